"""Where a filling keeps what it is given, and what it has to remember besides the answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from casework.case import Attachment
from casework.definition import Text
from casework.ids import Sha256
from kiosk.forms.earlier import HandedIn, Origin
from kiosk.forms.pages import Source
from kiosk.forms.photo_pages import Kept, Pages

JPEG = "image/jpeg"


class Keeper(Protocol):
    """Keeps a filling while it is open; drafts for an application, memory for a supplement."""

    def save(self, snapshot: Mapping[str, Any]) -> bool:
        """Keep the filling as it stands; False = it could not be kept (the disk is full)."""
        ...

    def put(self, jpeg: bytes) -> Sha256:
        """Keep a photograph, return its hash."""
        ...

    def get(self, sha256: Sha256) -> bytes | None:
        """A photograph kept before, or None."""
        ...


@dataclass(slots=True)
class Place:
    """Where a person is in a form: the open page, pages seen, origins, photographs.

    `at` None = not opened yet, '' = at the last look.
    """

    at: str | None = None
    seen: set[str] = field(default_factory=set)
    returning: bool = False
    settled: frozenset[str] = frozenset()
    """Answered a moment ago in the first look: gone past, changeable in the last look."""
    sources: dict[str, Source] = field(default_factory=dict)
    photos: dict[str, Pages] = field(default_factory=dict)
    """The pages of each photographed paper."""
    origins: dict[str, Origin] = field(default_factory=dict)
    """Of what was said before: for which matter, and when."""
    offers: dict[str, HandedIn] = field(default_factory=dict)
    """Photographs handed in before that can be used again."""
    inexact: set[str] = field(default_factory=set)
    """Days of which only the year, or the year and the month, is remembered."""

    @property
    def known(self) -> frozenset[str]:
        """Refs whose answers were not typed: from the card, or said before."""
        return frozenset(ref for ref, source in self.sources.items() if source is not Source.TYPED)

    def attachments(self, refs: frozenset[str]) -> tuple[Attachment, ...]:
        """The photographs that stand at any of `refs`, page by page."""
        return tuple(
            Attachment(ref, kept.sha256, JPEG, kept.size, kept.look)
            for ref, pages in sorted(self.photos.items()) if ref in refs for kept in pages
        )

    def forget_member(self, repeat: str, position: int) -> None:
        """One instance of a repeat was taken away: those behind it move up."""
        def moved(ref: str) -> str | None:
            return _moved(ref, repeat, position)

        self.seen = {ref for old in self.seen if (ref := moved(old))}
        self.settled = frozenset(ref for old in self.settled if (ref := moved(old)))
        self.sources = {ref: source for old, source in self.sources.items() if (ref := moved(old))}
        self.photos = {ref: kept for old, kept in self.photos.items() if (ref := moved(old))}
        self.origins = {ref: origin for old, origin in self.origins.items() if (ref := moved(old))}
        self.inexact = {ref for old in self.inexact if (ref := moved(old))}

    def record(self) -> dict[str, Any]:
        """JSON-able; read again by `read_place`."""
        return {
            "at": self.at,
            "seen": sorted(self.seen),
            "returning": self.returning,
            "settled": sorted(self.settled),
            "sources": {ref: source.value for ref, source in self.sources.items()},
            "photos": {ref: _pages_record(pages) for ref, pages in self.photos.items()},
            "origins": {ref: _origin_record(one) for ref, one in self.origins.items()},
            "offers": {ref: [_pages_record(one.pages), _origin_record(one.origin)] for ref, one in self.offers.items()},
            "inexact": sorted(self.inexact),
        }


@dataclass(slots=True)
class Where:
    """Where a person is among several forms filled as one, and what was put aside. `at` as in `Place`."""

    at: str | None = None
    returning: bool = False
    later: set[str] = field(default_factory=set)

    def record(self) -> dict[str, Any]:
        """JSON-able."""
        return {"at": self.at, "returning": self.returning, "later": sorted(self.later)}

    def index(self, refs: list[str]) -> int:
        """Where the open page stands among all; behind the last one at the last look."""
        return refs.index(self.at) if self.at in refs else len(refs)

    def turn(self, ref: str) -> None:
        """Open a page, '' = the last look."""
        self.at = ref
        self.returning = self.returning and ref != ""


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody said in a first look, before there was an application."""

    version: int
    """Of the item; another version may ask something else."""
    session: Mapping[str, Any] = field(repr=False)
    settled: frozenset[str]


def read_place(record: Mapping[str, Any]) -> Place:
    """The place `Place.record` wrote."""
    return Place(
        record["at"],
        set(record["seen"]),
        record["returning"],
        frozenset(record.get("settled", ())),
        {ref: Source(word) for ref, word in record["sources"].items()},
        {ref: _pages(pages) for ref, pages in record["photos"].items()},
        {ref: _origin(one) for ref, one in record.get("origins", {}).items()},
        {ref: HandedIn(_pages(pages), _origin(one)) for ref, (pages, one) in record.get("offers", {}).items()},
        set(record.get("inexact", ())),
    )


def _pages_record(pages: Pages) -> list[list[Any]]:
    return [[kept.sha256, kept.size, kept.look] for kept in pages]


def _pages(record: list[list[Any]]) -> Pages:
    return tuple(Kept(Sha256(sha256), size, look) for sha256, size, look in record)


def _origin_record(origin: Origin) -> list[str]:
    return [origin.item.zh, origin.item.en, origin.day.isoformat()]


def _origin(record: list[str]) -> Origin:
    chinese, english, day = record
    return Origin(Text(chinese, english), date.fromisoformat(day))


def _moved(ref: str, repeat: str, position: int) -> str | None:
    head = f"{repeat}["
    if not ref.startswith(head):
        return ref
    number, _, tail = ref[len(head):].partition("]")
    if int(number) == position:
        return None
    return f"{head}{int(number) - (int(number) > position)}]{tail}"
