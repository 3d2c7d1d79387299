"""A finger on the real screen: finds controls by name, touches them, waits for what comes."""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from demo.finger import NAME, draw, middle, seen, tap
from kiosk.app import App

PATIENCE_S = 60.0
BETWEEN_TOUCHES_S = 0.45
"""Longer than the keys sleep after a page came, and than they ignore a second touch."""


class NotThere(Exception):
    """A control or a condition that did not come; says which, and what was on the screen."""


class Fingers:
    """Touches the window of a kiosk as a person does."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._touched_at = time.monotonic()
        self.touches = 0

    def touch(self, name: str) -> None:
        """Touch a key in its middle."""
        self.wait(lambda: self.find(name) is not None, f"the key {name}")
        self._rest()
        item = self.find(name)
        assert item is not None
        tap(self._app.window, middle(item))
        self._touched()

    def type(self, characters: str) -> None:
        """Touch one key a character; where words are written, on the tab that has it."""
        self.wait(lambda: any(self.find(name) for name in (f"key{characters[0]}", "way_pinyin")), "a place to type")
        if self.find(f"key{characters[0]}") is None:
            self.touch("way_digits" if characters[0].isdigit() else "way_pinyin")
        for character in characters:
            self.touch(f"key{character}")

    def sign(self) -> None:
        """Draw a name with a finger."""
        self.wait(lambda: self.find("signaturePad") is not None, "the place to sign")
        self._rest()
        pad = self.find("signaturePad")
        assert pad is not None
        draw(self._app.window, pad, NAME, lambda: self._run(0.03))
        self._touched()

    def text_of(self, name: str) -> str:
        """Return what a label says."""
        item = self.find(name)
        if item is None:
            raise NotThere(name)
        return str(item.property("text"))

    def screen(self) -> str:
        """Return the name of the open screen."""
        page = self._app.navigator.current
        return page.screen_name if page is not None else ""

    def wait_screen(self, *names: str) -> str:
        """Wait until one of these screens is open; return which."""
        self.wait(lambda: self.screen() in names, f"the screen {' or '.join(names)}")
        return self.screen()

    def wait(self, ready: Callable[[], bool], what: str) -> None:
        """Let the program run until something is so. Raises NotThere."""
        deadline = time.monotonic() + PATIENCE_S
        while not ready():
            if time.monotonic() > deadline:
                raise NotThere(f"{what} did not come; on the screen: {self.screen()}, {self.names()}")
            self._run(0.02)

    def look(self, path: Path) -> Path:
        """Save what the screen shows."""
        self._run(0.35)
        self._app.grab(path)
        return path

    def names(self) -> list[str]:
        """Return the names of what can be seen."""
        return sorted({item.objectName() for item in seen(self._app.window) if item.objectName()})

    def find(self, name: str) -> QQuickItem | None:
        """Return the visible, enabled item of a name."""
        return next((item for item in seen(self._app.window) if item.objectName() == name and item.isEnabled()), None)

    def _touched(self) -> None:
        self.touches += 1
        self._touched_at = time.monotonic()

    def _rest(self) -> None:
        while (left := self._touched_at + BETWEEN_TOUCHES_S - time.monotonic()) > 0:
            self._run(min(left, 0.05))

    def _run(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while True:
            QGuiApplication.processEvents()
            if time.monotonic() >= end:
                return
            time.sleep(0.005)
