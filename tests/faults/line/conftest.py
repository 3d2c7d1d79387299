"""One real county for all tests of this folder; every test has a village of its own in it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.faults.line.county import RealCounty
from tests.faults.line.line import Line
from tests.faults.line.village import Village


@pytest.fixture(scope="session")
def county(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealCounty]:
    made = RealCounty(tmp_path_factory.mktemp("county"))
    made.make()
    made.start()
    yield made
    made.stop()


@pytest.fixture
def line(county: RealCounty) -> Iterator[Line]:
    made = Line(county.port)
    yield made
    made.close()


@pytest.fixture
def place(county: RealCounty) -> str:
    """The code of a village."""
    return county.village()


@pytest.fixture
def kiosks(county: RealCounty, tmp_path: Path) -> Iterator[Callable[[str], Village]]:
    """Makes enrolled kiosks of a village; switches them off at the end."""
    made: list[Village] = []

    def make(village: str) -> Village:
        made.append(Village(tmp_path / f"kiosk-{len(made)}").enrol(county, village))
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture
def kiosk(kiosks: Callable[[str], Village], place: str) -> Village:
    return kiosks(place)
