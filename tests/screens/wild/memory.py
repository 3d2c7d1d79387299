"""Looking through what Python holds for words that a person said."""

import gc
from collections.abc import Collection, Iterator
from types import ModuleType
from typing import Any

from kiosk.forms.filling import Filling
from kiosk.services.people import Person
from kiosk.ui.viewmodels.panel import WritingPanel
from tests.screens.wild.needles import Needles, Word

FORGOTTEN = (Person, Filling, WritingPanel)
"""Of these none is alive when nobody is there."""
PLAIN = (str, bytes)
PASSING = ("list", "tuple", "frame", "list_iterator")
"""What the search itself holds things with."""
LOOSE = (tuple, dict, list, set, frozenset, bytearray)
"""What the collector may not know by itself: reached through what holds it."""


class Memory:
    """Every text and every row of bytes that an object holds; those of the first look belong to the program."""

    def __init__(self) -> None:
        self._known: set[int] = set()
        self._always: set[int] = set()

    def learn(self) -> None:
        """What is there now is nobody's."""
        self._known = {hash(text) for text, _ in _texts(set())}
        self._always = {id(one) for one in gc.get_objects() if type(one) in FORGOTTEN}

    def holding(self, words: Collection[Word], but: Collection[object]) -> Iterator[tuple[str, Word]]:
        """What kind of object holds which word; `but`: objects of the search itself. All else is known from now on."""
        new = [(_stored(text), hash(text), holder) for text, holder in _texts({id(one) for one in but})
               if hash(text) not in self._known]
        there = Needles(words).within(b"\0".join(data for data, _, _ in new))
        found = [(Needles(there).within(data), mark, holder) for data, mark, holder in new] if there else []
        self._known |= {mark for _, mark, _ in new} - {mark for held, mark, _ in found if held}
        yield from ((f"object {_owner(holder)}", word) for held, _, holder in found for word in held)
        yield from ((f"alive {type(one).__name__}", "") for one in gc.get_objects()
                    if type(one) in FORGOTTEN and id(one) not in self._always)


def _texts(aside: set[int]) -> Iterator[tuple[Word, object]]:
    gc.collect()
    for one in gc.get_objects():
        if id(one) not in aside and not isinstance(one, ModuleType):
            yield from _held(one, one, aside)


def _held(one: object, holder: object, aside: set[int]) -> Iterator[tuple[Word, object]]:
    for part in gc.get_referents(one):
        kind = type(part)
        if kind in PLAIN:
            yield part, holder
        elif kind is bytearray:
            yield bytes(part), holder
        elif kind in LOOSE and not gc.is_tracked(part) and id(part) not in aside:
            yield from _held(part, holder, aside)


def _stored(text: Word) -> bytes:
    return text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")


def _owner(holder: Any) -> str:
    """The class the text belongs to, or what refers to its container."""
    seen: list[str] = []
    for _ in range(4):
        seen.append(getattr(holder, "__qualname__", "") or type(holder).__qualname__)
        if type(holder).__module__.startswith("kiosk."):
            return ".".join((type(holder).__module__, *seen[::-1]))
        refers = (one for one in gc.get_referrers(holder) if type(one).__name__ not in PASSING)
        holder = next(refers, holder)
    return " in ".join(seen)
