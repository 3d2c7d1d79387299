"""One fault of each kind is planted on a screen that has none; the checks see it. Contrast, role by role."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QColor
from PySide6.QtQml import QQmlComponent
from PySide6.QtQuick import QQuickItem, QQuickWindow

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
    "off the window": (lambda screen: screen.find("search").setX(-500), "reaches the edge"),
    "under a key": (lambda screen: screen.find("search").setY(screen.find("heading").y() - 200), "text under key"),
    "cut": (lambda screen: screen.find("heading").setProperty("width", 20), "text"),
    "nameless": (_put("search", "text", ""), "no accessible name"),
    "unheard": (_put("heading", "spoken", ""), "nobody hears"),
    "moved": (lambda screen: screen.find("toolHelp").setX(screen.find("toolHelp").x() - 1), "toolHelp stands"),
    "gone": (_put("toolHelp", "visible", False), "toolHelp is missing"),
    "two blue keys": (_put("search", "primary", True), "more than one blue key"),
    "another window": (lambda screen: _window(screen), "another window"),
    "a dialog": (lambda screen: _dialog(screen), "a way out: QQuickPopupItem"),
    "words over words": (lambda screen: screen.find("common").setY(-100), "text over text"),
    "a hair too near": (lambda screen: _nudge(screen), "2.98 mm apart"),
    "faint": (_put("heading", "color", QColor("#C9BFAB")), "faint"),
}


def _nudge(screen: Screen) -> None:
    """One pixel less than there must be between two keys."""
    tool, before = screen.find("toolSize"), screen.find("toolRead")
    tool.setX(before.x() + before.width() + int(3 * screen.app.frame.ppmm))


def _dialog(screen: Screen) -> None:
    """A dialog as those of files and papers are: drawn inside the window."""
    made = QQmlComponent(screen.app.engine)
    made.setData(b"import QtQuick\nimport QtQuick.Controls.Basic\n"
                 b"Item { Dialog { title: 'Open a file'; width: 300; height: 200; visible: true } }", QUrl())
    holder = made.create()
    assert isinstance(holder, QQuickItem), made.errorString()
    holder.setParent(screen.app.window)
    holder.setParentItem(screen.app.window.contentItem())
    screen.run()


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


@pytest.mark.parametrize("where", ["under a sign", "outside"])
def test_a_finger_that_does_not_reach_the_key_fails(village: Village, where: str) -> None:
    screen = Screen(village, "portrait")
    try:
        screen.touch("start")
        if where == "outside":
            screen.find("search").setX(-2000)
        else:
            lid = screen.find("toolHelp")
            lid.setParentItem(screen.find("search").parentItem())
            lid.setPosition(screen.find("search").position())
            lid.setSize(screen.find("search").size())
        with pytest.raises(AssertionError, match="search was not felt"):
            screen.touch("search")
    finally:
        screen.close()


def test_a_key_rests_after_a_touch_and_sleeps_when_its_page_comes(village: Village) -> None:
    screen = Screen(village, "portrait")
    try:
        screen.pauses.pause = lambda: None  # type: ignore[method-assign]  # an impatient finger
        screen.app.frame.monotonic = lambda: 0.0
        screen.app.finding.home()
        with pytest.raises(AssertionError, match="apply was not felt"):
            screen.touch("apply")
        screen.app.frame.monotonic = lambda: 0.26
        screen.touch("apply")
        assert screen.name == "TilesScreen"
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
