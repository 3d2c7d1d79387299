"""What the rest of a county asks of its event store."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from casework.facts import Fact
from casework.ids import CaseId, FactId, TerminalId
from casework.wire import Group, Position

COUNTY_FEED = "county"
"""The county-wide feed (catalogue, trust) beside one feed a village."""


class Executes(Protocol):
    """Runs one SQL statement with `%s` places inside the caller's transaction and returns its rows."""

    def __call__(self, sql: str, arguments: Sequence[Any] = (), /) -> list[tuple[Any, ...]]: ...


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fact stands in its terminal's log."""

    terminal: TerminalId
    epoch: str
    seq: int


@dataclass(frozen=True, slots=True)
class NewFact:
    """A fact that wants in."""

    fact: Fact
    place: Place


@dataclass(frozen=True, slots=True)
class Appended:
    """Kept, with its number in the feed."""

    fact: Fact
    number: int


@dataclass(frozen=True, slots=True)
class KnownAlready:
    """The same bytes were here before; only their second place is remembered."""

    fact: Fact
    place: Place


@dataclass(frozen=True, slots=True)
class Conflict:
    """The id was here with other bytes; the newcomer belongs in quarantine."""

    fact: Fact
    place: Place


Outcome = Appended | KnownAlready | Conflict


@dataclass(frozen=True, slots=True)
class Row:
    """A fact of a stream with its feed number."""

    id: FactId
    line: bytes = field(repr=False)
    number: int


@dataclass(frozen=True, slots=True)
class SetAside:
    """A line in quarantine."""

    place: Place
    line: bytes = field(repr=False)
    reason: str
    arrived_ms: int


@dataclass(frozen=True, slots=True)
class FeedRow:
    """A number of a feed: the fact and where it came from."""

    number: int
    kind: str
    line: bytes = field(repr=False)
    """b'' for what the reader holds already."""
    place: Place


class EventStore(Protocol):
    """The event store of one county inside one transaction."""

    def append(self, feed: str, facts: Sequence[NewFact], *, arrived_ms: int) -> list[Outcome]:
        """Keep facts in order; numbers are taken in this transaction, only for facts really new."""
        ...

    def head(self, terminal: TerminalId, epoch: str) -> Position:
        """Return how far a terminal's log is known; seq 0 for an epoch never seen."""
        ...

    def lock_head(self, terminal: TerminalId, epoch: str) -> Position:
        """Return the head and hold it: two calls of one terminal go one after the other."""
        ...

    def epochs(self, terminal: TerminalId) -> list[Position]:
        """Return every known head of a terminal."""
        ...

    def move_head(self, terminal: TerminalId, head: Position) -> None:
        """Remember a terminal's head."""
        ...

    def chain_at(self, terminal: TerminalId, position: Position) -> bytes | None:
        """Return the chain this county computed at an earlier group end; None when it was no group end."""
        ...

    def keep_group(self, terminal: TerminalId, generation: int, group: Group) -> None:
        """Keep the signature that proves a group."""
        ...

    def log(self, terminal: TerminalId, epoch: str, after: int, upto: int) -> list[bytes]:
        """Return the facts of a terminal's log in (after, upto] that stand there, in order."""
        ...

    def mark_durable(self, heads: Mapping[tuple[TerminalId, str], Position], *, made_ms: int) -> None:
        """Remember how much of each log lies in a verified backup off this machine."""
        ...

    def durable(self, terminal: TerminalId, epoch: str) -> int | None:
        """Return the last seq of a log in such a backup, 0 for a log that is in none; None = there never was one."""
        ...

    def backed_up_ms(self) -> int | None:
        """Return when the newest such backup was made; None = never."""
        ...

    def quarantine(self, place: Place, line: bytes, reason: str, *, arrived_ms: int) -> None:
        """Set a line aside for a person; its place in the log counts as taken."""
        ...

    def set_aside(self, terminal: TerminalId, epoch: str) -> list[tuple[int, str]]:
        """Return the places of a terminal's log that are in quarantine, each with its reason."""
        ...

    def set_aside_count(self, terminal: TerminalId) -> int:
        """Return how many lines of a terminal are in quarantine."""
        ...

    def waiting_aside(self, terminal: TerminalId | None = None) -> list[SetAside]:
        """Return what is in quarantine, of one terminal or of all, oldest first."""
        ...

    def release(self, place: Place) -> None:
        """Take a line out of quarantine; the caller puts it where it belongs in the same transaction."""
        ...

    def feed(self, feed: str, after: int, most: int, *, held: Place | None = None) -> list[FeedRow]:
        """Return the next numbers of a feed; lines of `held`'s log up to there are left out."""
        ...

    def feeds(self) -> list[str]:
        """Return the names of the villages' feeds."""
        ...

    def numbered(self, feed: str, after: int, most: int) -> list[Appended]:
        """Return the next facts of a feed as they were numbered: what projections are rebuilt from."""
        ...

    def newest_of_kind(self, feed: str, kind: str) -> int:
        """Return the highest number of a kind in a feed, 0 when there is none."""
        ...

    def feed_head(self, feed: str) -> int:
        """Return the highest number of a feed, 0 before its first fact."""
        ...

    def lock_feed(self, feed: str) -> int:
        """Return the highest number of a feed; nobody else writes into it until the transaction ends."""
        ...

    def behind(self) -> list[str]:
        """Return the feeds that derived tables have not followed to their end."""
        ...

    def followed(self, feed: str) -> int:
        """Return the last number of a feed that derived tables have followed, 0 before the first."""
        ...

    def follow(self, feed: str, number: int) -> None:
        """Remember how far derived tables have come; within the transaction that changed them."""
        ...

    def stream(self, stream: CaseId) -> list[Row]:
        """Return the facts of one stream in feed order."""
        ...

    def streams(self, streams: Sequence[CaseId]) -> dict[CaseId, list[Row]]:
        """Return the facts of each of these streams in feed order; a stream never seen has none.

        Only those from the feed in which it began count: what another village wrote about a case before the case
        was known here, as after a restore, could not be turned away when it came, and is not listened to.
        """
        ...

    def feeds_of_streams(self, streams: Sequence[CaseId]) -> dict[CaseId, str]:
        """Return in which feed each of these streams began; a stream never seen is left out."""
        ...

    def streams_of_kind(self, kind: str) -> Iterable[CaseId]:
        """Return the streams that have a fact of this kind."""
        ...

    def server_epoch(self) -> str:
        """Return the name of this life of the database."""
        ...

    def begin_life(self, server_epoch: str) -> None:
        """Name a new life: at the start, and after a restore."""
        ...
