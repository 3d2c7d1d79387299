"""The real window over a real store, offscreen; touched by name, looked at as pictures and as geometry."""

import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QRectF
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from demo.finger import draw, middle, seen, tap
from kiosk import app as root
from kiosk.app import App
from kiosk.box import Box
from kiosk.config import Config
from kiosk.ui.journeys.journeys import Journeys
from tests.kiosk.village import KEY, Village

PICTURES = Path(__file__).resolve().parents[1] / "_pictures"
SIZES = {"portrait": root.PORTRAIT, "landscape": root.LANDSCAPE}
PAUSE_S = 0.5
"""Between two touches of a person: longer than the keys sleep and rest."""
MOST_PAGES = 12


class Pauses:
    """Real time, and the pauses between touches that nobody waited for."""

    def __init__(self) -> None:
        self._passed = 0.0

    def monotonic(self) -> float:
        """Seconds."""
        return time.monotonic() + self._passed

    def pause(self) -> None:
        """A person looks for the next key."""
        self._passed += PAUSE_S


class Running:
    """A kiosk that is switched on, with a window or without."""

    app: Journeys

    @property
    def name(self) -> str:
        """Which screen is open."""
        page = self.app.navigator.current
        return page.screen_name if page is not None else ""

    def run(self, times: int = 3) -> None:
        """Let what is due happen; pages that were left are destroyed, as in a program that runs its loop."""
        for _ in range(times):
            QGuiApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # type: ignore[call-overload]


class Screen(Running):
    """Its window, and a finger to touch it with."""

    app: App

    def __init__(self, village: Village, orientation: str, language: str = "zh_CN") -> None:
        self.orientation, self.language = orientation, language
        root.application()
        config = Config(data=str(village.folder), language=language)
        box = Box(config, village.store, KEY, village.clock, village.kiosk)  # type: ignore[arg-type]
        self.app = App(box, size=SIZES[orientation])
        self.pauses = Pauses()
        self.app.frame.monotonic = self.pauses.monotonic
        self.suffix = ""
        self.run()      # the window hears how large it is

    def touch(self, name: str) -> None:
        """Touch a key in its middle, turning the pages of a list to find it.

        Raises LookupError where it is not there, AssertionError where the finger does not reach it.
        """
        self._turn_to(name)
        self._press(name)

    def _press(self, name: str) -> None:
        self.drawn()
        self.feel(self.find(name))

    def feel(self, key: QQuickItem) -> None:
        """Touch a key that stands where it was drawn. Raises AssertionError where the finger does not reach it."""
        felt = [False]

        def feel() -> None:
            felt[0] = True

        key.clicked.connect(feel)  # type: ignore[attr-defined]
        self.pauses.pause()
        name, at = key.objectName(), middle(key)
        tap(self.app.window, at)
        self.app.beside.wait()
        self.run()
        glass = QRect(QPoint(0, 0), self.app.window.size())
        reached = felt[0] and glass.contains(at)
        assert reached, f"{name} was not felt at {at.toTuple()} on {self.name}: it is covered or outside"

    def _turn_to(self, name: str) -> None:
        for _ in range(MOST_PAGES):
            names = {item.objectName() for item in self.items()}
            more = next((one for one in names if one.startswith("more") and one != "moreCandidates"), None)
            if name in names or more is None:
                return
            self._press(more)

    def drawn(self) -> None:
        """Everything is laid out as it is shown."""
        self.app.window.grabWindow()

    def draw(self, name: str, *lines: list[tuple[float, float]]) -> None:
        """Draw lines with the finger; points are shares of the item's width and height."""
        self.drawn()
        for line in lines:
            self.pauses.pause()
            draw(self.app.window, self.find(name), line, self.drawn)
        self.run()

    def type(self, characters: str) -> None:
        """One key a character; where words are written, on the tab that has it."""
        names = {item.objectName() for item in self.items()}
        if f"key{characters[0]}" not in names and "way_pinyin" in names:
            self.touch("way_digits" if characters[0].isdigit() else "way_pinyin")
        for character in characters:
            self.touch(f"key{character}")

    def find(self, name: str) -> QQuickItem:
        """The visible, enabled item of a name. Raises LookupError naming what there is."""
        found = next((item for item in self.items() if item.objectName() == name and item.isEnabled()), None)
        if found is None:
            raise LookupError(f"{name} is not on {self.name}: {sorted({i.objectName() for i in self.items()} - {''})}")
        return found

    def items(self) -> Iterator[QQuickItem]:
        """Everything that can be seen."""
        return seen(self.app.window)

    def text_of(self, name: str) -> str:
        """What a label says."""
        return str(self.find(name).property("text"))

    def look(self, name: str) -> None:
        """Keep a picture for people; the folder is not in the repository."""
        self.run(6)
        self.app.grab(PICTURES / f"{name}-{self.orientation}{self.suffix}.png")

    def close(self) -> None:
        """Switch the screen off; the village's store stays open."""
        self.app.box.store.close = lambda: None  # type: ignore[method-assign]
        self.app.close()


def keys(screen: Screen) -> list[QQuickItem]:
    """All that can be pressed."""
    return [item for item in screen.items() if item.property("isKey") and item.isEnabled()]


def texts(screen: Screen) -> list[QQuickItem]:
    """All words that can be seen."""
    # not asked by class name: PySide6 6.9 mixes up a metaObject() with items made later at its address
    return [item for item in screen.items() if item.property("truncated") is not None and item.property("text")]


def place(item: QQuickItem) -> QRectF:
    """Where it stands in the window."""
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
