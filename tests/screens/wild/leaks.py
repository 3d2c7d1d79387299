"""Bugs of the kind that is looked for, planted: each leaves one word somewhere."""

import logging
import os
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtGui import QGuiApplication

from kiosk.ui.viewmodels.base import Page
from tests.screens.kiosk_screen import Screen
from tests.screens.wild.unseen import Unseen

Leak = Callable[[Screen | Unseen, Path, str | bytes], object]
"""What it returns keeps the word alive."""


def _clipboard(screen: Screen | Unseen, folder: Path, word: Any) -> None:
    QGuiApplication.clipboard().setText(word)


def _log(screen: Screen | Unseen, folder: Path, word: Any) -> None:
    logging.getLogger("kiosk.planted").error("typed %s", word)


def _file(screen: Screen | Unseen, folder: Path, word: Any) -> None:
    (folder / "planted.tmp").write_text(word, "utf-8")


def _elsewhere(screen: Screen | Unseen, folder: Path, word: Any) -> None:
    with tempfile.NamedTemporaryFile("w", delete=False) as file:
        file.write(word)


def _printed(screen: Screen | Unseen, folder: Path, word: Any) -> None:
    os.write(2, word.encode())


def _item(screen: Screen | Unseen, folder: Path, word: Any) -> None:
    assert isinstance(screen, Screen)
    screen.app.window.contentItem().childItems()[0].setProperty("text", word)


def _object(screen: Screen | Unseen, folder: Path, word: Any) -> Page:
    kept = Page()
    kept.typed = [word]  # type: ignore[attr-defined]
    return kept


def _bytes(screen: Screen | Unseen, folder: Path, word: Any) -> Page:
    kept = Page()
    kept.picture = b"JFIF" + word.encode() + b"..."  # type: ignore[attr-defined]
    return kept


def _closure(screen: Screen | Unseen, folder: Path, word: Any) -> Callable[[], object]:
    said = f"{word} "
    return lambda: said


def _cached(screen: Screen | Unseen, folder: Path, word: Any) -> Callable[[int], str]:
    """The memory of an input method."""
    @cache
    def guessed(place: int) -> str:
        return f"{word} "

    guessed(1)
    return guessed


LEAKS: dict[str, Leak] = {
    "clipboard": _clipboard, "log": _log, "file": _file, "temporary": _elsewhere, "printed": _printed, "item": _item,
    "object": _object, "bytes": _bytes, "closure": _closure, "cached": _cached}
