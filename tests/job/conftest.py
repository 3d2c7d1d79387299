"""A kiosk with its real screens over a real store, and somebody who walks through them."""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

import pytest

from county.catalogue.authoring import WrittenItem, read_item
from demo import village
from demo.fingers import Fingers
from demo.folders import Folders
from demo.people import WANG
from demo.portraits import portrait
from demo.villager import Walk
from kiosk import app as kiosk_app
from kiosk.app import App
from kiosk.box import switch_on
from tests.kiosk.village import County
from tests.screens.geometry import Scene, faults_of

CATALOGUE = Path(__file__).parents[2] / "assets" / "catalogue" / "items"
PICTURES = Path(__file__).parents[1] / "_pictures"
ITEMS = ("MZ01", "MZ07", "MZ10", "RS01", "YB01", "NY01", "ZR02")


@cache
def bundle(code: str) -> bytes:
    """An item as the county publishes it."""
    item = read_item(CATALOGUE / code, date(2026, 11, 24))
    assert isinstance(item, WrittenItem), item
    return item.data


@dataclass
class Visit(Walk):
    """A walk that measures every screen it looks at."""

    found: dict[str, list[str]] = field(default_factory=dict)
    ppmm: float = 4.0

    def look(self, name: str) -> None:
        super().look(name)
        wrong = faults_of(Scene(self.fingers._app.window, self.ppmm))
        if wrong:
            self.found[f"{name} ({self.fingers.screen()})"] = wrong


@dataclass
class Place:
    """An open kiosk."""

    app: App
    county: County
    fingers: Fingers
    walk: Visit
    plate: village.Plate


@pytest.fixture(params=["portrait", pytest.param("landscape", marks=pytest.mark.full)])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    folders = Folders(tmp_path).make()
    for name in ("card", "camera", "scanner", "printed"):
        (folders.machines / name).mkdir(parents=True)
    portrait(folders.machines / "camera" / "portrait-1.jpg")
    kiosk_app.application()
    options = village.config(folders, orientation=request.param)
    box = switch_on(options)
    county = County(box.store, box.clock, box.key)
    county.enrol()
    for code in ITEMS:
        county.publish(bundle(code))
    size = kiosk_app.LANDSCAPE if request.param == "landscape" else kiosk_app.PORTRAIT
    app = App(box, size=size)
    hook, sys.excepthook = sys.excepthook, app.accidents.happened
    fingers, plate = Fingers(app), village.Plate(folders)
    walk = Visit(fingers, plate, WANG, PICTURES / request.param, ppmm=kiosk_app.REFERENCE_PPMM[size])
    yield Place(app, county, fingers, walk, plate)
    sys.excepthook = hook
    app.close()
    assert app.warnings == []
