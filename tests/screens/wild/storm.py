"""Touches anywhere and keys of every kind; what came of them, in words."""

import sys
from collections.abc import Callable
from itertools import combinations
from random import Random
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPointingDevice
from PySide6.QtTest import QTest

from demo.finger import middle, tap
from tests.screens.kiosk_screen import Screen, keys

HOLDS = (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier,
         Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.MetaModifier)
Chord = tuple[Qt.Key, Qt.KeyboardModifier]
LEFT = Qt.MouseButton.LeftButton
ON_A_KEY, HOME_AFTER = 0.5, 500


def chords() -> list[Chord]:
    """Every key Qt knows with every set of modifiers."""
    holds = [Qt.KeyboardModifier.NoModifier]
    for count in range(1, len(HOLDS) + 1):
        for some in combinations(HOLDS, count):
            held = Qt.KeyboardModifier.NoModifier
            for one in some:
                held |= one
            holds.append(held)
    return [(key, held) for key in Qt.Key for held in holds]


class Storm:
    """Counts what was done, and gathers what must not happen."""

    def __init__(self, screen: Screen, chance: Random, glass: QPointingDevice) -> None:
        self.screen, self.chance, self.glass = screen, chance, glass
        self.visible = sum(one.isVisible() for one in QGuiApplication.topLevelWindows())
        self.exceptions: list[str] = []
        self.touches = self.chords = 0
        self.seen: set[str] = set()
        self._before: Callable[..., object] = sys.excepthook
        sys.excepthook = self._raised

    def _raised(self, kind: type[BaseException], _: BaseException, __: TracebackType | None) -> None:
        self.exceptions.append(kind.__name__)

    def end(self) -> None:
        """Exceptions go where they went."""
        sys.excepthook = self._before  # type: ignore[assignment]

    def touch(self) -> None:
        """A finger on a key, or anywhere: once, twice, long, with a second finger, or as a mouse."""
        if self.chance.random() < ON_A_KEY:
            self._on_a_key()
        else:
            self._anywhere()
        self.screen.run(1)
        self.touches += 1
        self.seen.add(self.screen.name)
        if self.touches % HOME_AFTER == 0:
            self.screen.app.tools.home()
            self.screen.run(1)

    def _on_a_key(self) -> None:
        """After the keys had rested since the last touch: their guards count by `pauses`."""
        self.screen.pauses.pause()
        tap(self.screen.app.window, middle(self.chance.choice(keys(self.screen))))

    def _anywhere(self) -> None:
        window = self.screen.app.window
        at, to = self._spot(), self._spot()
        how = self.chance.choice(("tap", "twice", "two", "drag", "mouse", "double", "long"))
        if how in ("tap", "twice"):
            for _ in range(1 + (how == "twice")):
                QTest.touchEvent(window, self.glass).press(0, at, window).commit()
                QTest.touchEvent(window, self.glass).release(0, at, window).commit()
        elif how == "two":
            QTest.touchEvent(window, self.glass).press(0, at, window).press(1, to, window).commit()
            QTest.touchEvent(window, self.glass).release(0, at, window).release(1, to, window).commit()
        elif how == "drag":
            QTest.touchEvent(window, self.glass).press(0, at, window).commit()
            QTest.touchEvent(window, self.glass).move(0, to, window).commit()
            QTest.touchEvent(window, self.glass).release(0, to, window).commit()
        elif how == "double":
            QTest.mouseDClick(window, LEFT, Qt.KeyboardModifier.NoModifier, at)
        else:
            QTest.mousePress(window, LEFT, Qt.KeyboardModifier.NoModifier, at)
            self.screen.run(1 + 4 * (how == "long"))
            QTest.mouseRelease(window, LEFT, Qt.KeyboardModifier.NoModifier, at)

    def _spot(self) -> QPoint:
        window = self.screen.app.window
        return QPoint(self.chance.randrange(window.width()), self.chance.randrange(window.height()))

    def chord(self, chord: Chord) -> None:
        """One key with what is held; Alt+F4 also as the window system tells it."""
        key, held = chord
        window = self.screen.app.window
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(window, QKeyEvent(kind, int(key), held))
        if key is Qt.Key.Key_F4:
            window.close()
        self.chords += 1

    def faults(self) -> list[str]:
        """What must not have happened."""
        windows = QGuiApplication.topLevelWindows()
        found = [f"exception {name}" for name in self.exceptions]
        found += [f"warning {line}" for line in self.screen.app.warnings]
        if sum(one.isVisible() for one in windows) != self.visible or not self.screen.app.window.isVisible():
            found.append("another window, or none")
        return found + self._stuck()

    def _stuck(self) -> list[str]:
        """Whether the next person can begin."""
        try:
            self.screen.app.tools.home()
            self.screen.run()
            self.screen.touch("apply")
            self.screen.app.finding.attract()
            self.screen.run()
        except LookupError:
            return ["an application cannot be begun"]
        return [] if self.screen.name == "AttractScreen" else [f"the idle page is not reached: {self.screen.name}"]
