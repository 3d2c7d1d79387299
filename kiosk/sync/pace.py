"""How much to put on the line at once, learned from the line. Pure: no clock, no network."""

from enum import Enum

from casework.wire import LEVEL, QUICK, STRONGEST
from kiosk.sync.outgoing import Outgoing

LEAST_BYTES = 4 * 1024
MOST_BYTES = 256 * 1024
MOST_UP_BYTES = 1024 * 1024
CALM_BYTES = 128 * 1024
"""Carried without a cut, after which a line counts as whole again."""
THIN_BYTES_S = 8 * 1024
QUICK_BYTES_S = 64 * 1024


class Line(Enum):
    """A line by what it can carry: how many facts a group may hold, and what CPU is worth spending."""

    BROKEN = (4, STRONGEST)
    """It was cut not long ago, and the county begins again after the last group: small groups lose little, and each
    costs 0.1 KB more."""
    THIN = (40, STRONGEST)
    MIDDLING = (200, LEVEL)
    QUICK = (200, QUICK)

    def __init__(self, most_facts: int, level: int) -> None:
        self.most_facts, self.level = most_facts, level


class Pace:
    """Halves after a cut that moved bytes, grows by a quarter with every success; lives as long as the program."""

    def __init__(self) -> None:
        self.bytes = MOST_BYTES
        """What has to come through in one piece: an answer with its feed, a piece of a photograph."""
        self.up_bytes = MOST_UP_BYTES
        """What is sent in one call. The county keeps it group by group, so a cut need not make it smaller."""
        self.ask_first = False
        """Whether the next call asks where the county stands before it sends anything."""
        self.unfinished: Outgoing | None = None
        """A call whose line broke."""
        self.goes_on = False
        """Whether the county goes on with a broken call at the byte where it broke."""
        self._bytes_s = 0.0
        self._calm = CALM_BYTES
        self._stood = 0

    @property
    def is_calm(self) -> bool:
        """Whether much has come through since the line was cut last."""
        return self._calm >= CALM_BYTES

    @property
    def line(self) -> Line:
        """What the line looks like now; an unknown one is taken for thin."""
        if not self.is_calm and not self.goes_on:
            return Line.BROKEN
        if self._bytes_s < THIN_BYTES_S:
            return Line.THIN
        return Line.MIDDLING if self._bytes_s < QUICK_BYTES_S else Line.QUICK

    def went_well(self, moved: int, seconds: float) -> None:
        """A call came through whole. A small one tells how quick the line is at least."""
        self.bytes = min(MOST_BYTES, self.bytes + self.bytes // 4)
        self.up_bytes = min(MOST_UP_BYTES, self.up_bytes + self.up_bytes // 4)
        self.ask_first = False
        self._stood = 0
        self._calm += moved
        seen = moved / max(seconds, 0.001)
        told = moved >= LEAST_BYTES
        self._bytes_s = (self._bytes_s + seen) / 2 if told and seen < self._bytes_s else max(self._bytes_s, seen)

    def broke_off(self, moved: int) -> None:
        """A call broke off after so many bytes; a line that is simply down says nothing about its strength."""
        if moved > 0:
            self.bytes = max(LEAST_BYTES, self.bytes // 2)
            self.ask_first = True
            self._calm = 0

    def stood_still(self) -> None:
        """Bytes were moved and the county kept nothing: something on the way waits for the whole call.

        A county that knows broken calls tells of every byte; there a line that broke early is no sign yet.
        """
        self._stood += 1
        if self.goes_on and self._stood == 1:
            return
        self.up_bytes = max(LEAST_BYTES, min(self.up_bytes, MOST_BYTES) // 2)
