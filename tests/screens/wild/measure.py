"""A number of sessions, or a storm, over one switched-on kiosk; figures for a test and for people."""

import logging
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from kiosk.ui.viewmodels.base import Page
from tests.kiosk.village import Village
from tests.screens.kiosk_screen import Screen
from tests.screens.wild.left import Disk, Lines, left
from tests.screens.wild.session import Session
from tests.screens.wild.storm import Storm, chords

SHUFFLE = 41
DEEP = 20
"""Without touch the memory is walked after so many sessions, for the words of all of them."""


@dataclass
class Outcome:
    """How many sessions were played and how many left something where."""

    sessions: int = 0
    left: int = 0
    where: set[str] = field(default_factory=set)


def plant(leak: str, screen: Screen, folder: Path, word: str) -> object:
    """A bug of the kind that is looked for; what is returned keeps it alive."""
    if leak == "clipboard":
        QGuiApplication.clipboard().setText(word)
    elif leak == "log":
        logging.getLogger("kiosk.planted").error("typed %s", word)
    elif leak == "file":
        (folder / "planted.tmp").write_text(word, "utf-8")
    elif leak == "item":
        screen.app.window.contentItem().childItems()[0].setProperty("text", word)
    else:
        kept = Page()
        kept.typed = [word]  # type: ignore[attr-defined]
        return kept
    return None


def sessions(village: Village, screen: Screen, count: int, seed: int, *, by_touch: bool, planted: str = "") -> Outcome:
    """Play them one after another; after each the kiosk is searched for what that person said."""
    said: set[str] = set()
    outcome, log, root, disk = Outcome(), Lines(), logging.getLogger(), Disk(village.folder)
    root.addHandler(log)
    screen.app.frame._timer.stop()     # seconds pass only where a session lets them
    try:
        for number in range(count):
            one = Session(village, screen, Random(seed * 1_000_003 + number), by_touch=by_touch)
            one.play()
            one.leave()
            keeps = plant(planted, screen, village.folder, min(one.words)) if planted else None
            said |= one.words
            deep = by_touch or number % DEEP == DEEP - 1 or number == count - 1
            places = left(screen, disk, log, said if deep else one.words, memory=deep)
            del keeps
            if deep:
                said = set()
            log.lines.clear()
            outcome.sessions += 1
            outcome.left += bool(places)
            outcome.where |= set(places)
    finally:
        root.removeHandler(log)
    return outcome


def storm(screen: Screen, touches: int, keys: int, seed: int) -> Storm:
    """Touches and chords, with a look at the state of things every hundred."""
    made = Storm(screen, Random(seed), QTest.createTouchDevice())
    every = chords()
    Random(SHUFFLE).shuffle(every)
    try:
        for _ in range(touches):
            made.touch()
        for chord in every[:keys or None]:
            made.chord(chord)
            if made.chords % 50 == 0:
                made.touch()
        screen.run()
    finally:
        made.end()
    return made
