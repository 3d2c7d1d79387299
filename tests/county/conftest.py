"""A real county for each test: a copied folder with its own SQLite file, keys and published items."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("COUNTY_DATA", tempfile.mkdtemp(prefix="county-test-"))
os.environ.setdefault("COUNTY_DEMO", "1")
os.environ.setdefault("COUNTY_PLAIN", "1")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "county.settings")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright's own loop stands in the thread of the test


def pytest_pycollect_makemodule(module_path: Path) -> None:
    """Set Django up before a module of this folder imports models."""
    import django

    django.setup()


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A county with staff, villages and items, to be copied."""
    from tests.county.world import make

    return make(tmp_path_factory.mktemp("county") / "data")


@pytest.fixture(scope="session")
def small_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A county with one item and two villages, quickly carried about."""
    from tests.faults.schedules.world import make_county

    return make_county(tmp_path_factory.mktemp("small") / "data")


@pytest.fixture
def small(small_once: Path, tmp_path: Path) -> Iterator[object]:
    """A small county of this test's own."""
    from tests.county.world import County, close, copy

    yield County(copy(small_once, tmp_path / "data"))
    close()


@pytest.fixture
def county(made_once: Path, tmp_path: Path) -> Iterator[object]:
    """A county of this test's own."""
    from tests.county.world import County, close, copy

    yield County(copy(made_once, tmp_path / "data"))
    close()


@pytest.fixture
def hand(small: object, tmp_path: Path) -> Iterator[object]:
    """A village without a line, beside a small county."""
    from tests.county.by_hand import village

    yield from village(tmp_path)


@pytest.fixture
def full_hand(county: object, tmp_path: Path) -> Iterator[object]:
    """A village without a line, beside the demo's county with all its items and people."""
    from tests.county.by_hand import village

    yield from village(tmp_path)
