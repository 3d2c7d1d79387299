"""One switched-on kiosk screen a test, in both orientations."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from county.catalogue.authoring import WrittenItem, read_item
from tests.kiosk.village import CATALOGUE, Village
from tests.screens.kiosk_screen import Screen

ITEMS = ("MZ07", "RS01", "MZ01", "NY05", "MZ09")


@cache
def published(code: str) -> bytes:
    """An item as the county publishes it."""
    written = read_item(CATALOGUE / "items" / code, date(2026, 3, 2))
    assert isinstance(written, WrittenItem), written
    return written.data


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Village]:
    """A kiosk that holds some items of the catalogue."""
    made = Village(tmp_path)
    for code in ITEMS:
        made.publish(published(code))
    yield made
    made.switch_off()


@pytest.fixture(params=["portrait", "landscape"])
def screen(request: pytest.FixtureRequest, village: Village) -> Iterator[Screen]:
    """The window; a warning of QML fails the test."""
    made = Screen(village, request.param)
    yield made
    made.close()
    assert made.app.warnings == []
