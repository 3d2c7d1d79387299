"""Patterns to trees."""

from __future__ import annotations

from dataclasses import dataclass
from string import hexdigits
from typing import TypeAlias

from .classes import SHORTHANDS, CharTest, any_of, either_case, one_char, property_test, span

_DEPTH = 50
_CONTROLS = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "v": "\v", "0": "\0"}


class PatternRefused(ValueError):
    """A pattern that is not well-formed, or asks for what is not offered."""


@dataclass(frozen=True, slots=True)
class Char:
    test: CharTest


@dataclass(frozen=True, slots=True)
class Anchor:
    """``^``, ``$``, ``b`` (word edge) or ``B``."""

    kind: str


@dataclass(frozen=True, slots=True)
class Look:
    """Whether what follows matches (``wanted``) or must not."""

    inner: Tree
    wanted: bool


@dataclass(frozen=True, slots=True)
class Row:
    parts: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    ways: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Times:
    inner: Tree
    least: int
    most: int | None


Tree: TypeAlias = Char | Anchor | Look | Row | Choice | Times


def parse_pattern(pattern: str) -> Tree:
    """Raises PatternRefused."""
    fold = pattern.startswith("(?i)")
    parser = _Parser(pattern[4:] if fold else pattern, fold=fold)
    tree = parser.choice(0)
    if not parser.done:
        raise PatternRefused("a bracket is closed that was never opened")
    return tree


class _Parser:
    def __init__(self, pattern: str, *, fold: bool) -> None:
        self._pattern = pattern
        self._at = 0
        self._fold = fold

    @property
    def done(self) -> bool:
        return self._at >= len(self._pattern)

    def _peek(self, length: int = 1) -> str:
        return self._pattern[self._at:self._at + length]

    def _take(self) -> str:
        if self.done:
            raise PatternRefused("it breaks off")
        self._at += 1
        return self._pattern[self._at - 1]

    def _accept(self, text: str) -> bool:
        if self._pattern.startswith(text, self._at):
            self._at += len(text)
            return True
        return False

    def choice(self, depth: int) -> Tree:
        if depth > _DEPTH:
            raise PatternRefused("brackets are nested too deep")
        ways = [self._row(depth)]
        while self._accept("|"):
            ways.append(self._row(depth))
        return ways[0] if len(ways) == 1 else Choice(tuple(ways))

    def _row(self, depth: int) -> Tree:
        parts: list[Tree] = []
        while not self.done and self._peek() not in "|)":
            parts.append(self._counted(self._atom(depth)))
        return Row(tuple(parts))

    def _counted(self, atom: Tree) -> Tree:
        counted = False
        while (found := self._count()) is not None:
            if counted:
                raise PatternRefused("nothing to repeat")
            atom, counted = Times(atom, *found), True
            if self._peek() in ("?", "+"):
                self._take()
        return atom

    def _count(self) -> tuple[int, int | None] | None:
        for sign, bounds in (("*", (0, None)), ("+", (1, None)), ("?", (0, 1))):
            if self._accept(sign):
                return bounds
        return self._braces() if self._peek() == "{" else None

    def _braces(self) -> tuple[int, int | None] | None:
        end = self._pattern.find("}", self._at)
        inner = self._pattern[self._at + 1:end] if end > 0 else ""
        low, comma, high = inner.partition(",")
        if not low.isdigit() or (high and not high.isdigit()):
            return None
        least = int(low)
        most = (int(high) if high else None) if comma else least
        if most is not None and most < least or least > 1000 or (most or 0) > 1000:
            raise PatternRefused("a count out of bounds")
        self._at = end + 1
        return least, most

    def _atom(self, depth: int) -> Tree:
        char = self._take()
        if char == "(":
            return self._group(depth)
        if char == "[":
            return Char(self._folded(self._class()))
        if char == ".":
            return Char(lambda one: one not in "\n\r\u2028\u2029")
        if char in "^$":
            return Anchor(char)
        if char == "\\":
            return self._escape()
        if char in "*+?":
            raise PatternRefused("nothing to repeat")
        return Char(self._folded(one_char(char)))

    def _folded(self, test: CharTest) -> CharTest:
        return either_case(test) if self._fold else test

    def _group(self, depth: int) -> Tree:
        wanted: bool | None = None
        if self._accept("?="):
            wanted = True
        elif self._accept("?!"):
            wanted = False
        elif self._accept("?<") and self._peek() not in ("=", "!"):
            while self._take() != ">":
                pass
        elif self._peek() == "?" and not self._accept("?:") or self._peek() in ("=", "!"):
            raise PatternRefused("this kind of group is not offered")
        inner = self.choice(depth + 1)
        if not self._accept(")"):
            raise PatternRefused("a bracket is not closed")
        return inner if wanted is None else Look(inner, wanted)

    def _escape(self) -> Tree:
        if self._peek() in ("b", "B"):
            return Anchor(self._take())
        if self._peek() in ("A", "z", "Z"):
            return Anchor("^" if self._take() == "A" else "$")
        if self._peek() in ("k", *"123456789"):
            raise PatternRefused("back-references are not offered")
        return Char(self._folded(self._escaped_char()))

    def _escaped_char(self) -> CharTest:
        char = self._take()
        if char in SHORTHANDS:
            return SHORTHANDS[char]
        if char in "pP":
            return self._property(wanted=char == "p")
        literal = self._literal(char)
        return one_char(literal)

    def _literal(self, char: str) -> str:
        if char in _CONTROLS:
            return _CONTROLS[char]
        if char in "xu":
            length = 2 if char == "x" else 4
            digits = self._peek(length)
            if len(digits) < length or not all(digit in hexdigits for digit in digits):
                raise PatternRefused("a character code that is none")
            self._at += length
            return chr(int(digits, 16))
        if char.isalnum() and char.isascii():
            raise PatternRefused(f"\\{char} is not offered")
        return char

    def _property(self, *, wanted: bool) -> CharTest:
        if not self._accept("{"):
            raise PatternRefused("a property needs braces")
        name = ""
        while (char := self._take()) != "}":
            name += char
        test = property_test(name)
        if test is None:
            raise PatternRefused(f"unknown property {name}")
        return test if wanted else lambda one: not test(one)

    # -- [...] ---------------------------------------------------------------
    def _class(self) -> CharTest:
        negated = self._accept("^")
        tests: list[CharTest] = []
        first = True
        while first or self._peek() != "]":
            if self.done:
                raise PatternRefused("a class is not closed")
            tests.append(self._class_part())
            first = False
        self._take()
        inside = any_of(tests)
        return (lambda one: not inside(one)) if negated else inside

    def _class_part(self) -> CharTest:
        low = self._class_char()
        if not isinstance(low, str):
            return low
        if self._peek() == "-" and self._peek(2) != "-]" and len(self._peek(2)) == 2:
            self._take()
            high = self._class_char()
            if not isinstance(high, str) or high < low:
                raise PatternRefused("a range of characters that is none")
            return span(low, high)
        return one_char(low)

    def _class_char(self) -> str | CharTest:
        char = self._take()
        if char != "\\":
            return char
        char = self._take()
        if char in SHORTHANDS:
            return SHORTHANDS[char]
        if char in "pP":
            return self._property(wanted=char == "p")
        return "\b" if char == "b" else self._literal(char)
