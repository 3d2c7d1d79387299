"""Writing by touch, in whichever way one can: pure state of a panel, without a window.

The text grows by candidates that a person touches; nothing is ever taken by itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from casework.names import is_han
from kiosk.services import strokes
from kiosk.services.glyphs import drawable
from kiosk.services.handwriting import ordered
from kiosk.services.pinyin import Pinyin
from kiosk.services.register import Register
from kiosk.services.said import reading

SHOWN: Final = 8
LONGEST: Final = 200
LONGEST_CODE: Final = 6
REMEMBERED: Final = 16
"""How many guesses of a written character count when the village's names are looked through."""


class Way(StrEnum):
    """The ways to write, in the order of the tabs."""

    HAND = "hand"
    PINYIN = "pinyin"
    STROKES = "strokes"
    DIGITS = "digits"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing to touch: `text` goes into the field and uses up so many letters; `whole` replaces the field."""

    text: str
    used: int = 0
    whole: bool = False

    def said(self, *, surname: bool) -> str:
        """The reading below it, or the number of what nobody can draw; '' for words."""
        return reading(self.text, surname=surname) if len(self.text) == 1 and drawable(self.text) else ""


class Writing:
    """The text so far, what is being typed for the next character, and the page of candidates."""

    def __init__(self, register: Register, *, names: bool = False, text: str = "", way: Way = Way.PINYIN) -> None:
        self._register, self._names = register, names
        self._pinyin: Pinyin | None = None
        self._seen: list[tuple[str, ...]] = [(character,) for character in text]
        self._guesses: tuple[str, ...] = ()
        self._page = 0
        self._looked_up: tuple[object, list[Candidate]] = None, []
        self.text, self.typed, self.way = text, "", way

    @property
    def begins_name(self) -> bool:
        """Whether the next character is a surname."""
        return self._names and not self.text

    @property
    def pending(self) -> str:
        """What is being typed, as it is shown behind the text."""
        if self.way is Way.STROKES:
            return "".join(strokes.STROKES[one] for one in self.typed)
        return f"U+{self.typed}" if self.way is Way.CODE and self.typed else self.typed

    @property
    def has_undrawable(self) -> bool:
        """Whether a character stands there that no typeface has: it is kept as it is, and shown by its number."""
        return not all(map(drawable, self.text))

    def choose_way(self, way: Way) -> None:
        """Another tab; what was begun is let go."""
        self.way = way
        self._start_anew()

    def type(self, key: str) -> None:
        """A key of the panel: a letter, a stroke, a sign of a code, or with the digits the character itself."""
        if self.way is Way.DIGITS:
            self._append(key)
        elif self.way is not Way.CODE or len(self.typed) < LONGEST_CODE:
            self.typed, self._page = self.typed + key, 0

    def guessed(self, guesses: Sequence[tuple[str, float]]) -> None:
        """What the recogniser takes the ink for."""
        self._guesses = tuple(ordered(guesses, name=self._names, first=not self.text, register=self._register))
        self._page = 0

    def choose(self, index: int) -> None:
        """Take a candidate of those shown now. Raises IndexError."""
        one = self.candidates()[index]
        if one.whole:
            self.text, self._seen = one.text, [(character,) for character in one.text]
            self._start_anew()
            return
        seen = self._guesses[:REMEMBERED] if self.way is Way.HAND else ()
        rest = self.typed[one.used:]
        self._append(one.text, seen)
        self.typed = rest

    def erase(self) -> None:
        """Take back a letter, or the last character (a code point, however rare)."""
        if self.typed:
            self.typed = self.typed[:-1]
        elif self._guesses:
            self._guesses = ()
        else:
            self.text, self._seen = self.text[:-1], self._seen[:-1]
        self._page = 0

    def more(self) -> None:
        """Show the next candidates, from the first again after the last."""
        self._page = self._page + 1 if (self._page + 1) * SHOWN < len(self._all()) else 0

    def has_more(self) -> bool:
        """Whether there are more than are shown."""
        return len(self._all()) > SHOWN

    def candidates(self) -> list[Candidate]:
        """Those shown now."""
        start = self._page * SHOWN
        return self._all()[start:start + SHOWN]

    def _all(self) -> list[Candidate]:
        """Looked up once for what stands there: a panel asks several times a touch."""
        asked = self.way, self.typed, self._guesses, tuple(self._seen), self.text
        if self._looked_up[0] != asked:
            self._looked_up = asked, self._look_up()
        return self._looked_up[1]

    def _look_up(self) -> list[Candidate]:
        if self.way is Way.HAND and self._guesses:
            return [Candidate(one) for one in self._guesses]
        if not self.typed:
            return self._completions()
        if self.way is Way.PINYIN:
            return [Candidate(one.text, one.used) for one in
                    self._spelling().suggestions(self.typed, names=self.begins_name)]
        if self.way is Way.STROKES:
            return [Candidate(one, len(self.typed)) for one in strokes.beginning_with(self.typed)]
        return _of_code(self.typed)

    def _completions(self) -> list[Candidate]:
        """Whole names of the village that fit what was written so far."""
        if not self._names:
            return []
        return [Candidate(name, whole=True) for name in self._register.completions(self._seen) if name != self.text]

    def _spelling(self) -> Pinyin:
        if self._pinyin is None:
            self._pinyin = Pinyin(self._register.called() if self._names else ())
        return self._pinyin

    def _append(self, text: str, seen: tuple[str, ...] = ()) -> None:
        room = LONGEST - len(self.text)
        self.text += text[:room]
        self._seen += [(*seen, one) for one in text[:room]]
        self._start_anew()

    def _start_anew(self) -> None:
        self.typed, self._guesses, self._page = "", (), 0


def _of_code(typed: str) -> list[Candidate]:
    """The character of a number; only Han characters and the county's private ones, never an accident of typing."""
    number = int(typed, 16)
    character = chr(number) if number <= 0x10FFFF and not 0xD800 <= number < 0xE000 else ""
    fits = character and (is_han(character) or 0xE000 <= number < 0xF900)
    return [Candidate(character, len(typed))] if fits else []
