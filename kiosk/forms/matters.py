"""The matters of a life event: which the gate takes in, what they share, in which order they ask."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from casework.definition import Text
from casework.ids import ItemCode
from casework.life_event import CHOSEN, LifeEvent
from casework.message import Message
from kiosk.forms import shared
from kiosk.forms.earlier import Key
from kiosk.forms.filling import Filling
from kiosk.forms.keeping import Keeper
from kiosk.forms.pages import Page, ReviewRow
from kiosk.forms.questions import Asked

GATE = "gate"


@dataclass(frozen=True, slots=True)
class Table:
    """What a joint filling lies on. `open` opens a matter's form, None where this kiosk does not hold it."""

    event: LifeEvent
    keeper: Keeper
    open: Callable[[ItemCode], Filling | None]
    draft: str
    about: Mapping[str, Any] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Child:
    """One matter of the life event as it stands."""

    code: ItemCode
    title: Text
    complete: bool
    later: bool
    """Put aside: not handed in with the others."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One question of one matter; its ref is `<matter>:<ref in its form>`."""

    part: str
    one: Asked

    @property
    def ref(self) -> str:
        """Which question it is, among all matters."""
        return f"{self.part}:{self.one.ref}"


class Matters:
    """The gate and the forms behind it. What one is told of all, every other hears."""

    def __init__(self, table: Table, parts: dict[str, Filling], later: set[str],
                 then: Callable[[str, Page], Page]) -> None:
        """`later` holds what is put aside; `then` hears of each answer, by matter, and returns the page shown."""
        self._table, self._later, self._then = table, later, then
        self.forms: dict[str, Filling] = {}
        """All that were ever taken in, the gate among them."""
        self._heard: list[str] = []
        self._stops: tuple[Stop, ...] | None = None
        self._common: tuple[tuple[str, ...], frozenset[Key]] | None = None
        for name, part in parts.items():
            self._join(name, part)

    def __getitem__(self, name: str) -> Filling:
        return self.forms[name]

    # Which

    def meant(self) -> list[ItemCode]:
        """What the gate's answers take in; nothing before its last question."""
        gate = self.forms[GATE]
        if gate.first_fault() is not None:
            return []
        answers = gate.standing.session
        return [code for code in self._table.event.items if answers.text(f"/data/{CHOSEN}{code}") == "yes"]

    def taken(self) -> list[ItemCode]:
        """What is filled now: meant, held by this kiosk, not put aside."""
        return [code for code in self.meant() if code in self.forms and code not in self._later]

    def children(self) -> tuple[Child, ...]:
        """Those the gate takes in, in order; those put aside too."""
        return tuple(Child(code, part.item.short_name, part.complete, code in self._later)
                     for code in self.meant() if (part := self.forms.get(code)) is not None)

    def changed(self, name: str = "") -> None:
        """Open what is meant now; let every matter hear what was said of all in `name` ('' = in any)."""
        self._stops = None
        before = set(self._heard)
        for code in self.meant():
            if code not in self.forms and (opened := self._table.open(code)) is not None:
                self._join(code, opened)
        self._heard = [*self.taken()]
        for one in sorted(self._heard, key=lambda one: one not in before):
            if name in ("", one) or set(self._heard) != before:
                self._tell(one)

    def _join(self, name: str, part: Filling) -> None:
        self.forms[name] = part
        part.standing.join(partial(self._then, name))

    # What they share

    def is_own(self, name: str, ref: str) -> bool:
        """Whether a question is asked by one matter alone; those of the gate concern all."""
        return name != GATE and self._key(name, ref) not in self._shared()

    def _key(self, name: str, ref: str) -> Key:
        return shared.key_of(self.forms[name].standing.session.form, ref)

    def _page_key(self, name: str, ref: str) -> Key:
        """The same for one question in all matters that share it, row by row."""
        return shared.page_key(self.forms[name].standing.session.form, ref)

    def _shared(self) -> frozenset[Key]:
        """Worked out once for each choice of matters."""
        taken = tuple(self.taken())
        if self._common is None or self._common[0] != taken:
            forms = (self.forms[name].standing.session.form for name in taken)
            self._common = taken, shared.shared(forms)
        return self._common[1]

    def _tell(self, name: str) -> None:
        """What a matter was told of all goes to the others; what it does not ask it has no word on."""
        source = self.forms[name].standing
        form = source.session.form
        asked = {shared.key_of(form, ref) for ref in (*(one.ref for one in source.pages()), *shared.lists_of(form))}
        for other in self._heard:
            if other != name:
                source.share(self.forms[other].standing, self._shared() & asked)

    # In which order

    def stops(self) -> tuple[Stop, ...]:
        """The gate; what is shared; each matter's own; what is shared and closes them."""
        if self._stops is None:
            self._stops = tuple(self._ordered())
        return self._stops

    def _ordered(self) -> Iterator[Stop]:
        yield from (Stop(GATE, one) for one in self.forms[GATE].standing.pages())
        first: list[Stop] = []
        own: list[Stop] = []
        last: list[Stop] = []
        seen: set[Key] = set()
        for name in self.taken():
            closing = self._closing(name)
            for one in self.forms[name].standing.pages():
                stop, place = Stop(name, one), self._page_key(name, one.ref)
                if self.is_own(name, one.ref):
                    own.append(stop)
                elif place not in seen:
                    (last if self._key(name, one.ref) in closing else first).append(stop)
                seen.add(place)
        yield from (*first, *own, *last)

    def _closing(self, name: str) -> frozenset[Key]:
        standing = self.forms[name].standing
        return shared.trailing(standing.session.form, standing.pages(), self._shared())

    def unseen(self) -> str:
        """The first page that was never left forwards; '' = none."""
        return next((stop.ref for stop in self.stops()
                     if not self.forms[stop.part].standing.has_seen(stop.one.ref)), "")

    # Read back

    def first_fault(self) -> tuple[str, Message] | None:
        """The first question that keeps a matter from being handed in."""
        found = ((stop.ref, error) for stop in self.stops()
                 if (error := self.forms[stop.part].standing.view().error(stop.one)) is not None)
        return next(found, None)

    def review(self, language: str) -> tuple[ReviewRow, ...]:
        """The gate's answers, then every answer once, the name of the matter before its own questions."""
        rows: list[ReviewRow] = []
        seen: set[Key] = set()
        for name in (GATE, *self.taken()):
            part = self.forms[name]
            for row in part.review():
                key, own = self._page_key(name, row.ref), self.is_own(name, row.ref)
                if own or key not in seen:
                    head = f"{part.title.in_language(language)} · " if own else ""
                    rows.append(replace(row, ref=f"{name}:{row.ref}", question=head + row.question))
                seen.add(key)
        return tuple(rows)
