"""A village for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.forms.filling import Filling
from tests.kiosk.old_age import started
from tests.kiosk.village import Village, bundle


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Village]:
    """A kiosk that is enrolled and holds two items of the catalogue."""
    made = Village(tmp_path)
    made.publish(bundle("MZ07"))
    made.publish(bundle("RS01"))
    yield made
    made.switch_off()


@pytest.fixture
def filling(village: Village) -> Filling:
    """The form of the old-age allowance, open at its first question."""
    return started(village)
