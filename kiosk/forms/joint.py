"""Several matters filled as one form ("one thing", 一件事): what they share is asked once, each keeps its own form.

The gate is a small form of its own; its answers tell which matters are taken in. A matter that cannot be finished
now is put aside and does not hold up the others.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from casework.definition import Text
from casework.ids import ItemCode
from casework.life_event import CHOSEN, LifeEvent
from casework.message import Message
from kiosk.forms import shared
from kiosk.forms.earlier import Key
from kiosk.forms.filling import Filling
from kiosk.forms.first_look import Remark
from kiosk.forms.keeping import Keeper
from kiosk.forms.pages import AtReview, OnPage, Page, PageKind, Progress, ReviewRow, Stayed, Turned
from kiosk.forms.questions import Asked

GATE = "gate"
_UNCOUNTED = (PageKind.NOTE, PageKind.MEMBERS)


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
class _Stop:
    part: str
    one: Asked

    @property
    def ref(self) -> str:
        return f"{self.part}:{self.one.ref}"


@dataclass(slots=True)
class Where:
    """Where a person is: the open page (None = not opened yet, '' = at the last look), and what was put aside."""

    at: str | None = None
    returning: bool = False
    later: set[str] = field(default_factory=set)

    def record(self) -> dict[str, Any]:
        """JSON-able."""
        return {"at": self.at, "returning": self.returning, "later": sorted(self.later)}


class Joint:
    """The same face as a `Filling`, over several; a ref is `<matter>:<ref in its form>`."""

    is_first_look = False

    def __init__(self, table: Table, parts: dict[str, Filling], where: Where, *, language: str) -> None:
        self.event, self.draft, self.about = table.event, table.draft, table.about
        self.language, self.saved = language, True
        self._table, self._parts, self._where = table, parts, where
        self._pages: tuple[_Stop, ...] | None = None
        self._common: tuple[tuple[str, ...], frozenset[Key]] | None = None
        self._heard: list[str] = []
        self._changed()
        self._settle()

    # What stands

    @property
    def title(self) -> Text:
        """What this is about, for the line above a question: of its own matter where it is not shared."""
        stop = self._open()
        alone = stop is not None and stop.part != GATE and self._key(stop) not in self._shared()
        return self._parts[stop.part].item.short_name if stop and alone else self.event.short_name

    @property
    def current(self) -> Page | None:
        """The page that is open; None at the review."""
        stop = self._open()
        page = self._parts[stop.part].current if stop else None
        return replace(page, ref=stop.ref, members=tuple(
            replace(one, ref=f"{stop.part}:{one.ref}") for one in page.members)) if page and stop else None

    @property
    def at_review(self) -> bool:
        """Whether all pages are behind."""
        return self._open() is None

    @property
    def progress(self) -> Progress:
        """Where the open page stands among all that is asked now."""
        stops = self._stops()
        counted = [stop.one.kind not in _UNCOUNTED for stop in stops]
        index = self._index(stops)
        return Progress(max(sum(counted[: index + 1]), 1), sum(counted[index + 1:]))

    @property
    def complete(self) -> bool:
        """Whether something is taken in and all of it can be handed in."""
        return bool(self.fillings()) and self.first_fault() is None

    def children(self) -> tuple[Child, ...]:
        """The matters the gate takes in, in order; those put aside too."""
        return tuple(Child(code, part.item.short_name, part.first_fault() is None, code in self._where.later)
                     for code in self._meant() if (part := self._parts.get(code)) is not None)

    def fillings(self) -> dict[ItemCode, Filling]:
        """The matters that are handed in together, in order."""
        return {ItemCode(code): self._parts[code] for code in self._taken()}

    # Answering

    def answer(self, value: object) -> Page:
        """As `Filling.answer`; a shared question is answered in every matter."""
        return self._do(lambda part: part.answer(value))

    def mark_inexact(self) -> Page:
        """As `Filling.mark_inexact`."""
        return self._do(lambda part: part.mark_inexact())

    def toggle(self, choice: str) -> Page:
        """As `Filling.toggle`."""
        return self._do(lambda part: part.toggle(choice))

    def photograph(self, jpeg: bytes, at: int = 0, *, look: str = "") -> Page:
        """As `Filling.photograph`."""
        return self._do(lambda part: part.photograph(jpeg, at, look=look))

    def take_out_page(self, at: int) -> Page:
        """As `Filling.take_out_page`."""
        return self._do(lambda part: part.take_out_page(at))

    def put_page_back(self) -> Page:
        """As `Filling.put_page_back`."""
        return self._do(lambda part: part.put_page_back())

    def page_earlier(self, at: int) -> Page:
        """As `Filling.page_earlier`."""
        return self._do(lambda part: part.page_earlier(at))

    def use_offered(self) -> Page:
        """As `Filling.use_offered`."""
        return self._do(lambda part: part.use_offered())

    def offered(self, ref: str) -> bytes | None:
        """As `Filling.offered`."""
        part, within = _split(ref)
        return self._parts[part].offered(within)

    def picture(self, ref: str, at: int = 0) -> bytes | None:
        """As `Filling.picture`."""
        part, within = _split(ref)
        return self._parts[part].picture(within, at)

    def add_member(self) -> Page:
        """As `Filling.add_member`."""
        return self._turned(lambda part: part.add_member())

    def change_member(self, ref: str) -> Page:
        """As `Filling.change_member`."""
        return self._turned(lambda part: part.change_member(_split(ref)[1]))

    def remove_member(self, ref: str) -> Page:
        """As `Filling.remove_member`."""
        return self._turned(lambda part: part.remove_member(_split(ref)[1]))

    def put_back(self) -> Page:
        """As `Filling.put_back`."""
        return self._turned(lambda part: part.put_back())

    # Turning pages

    def next(self) -> Turned:
        """Leave the page forwards, checked by its own form."""
        stop = self._open()
        if stop is None:
            return AtReview()
        if not self._parts[stop.part].leave():
            return Stayed(self._page())
        self._changed(stop.part)
        self._turn(self._following(stop))
        return AtReview() if self.at_review else OnPage(self._page())

    def back(self) -> bool:
        """Leave the page backwards, never checked. False = this is the first page."""
        stops = self._stops()
        if self._where.returning and not self.at_review:
            self._turn("")
            return True
        index = self._index(stops)
        if index <= 0:
            return False
        self._turn(stops[index - 1].ref)
        return True

    def go_to(self, ref: str) -> Page:
        """Open the page of a review row. Raises LookupError for one that is not asked now."""
        if ref not in {stop.ref for stop in self._stops()}:
            raise LookupError("this question is not asked now")
        self._turn(ref)
        self._where.returning = True
        return self._page()

    # Putting a matter aside

    @property
    def own_matter(self) -> ItemCode | None:
        """The matter whose own question is open; None on a shared one: that concerns all."""
        stop = self._open()
        if stop is None or stop.part == GATE or self._key(stop) in self._shared():
            return None
        return ItemCode(stop.part)

    def put_aside(self, code: ItemCode) -> None:
        """Leave a matter for later; its answers stay, the others go on. At the page after its last one."""
        rest = [stop.ref for stop in self._stops()[self._index(self._stops()):] if stop.part != code]
        self._where.later.add(code)
        self._changed()
        self._turn(next((ref for ref in rest if ref in {stop.ref for stop in self._stops()}), ""))

    def take_up(self, code: ItemCode) -> None:
        """Take a matter that was put aside in again."""
        self._where.later.discard(code)
        self._changed()
        self._turn(self._following(None))

    def put_aside_filling(self, code: ItemCode) -> Filling:
        """The form of a matter that was put aside, as far as it was filled."""
        return self._parts[code]

    # The last look

    def review(self) -> tuple[ReviewRow, ...]:
        """The gate's answers, then every answer once, the name of the matter before its own questions."""
        rows: list[ReviewRow] = []
        seen: set[Key] = set()
        common = self._shared()
        for name in (GATE, *self._taken()):
            part = self._parts[name]
            for row in part.review():
                page_key = shared.page_key(part.form, row.ref)
                alone = name != GATE and shared.key_of(part.form, row.ref) not in common
                if alone or page_key not in seen:
                    head = f"{part.item.short_name.in_language(self.language)} · " if alone else ""
                    rows.append(replace(row, ref=f"{name}:{row.ref}", question=head + row.question))
                seen.add(page_key)
        return tuple(rows)

    def county_has(self) -> tuple[Text, ...]:
        """Papers that are not asked for by any matter, each once."""
        return tuple(dict.fromkeys(name for part in self.fillings().values() for name in part.county_has()))

    def remarks(self) -> tuple[Remark, ...]:
        """What the first looks of the matters tell."""
        return tuple(remark for part in self.fillings().values() for remark in part.remarks())

    def first_fault(self) -> tuple[str, Message] | None:
        """The first question that keeps a matter from being handed in."""
        found = ((stop.ref, error) for stop in self._stops()
                 if (error := self._parts[stop.part].fault_at(stop.one)) is not None)
        return next(found, None)

    def set_language(self, language: str) -> None:
        """Show every text in `en` or `zh_CN` from now on."""
        self.language = language
        for part in self._parts.values():
            part.set_language(language)

    def snapshot(self) -> Mapping[str, Any]:
        """All that is needed to go on later: each form, and where the person is."""
        return {
            "language": self.language, "about": dict(self.about),
            "event": [self.event.code, self.event.version], "where": self._where.record(),
            "parts": {name: [part.item.version, part.snapshot()] for name, part in self._parts.items()},
        }

    # How

    def _meant(self) -> list[ItemCode]:
        """The matters the gate's answers take in; none before its last question."""
        gate = self._parts[GATE]
        if gate.first_fault() is not None:
            return []
        return [code for code in self.event.items if gate.text(f"/data/{CHOSEN}{code}") == "yes"]

    def _taken(self) -> list[str]:
        return [code for code in self._meant() if code in self._parts and code not in self._where.later]

    def _changed(self, part: str = "") -> None:
        """Open what is meant now; let every matter hear what was said of all in `part` ('' = in any)."""
        self._pages = None
        before = set(self._heard)
        for code in self._meant():
            if code not in self._parts and (opened := self._table.open(code)) is not None:
                self._parts[code] = opened
        self._heard = self._taken()
        for name in sorted(self._heard, key=lambda name: name not in before):
            if part in ("", name) or set(self._heard) != before:
                self._tell(name)

    def _tell(self, name: str) -> None:
        """What a matter was told of all goes to the others; what it does not ask it has no word on."""
        source, keys = self._parts[name], self._shared()
        asked = {shared.key_of(source.form, one.ref) for one in source.asked_now()} | self._lists(source)
        for other in self._heard:
            if other != name:
                source.share(self._parts[other], keys & asked)

    def _lists(self, part: Filling) -> set[Key]:
        return {shared.key_of(part.form, ref) for ref in shared.lists_of(part.form)}

    def _shared(self) -> frozenset[Key]:
        """Worked out once for each choice of matters."""
        taken = tuple(self._taken())
        if self._common is None or self._common[0] != taken:
            self._common = taken, shared.shared(self._parts[name].form for name in taken)
        return self._common[1]

    def _stops(self) -> tuple[_Stop, ...]:
        if self._pages is None:
            self._pages = tuple(self._ordered())
        return self._pages

    def _ordered(self) -> Iterator[_Stop]:
        """The gate; what is shared; each matter's own; what is shared and closes them."""
        yield from (_Stop(GATE, one) for one in self._parts[GATE].asked_now())
        common = self._shared()
        first: list[_Stop] = []
        own: list[_Stop] = []
        last: list[_Stop] = []
        seen: set[Key] = set()
        for name in self._taken():
            part = self._parts[name]
            closing = shared.trailing(part.form, part.asked_now(), common)
            for one in part.asked_now():
                key, place = shared.key_of(part.form, one.ref), shared.page_key(part.form, one.ref)
                if key not in common:
                    own.append(_Stop(name, one))
                elif place not in seen:
                    (last if key in closing else first).append(_Stop(name, one))
                seen.add(place)
        yield from (*first, *own, *last)

    def _key(self, stop: _Stop) -> Key:
        return shared.key_of(self._parts[stop.part].form, stop.one.ref)

    def _open(self) -> _Stop | None:
        return next((stop for stop in self._stops() if stop.ref == self._where.at), None)

    def _index(self, stops: tuple[_Stop, ...]) -> int:
        refs = [stop.ref for stop in stops]
        return refs.index(self._where.at) if self._where.at in refs else len(refs)

    def _page(self) -> Page:
        page = self.current
        if page is None:
            raise LookupError("no page is open")
        return page

    def _do(self, act: Callable[[Filling], Page]) -> Page:
        stop = self._open()
        if stop is None:
            raise LookupError("no question is open")
        act(self._parts[stop.part])
        self._changed(stop.part)
        self._save()
        return self._page()

    def _turned(self, act: Callable[[Filling], Page]) -> Page:
        """An act on a list, which opens another page of the same matter."""
        stop = self._open()
        if stop is None:
            raise LookupError("no list is open")
        page = act(self._parts[stop.part])
        self._changed(stop.part)
        self._turn(f"{stop.part}:{page.ref}")
        return self._page()

    def _following(self, stop: _Stop | None) -> str:
        stops = self._stops()
        index = self._index(stops)
        if stop is not None and not self._where.returning and index + 1 < len(stops):
            return stops[index + 1].ref
        unseen = (one.ref for one in stops if not self._parts[one.part].has_seen(one.one.ref))
        fault = self.first_fault()
        return next(unseen, fault[0] if fault else "")

    def _turn(self, ref: str) -> None:
        self._where.at = ref
        self._where.returning = self._where.returning and ref != ""
        if ref:
            part, within = _split(ref)
            self._parts[part].open_at(within)
        self._save()

    def _settle(self) -> None:
        """Open the first page, or the one that was open."""
        refs = [stop.ref for stop in self._stops()]
        if self._where.at not in ("", *refs):
            self._turn(next((one.ref for one in self._stops()
                             if not self._parts[one.part].has_seen(one.one.ref)), ""))
        else:
            self._turn(self._where.at)

    def _save(self) -> None:
        self.saved = self._table.keeper.save(self.snapshot())


def _split(ref: str) -> tuple[str, str]:
    part, _, within = ref.partition(":")
    return part, within


Fillable = Filling | Joint
"""One matter, or several as one: a screen need not know which."""
