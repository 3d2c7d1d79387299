"""Handwriting for the faces: one process while somebody writes, and how its guesses are ordered in a name."""

from collections.abc import Callable, Sequence
from typing import Final

from kiosk.handwriting.worker import Able, News, Read, Unable, Worker
from kiosk.services.pinyin import SURNAMES
from kiosk.services.register import Register

SURNAME_WEIGHT: Final = 4.0
SHOWN: Final = 48
__all__ = ["Able", "Handwriting", "News", "Read", "Unable", "Worker", "ordered"]

Start = Callable[[Callable[[News], None]], Worker]
"""What starts a recogniser, which tells its news."""


class Handwriting:
    """At most one process; begun when a panel opens, ended with the session. Without `start` nothing is read."""

    def __init__(self, start: Start | None = None) -> None:
        self._start = start
        self._worker: Worker | None = None
        self._number = 0
        self._news: Callable[[News], None] = _nobody
        self.state: Able | Unable | None = None
        """None until it has told."""
        if start is None:
            self.state = Unable()

    def listen(self, news: Callable[[News], None]) -> None:
        """Who is told; called from another thread."""
        self._news = news

    def begin(self) -> None:
        """Load it, unless it is there already."""
        if self._worker is None and self._start is not None:
            self.state = None
            self._worker = self._start(self._told)
            self._worker.begin()

    def ask(self, strokes: Sequence[Sequence[float]]) -> int:
        """What is this? Returns the number the answer will bear."""
        self._number += 1
        self.begin()
        if self._worker is not None:
            self._worker.ask(self._number, [list(stroke) for stroke in strokes])
        return self._number

    def end(self) -> None:
        """The session is over: the process goes, and with it all it knew."""
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.end()
            self.state = None

    def _told(self, news: News) -> None:
        if isinstance(news, (Able, Unable)):
            self.state = news
        self._news(news)


def _nobody(news: News) -> None:
    """Nobody listens yet."""


def ordered(guesses: Sequence[tuple[str, float]], *, name: bool, first: bool, register: Register) -> list[str]:
    """The characters, likeliest first; in a name first the surnames, then what the village's names have."""

    def weight(character: str) -> float:
        if not name:
            return 0.0
        return SURNAME_WEIGHT * (character in SURNAMES) if first else register.weight(character)

    best = sorted(guesses, key=lambda one: -(one[1] + weight(one[0])))
    return [character for character, _ in best[:SHOWN]]
