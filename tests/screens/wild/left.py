"""Where something of the person before could be left, and looking for it there."""

from __future__ import annotations

import logging
import os
import re
import sys
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from kiosk.app import QML
from tests.screens.kiosk_screen import Screen
from tests.screens.wild.memory import Memory
from tests.screens.wild.needles import Needles, Word

SHOWN = {"text", "displayText", "preeditText", "placeholderText", "title", "source"}
DECLARED = re.compile(r"property (?:string|var|url) (\w+)")


class Lines(logging.Handler):
    """Everything that is logged, as a log file would hold it."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


class Left:
    """Searches one kiosk: what is `drawn`, the clipboard, what is logged, and when deep also memory and disk."""

    def __init__(self, folder: Path, drawn: Callable[[], Iterable[tuple[str, str]]]) -> None:
        self._drawn = drawn
        self._disk, self._memory, self._log = Disk(folder), Memory(), Lines()

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Hear the log, and have every temporary file of this process and its children in the folder."""
        logging.getLogger().addHandler(self._log)
        before, folder = (tempfile.tempdir, os.environ.get("TMPDIR")), self._disk.folder / "temporary"
        folder.mkdir(exist_ok=True)
        tempfile.tempdir = os.environ["TMPDIR"] = str(folder)
        try:
            with _written(folder / "written"):
                yield
        finally:
            logging.getLogger().removeHandler(self._log)
            tempfile.tempdir = before[0]
            os.environ.pop("TMPDIR") if before[1] is None else os.environ.update(TMPDIR=before[1])

    def learn(self) -> None:
        """What is there now is nobody's."""
        self._memory.learn()

    def places(self, words: Collection[Word], *, deep: bool) -> set[tuple[str, Word]]:
        """Which place still holds which word."""
        texts = [*self._drawn(), ("clipboard", QGuiApplication.clipboard().text()),
                 *(("log", line) for line in self._log.lines)]
        self._log.lines.clear()
        found = {(place, word) for place, text in texts for word in words if isinstance(word, str) and word in text}
        return found.union(self._memory.holding(words, [words]), self._disk.holding(words)) if deep else found


@contextmanager
def _written(file: Path) -> Iterator[None]:
    """What is printed, by Python, by Qt or by C, goes into a file."""
    sys.stdout.flush()
    sys.stderr.flush()
    kept = [os.dup(1), os.dup(2)]
    with file.open("ab") as target:
        for place in (1, 2):
            os.dup2(target.fileno(), place)
    try:
        yield
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        for place, before in zip((1, 2), kept, strict=True):
            os.dup2(before, place)
            os.close(before)


@cache
def _properties() -> tuple[str, ...]:
    """The texts every item may have, and all our own QML declares."""
    declared = {name for file in QML.rglob("*.qml") for name in DECLARED.findall(file.read_text("utf-8"))}
    return tuple(sorted(SHOWN | declared))


def drawn(screen: Screen) -> Iterator[tuple[str, str]]:
    """Every text of every item of the window, and what QML complained of."""
    yield from (("warning", line) for line in screen.app.warnings)
    waiting: list[QObject] = [screen.app.window.contentItem()]
    while waiting:
        item = waiting.pop()
        for name in _properties():
            value = item.property(name)
            if value and isinstance(value, str | list | dict):
                yield f"item {item.objectName() or 'unnamed'}.{name}", str(value)
        if isinstance(item, QQuickItem):
            waiting += item.childItems()


class Disk:
    """A folder's files; each is read again only after it was written."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._seen: dict[Path, tuple[int, int]] = {}

    def holding(self, words: Collection[Word]) -> Iterator[tuple[str, Word]]:
        """Which kind of file holds which word in the clear, or is called so."""
        needles = Needles(words)
        for file in self.folder.rglob("*"):
            yield from (("name of a file", word) for word in needles.within(str(file).encode()))
            if file.is_file() and self._is_new(file):
                yield from ((f"file {file.suffix or file.name}", word) for word in needles.within(file.read_bytes()))

    def _is_new(self, file: Path) -> bool:
        state = (file.stat().st_mtime_ns, file.stat().st_size)
        before, self._seen[file] = self._seen.get(file), state
        return before != state
