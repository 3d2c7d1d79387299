"""Names this village has: the applicants of its cases, so that a name need not be spelt again from nothing.

A name says nothing about a matter, and is offered only after two of its characters were written. Kept in memory until
the session ends.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from math import log

from casework import names
from kiosk.services.pinyin import Called

MOST_WEIGHT = 4.0
FROM = 2


class Register:
    """The village's names. `read` lists them; asked once a session, at the first name that is written."""

    def __init__(self, read: Callable[[], Sequence[str]]) -> None:
        self._read = read
        self._names: tuple[str, ...] | None = None
        self._given: Counter[str] = Counter()

    def forget(self) -> None:
        """The session is over."""
        self._names, self._given = None, Counter()

    def names(self) -> tuple[str, ...]:
        """Every name once."""
        if self._names is None:
            self._names = tuple(dict.fromkeys(self._read()))
            self._given = Counter(one for name in self._names for one in names.split(name)[1])
        return self._names

    def weight(self, character: str) -> float:
        """What a character gains in a given name: the logarithm of how often the village has it, at most 4."""
        self.names()
        return min(log(1 + self._given[character]), MOST_WEIGHT)

    def completions(self, seen: Sequence[Sequence[str]]) -> list[str]:
        """The names whose first characters are among what was seen there; from two characters on."""
        if len(seen) < FROM:
            return []
        return [name for name in self.names()
                if len(name) > len(seen) - 1 and all(one in each for one, each in zip(name, seen, strict=False))]

    def called(self) -> list[Called]:
        """The names with their syllables, for those who write them in pinyin."""
        from pypinyin import Style, lazy_pinyin

        return [Called(name, tuple(lazy_pinyin(name, style=Style.NORMAL, v_to_u=False))) for name in self.names()]
