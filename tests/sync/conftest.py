"""One county for all tests of this room; each test takes villages of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.boxes import BUNDLE
from tests.sync.bad_lines import CuttingLine
from tests.sync.county_beside import County
from tests.sync.kiosks import Kiosk


@pytest.fixture(scope="session")
def county(tmp_path_factory: pytest.TempPathFactory) -> Iterator[County]:
    made = County(tmp_path_factory.mktemp("county"))
    made.make(BUNDLE)
    made.start()
    yield made
    made.stop()


@pytest.fixture
def kiosk(county: County, tmp_path: Path) -> Iterator[Kiosk]:
    """An enrolled kiosk that has exchanged once: it holds the catalogue."""
    made = Kiosk(county, tmp_path / "kiosk").enrol()
    made.exchange()
    yield made
    made.close()


@pytest.fixture
def line(county: County) -> Iterator[CuttingLine]:
    made = CuttingLine(county.port)
    yield made
    made.close()
