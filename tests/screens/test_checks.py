"""One fault of each kind is planted on a screen that has none; the checks see it. Contrast, role by role."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QColor
from PySide6.QtQml import QQmlComponent
from PySide6.QtQuick import QQuickWindow

from kiosk.app import QML
from tests.kiosk.village import Village
from tests.screens.checks import Checks, contrast
from tests.screens.kiosk_screen import Screen

Plant = Callable[[Screen], object]
PAIRS = [(ink, ground) for ink, grounds in {
    "ink": "bg surface bar priTint warm read storedTint receivedTint decidedTint needTint errorTint",
    "ink2": "bg surface bar warm",
    "priInk": "pri",
    "pri": "bg surface priTint",
    "stored": "bg surface storedTint",
    "received": "bg surface receivedTint",
    "decided": "bg surface decidedTint",
    "need": "bg surface needTint",
    "error": "bg surface errorTint",
}.items() for ground in grounds.split()]
"""Every role that words are written in, on every ground they stand on."""


def _put(name: str, key: str, value: object) -> Plant:
    return lambda screen: screen.find(name).setProperty(key, value)


PLANTS: dict[str, tuple[Plant, str]] = {
    "small": (_put("search", "width", 30), "key search is"),
    "near": (lambda screen: screen.find("search").setY(screen.find("search").y() - 9), "apart"),
    "off the window": (lambda screen: screen.find("search").setX(-500), "leaves the window"),
    "under a key": (lambda screen: screen.find("search").setY(screen.find("heading").y() - 200), "text under key"),
    "cut": (lambda screen: screen.find("heading").setProperty("width", 20), "text"),
    "nameless": (_put("search", "text", ""), "no accessible name"),
    "unheard": (_put("heading", "spoken", ""), "nobody hears"),
    "moved": (lambda screen: screen.find("toolHelp").setX(screen.find("toolHelp").x() - 1), "toolHelp stands"),
    "gone": (_put("toolHelp", "visible", False), "toolHelp is missing"),
    "two blue keys": (_put("search", "primary", True), "more than one blue key"),
    "another window": (lambda screen: _window(screen), "another window"),
}


def _window(screen: Screen) -> QQuickWindow:
    window = QQuickWindow()
    window.setVisible(True)
    screen.planted = window  # type: ignore[attr-defined]
    return window


@pytest.mark.parametrize("kind", PLANTS)
def test_a_planted_fault_is_seen(village: Village, kind: str) -> None:
    screen = Screen(village, "portrait")
    checks = Checks()
    try:
        screen.touch("start")
        screen.app.window.grabWindow()
        assert checks.look(screen) == []
        plant, words = PLANTS[kind]
        plant(screen)
        assert any(words in fault for fault in checks.look(screen)), checks.look(screen)
    finally:
        screen.close()


@pytest.fixture
def theme(village: Village) -> Iterator[QObject]:
    """The Theme of a screen that is switched on."""
    screen = Screen(village, "portrait")
    probe = QQmlComponent(screen.app.engine)
    probe.setData(b'import QtQuick; import "."; QtObject { property var theme: Theme }',
                  QUrl.fromLocalFile(str(QML / "Probe.qml")))
    made = probe.create()
    assert made is not None, probe.errorString()
    yield made.property("theme")
    screen.close()


@pytest.mark.parametrize("high", [False, True], ids=["light", "high"])
def test_every_role_can_be_read_on_every_ground(theme: QObject, high: bool) -> None:
    theme.setProperty("highContrast", high)
    faint = {(ink, ground): round(contrast(theme.property(ink), theme.property(ground)), 2) for ink, ground in PAIRS}
    assert len(faint) == len(PAIRS)
    assert {pair: ratio for pair, ratio in faint.items() if ratio < 4.5} == {}


def test_contrast_is_measured_as_the_standard_says() -> None:
    assert contrast(QColor("#FFFFFF"), QColor("#000000")) == pytest.approx(21)
    assert contrast(QColor("#767676"), QColor("#FFFFFF")) == pytest.approx(4.54, abs=0.01)
    assert contrast(QColor("#777777"), QColor("#FFFFFF")) < 4.5
