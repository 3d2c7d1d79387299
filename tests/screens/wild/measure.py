"""A number of sessions, or a storm, over a switched-on kiosk; figures for a test and for people."""

from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from PySide6.QtTest import QTest

from kiosk.services.handwriting import Handwriting, Worker
from kiosk.voice.loudspeaker import FolderLoudspeaker
from kiosk.voice.synthesis import Synthesiser
from kiosk.voice.voice import Silence, SpokenVoice
from tests.kiosk.village import Village
from tests.screens.conftest import ITEMS, published
from tests.screens.kiosk_screen import Screen
from tests.screens.wild.keys import Keys, Told, Touched
from tests.screens.wild.left import Left, drawn
from tests.screens.wild.needles import Word
from tests.screens.wild.session import Session
from tests.screens.wild.storm import Storm, chords
from tests.screens.wild.unseen import Unseen

SHUFFLE = 41
DEEP = {True: 5, False: 50}
"""After so many sessions memory and disk are searched for the words of all of them: by touch, and without."""
BATCH = 250
"""After so many sessions a new kiosk is switched on: ten thousand drafts are no village's."""


@dataclass
class Outcome:
    """How many sessions were played, how many words were said, how many searches found something, and where."""

    sessions: int = 0
    words: int = 0
    left: int = 0
    where: set[str] = field(default_factory=set)
    screens: set[str] = field(default_factory=set)


def sessions(folder: Path, count: int, seed: int, *, by_touch: bool, aloud: bool = False) -> Outcome:
    """Play them one after another; after each the kiosk is searched for what that person said.

    `aloud`: what is touched is also heard, which takes as long again.
    """
    outcome = Outcome()
    for start in range(0, count, BATCH):
        here = folder / str(start)
        here.mkdir()
        _batch(here, range(start, min(start + BATCH, count)), seed, outcome, by_touch=by_touch, aloud=aloud)
    return outcome


def _batch(folder: Path, numbers: range, seed: int, outcome: Outcome, *, by_touch: bool,
           aloud: bool) -> None:
    (folder / "heard").mkdir()
    voice = SpokenVoice(FolderLoudspeaker(folder / "heard"), Synthesiser()) if aloud else Silence()
    village = Village(folder, Handwriting(Worker if by_touch else None), voice)
    for code in ITEMS:
        village.publish(published(code))
    screen = Screen(village, "portrait") if by_touch else Unseen(village)
    screen.app.frame._timer.stop()     # seconds pass only where a session lets them
    try:
        _played(village, screen, numbers, seed, outcome)
    finally:
        village.kiosk.aloud.forget()
        screen.close()
        village.handwriting.end()
        village.switch_off()


def _played(village: Village, screen: Screen | Unseen, numbers: range, seed: int, outcome: Outcome) -> None:
    by_touch, said = isinstance(screen, Screen), list[Word]()
    left = Left(village.folder, lambda: drawn(screen) if isinstance(screen, Screen) else ())
    keys = Touched(screen) if isinstance(screen, Screen) else Told(screen)
    with left.watching():
        left.learn()
        for number in numbers:
            said += _one(village, screen, keys, Random(seed * 1_000_003 + number), outcome)
            deep = not (number + 1) % DEEP[by_touch] or number == numbers[-1]
            places = left.places(said, deep=deep)
            if deep:
                said = []
            outcome.left += bool(places)
            outcome.where |= {place for place, _ in places}


def _one(village: Village, screen: Screen | Unseen, keys: Keys, chance: Random, outcome: Outcome) -> list[Word]:
    """Returns what was said."""
    one = Session(village, screen, keys, chance)
    one.play()
    one.leave()
    outcome.sessions += 1
    outcome.words += len(one.words)
    outcome.screens |= one.seen
    return list(one.words)


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
