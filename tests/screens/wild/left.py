"""Where something of the person before could be left, and looking for it there."""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from tests.screens.kiosk_screen import Screen

TEXTS = ("text", "displayText", "preeditText", "placeholderText", "title", "source", "value")
DEPTH = 4


class Lines(logging.Handler):
    """Everything that is logged, as a log file would hold it."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


def left(screen: Screen, disk: Disk, log: Lines, words: set[str], *, memory: bool = True) -> list[str]:
    """The places that still hold one of the words, by name and never with the word.

    `memory` also walks every object of the kiosk that Python knows, which takes most of the time.
    """
    screen.run()
    if memory:
        gc.collect()
    places = [*_items(screen), *(_objects() if memory else ()), *disk.names(),
              ("clipboard", QGuiApplication.clipboard().text()), *(("log", line) for line in log.lines),
              *(("warning", line) for line in screen.app.warnings)]
    everything = "\0".join(text for _, text in places)
    found = {word for word in words if word in everything}
    return sorted({place for place, text in places if any(word in text for word in found)} | set(disk.holding(words)))


def _items(screen: Screen) -> Iterator[tuple[str, str]]:
    waiting: list[QObject] = [screen.app.window.contentItem()]
    while waiting:
        item = waiting.pop()
        for name in TEXTS:
            value = item.property(name)
            if isinstance(value, str) and value:
                yield f"item {item.objectName() or 'unnamed'}.{name}", value
        if isinstance(item, QQuickItem):
            waiting += item.childItems()


def _objects() -> Iterator[tuple[str, str]]:
    for one in gc.get_objects():
        kind = type(one)
        if str(kind.__module__).startswith("kiosk."):
            for text in _texts(gc.get_referents(one), DEPTH):
                yield f"object {kind.__module__}.{kind.__name__}", text


def _texts(values: list[Any], depth: int) -> Iterator[str]:
    for value in values:
        if type(value) is str:
            yield value
        elif depth and type(value) in (dict, list, tuple, set):
            yield from _texts(gc.get_referents(value), depth - 1)


class Disk:
    """A folder's files; each is read again only after it was written, and searched for all that was said by then."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._seen: dict[Path, tuple[int, int]] = {}

    def names(self) -> Iterator[tuple[str, str]]:
        """What the files are called."""
        yield from (("name of a file", file.name) for file in self.folder.rglob("*"))

    def holding(self, words: set[str]) -> Iterator[str]:
        """Which kinds of file hold one of the words in the clear."""
        encoded = [word.encode(form) for word in words for form in ("utf-8", "utf-16-le")]
        for file in self.folder.rglob("*"):
            if not file.is_file():
                continue
            state = (file.stat().st_mtime_ns, file.stat().st_size)
            if self._seen.get(file) != state:
                self._seen[file] = state
                data = file.read_bytes()
                if any(word in data for word in encoded):
                    yield f"file {file.suffix or 'without suffix'}"
