"""The event store in set-based SQL that SQLite (3.35 and newer) and PostgreSQL both speak."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from casework.facts import Fact, parse
from casework.ids import CaseId, CountyCode, FactId, TerminalId
from casework.wire import CHAIN_START, Group, Position
from county.store.protocol import (
    COUNTY_FEED,
    Appended,
    Conflict,
    Executes,
    FeedRow,
    KnownAlready,
    NewFact,
    Outcome,
    Place,
    Row,
    SetAside,
)

T = TypeVar("T")
MOST_ROWS = 400
"""Rows of one statement: what both databases take with the columns of a fact."""


class SqlEventStore:
    """See `EventStore`. Lives as long as one transaction."""

    def __init__(self, county: CountyCode, execute: Executes) -> None:
        self._county, self._execute = county, execute

    def append(self, feed: str, facts: Sequence[NewFact], *, arrived_ms: int) -> list[Outcome]:
        """Keep facts in order; see the protocol."""
        known = self._known([new.fact.id for new in facts])
        outcomes: list[Outcome] = []
        fresh: list[NewFact] = []
        for new in facts:
            line = known.get(new.fact.id)
            if line is None:
                known[new.fact.id] = new.fact.line
                fresh.append(new)
            elif line == new.fact.line:
                outcomes.append(KnownAlready(new.fact, new.place))
            else:
                outcomes.append(Conflict(new.fact, new.place))
        for one in outcomes:
            if isinstance(one, KnownAlready):
                self._execute("INSERT INTO repeats VALUES (%s, %s, %s, %s, %s) ON CONFLICT DO NOTHING",
                              [self._county, one.place.terminal, one.place.epoch, one.place.seq, one.fact.id])
        return [*self._insert(feed, fresh, arrived_ms), *outcomes]

    def _known(self, ids: Sequence[str]) -> dict[str, bytes]:
        found: dict[str, bytes] = {}
        for part in _parts(ids):
            places = ",".join(["%s"] * len(part))
            rows = self._execute(f"SELECT id, line FROM events WHERE county = %s AND id IN ({places})",
                                 [self._county, *part])
            found |= {id: bytes(line) for id, line in rows}
        return found

    def _insert(self, feed: str, fresh: Sequence[NewFact], arrived_ms: int) -> list[Appended]:
        if not fresh:
            return []
        last = self._take_numbers(feed, len(fresh))
        appended = [Appended(new.fact, number) for number, new in enumerate(fresh, last - len(fresh) + 1)]
        rows = [[self._county, new.fact.id, new.fact.case, new.fact.kind, new.fact.line, feed, one.number,
                 new.place.terminal, new.place.epoch, new.place.seq, arrived_ms]
                for new, one in zip(fresh, appended, strict=True)]
        for part in _parts(rows):
            places = ",".join(["(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"] * len(part))
            self._execute(f"INSERT INTO events VALUES {places}", [value for row in part for value in row])
        return appended

    def _take_numbers(self, feed: str, count: int) -> int:
        """The row lock on the counter makes writers of one village wait for each other: nothing is skipped."""
        self._execute("INSERT INTO feeds VALUES (%s, %s, 0) ON CONFLICT DO NOTHING", [self._county, feed])
        rows = self._execute(
            "UPDATE feeds SET number = number + %s WHERE county = %s AND feed = %s RETURNING number",
            [count, self._county, feed])
        return int(rows[0][0])

    def head(self, terminal: TerminalId, epoch: str) -> Position:
        """Return how far a terminal's log is known."""
        rows = self._execute("SELECT seq, chain FROM heads WHERE county = %s AND terminal = %s AND epoch = %s",
                             [self._county, terminal, epoch])
        return Position(epoch, rows[0][0], bytes(rows[0][1])) if rows else Position(epoch, 0, CHAIN_START)

    def lock_head(self, terminal: TerminalId, epoch: str) -> Position:
        """Return the head and hold its row until the transaction ends."""
        rows = self._execute(
            "INSERT INTO heads VALUES (%s, %s, %s, 0, %s) ON CONFLICT (county, terminal, epoch)"
            " DO UPDATE SET seq = heads.seq RETURNING seq, chain",
            [self._county, terminal, epoch, CHAIN_START])
        return Position(epoch, rows[0][0], bytes(rows[0][1]))

    def epochs(self, terminal: TerminalId) -> list[Position]:
        """Return every known head of a terminal."""
        rows = self._execute("SELECT epoch, seq, chain FROM heads WHERE county = %s AND terminal = %s",
                             [self._county, terminal])
        return [Position(epoch, seq, bytes(chain)) for epoch, seq, chain in rows]

    def move_head(self, terminal: TerminalId, head: Position) -> None:
        """Remember a terminal's head."""
        self._execute(
            "INSERT INTO heads VALUES (%s, %s, %s, %s, %s) ON CONFLICT (county, terminal, epoch)"
            " DO UPDATE SET seq = excluded.seq, chain = excluded.chain",
            [self._county, terminal, head.epoch, head.seq, head.chain])

    def chain_at(self, terminal: TerminalId, position: Position) -> bytes | None:
        """Return the chain computed at an earlier group end."""
        if position.seq == 0:
            return CHAIN_START
        rows = self._execute(
            "SELECT chain FROM fact_groups WHERE county = %s AND terminal = %s AND epoch = %s AND seq = %s",
            [self._county, terminal, position.epoch, position.seq])
        return bytes(rows[0][0]) if rows else None

    def keep_group(self, terminal: TerminalId, generation: int, group: Group) -> None:
        """Keep the signature that proves a group."""
        self._execute(
            "INSERT INTO fact_groups VALUES (%s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING",
            [self._county, terminal, group.end.epoch, group.end.seq, group.end.chain, generation,
             group.signed, group.signature])

    def log(self, terminal: TerminalId, epoch: str, after: int, upto: int) -> list[bytes]:
        """Return the facts of a terminal's log in (after, upto]."""
        rows = self._execute(
            "SELECT line FROM events WHERE county = %s AND terminal = %s AND epoch = %s AND seq > %s AND seq <= %s"
            " ORDER BY seq", [self._county, terminal, epoch, after, upto])
        return [bytes(line) for (line,) in rows]

    def mark_durable(self, heads: Mapping[tuple[TerminalId, str], Position], *, made_ms: int) -> None:
        """Remember how much of each log lies in a verified backup off this machine."""
        for (terminal, epoch), head in heads.items():
            self._execute(
                "INSERT INTO backups VALUES (%s, %s, %s, %s, %s) ON CONFLICT (county, terminal, epoch)"
                " DO UPDATE SET seq = excluded.seq, made = excluded.made",
                [self._county, terminal, epoch, head.seq, made_ms])

    def durable(self, terminal: TerminalId, epoch: str) -> int | None:
        """Return the last seq of a log in such a backup; None = there never was one."""
        if self.backed_up_ms() is None:
            return None
        rows = self._execute("SELECT seq FROM backups WHERE county = %s AND terminal = %s AND epoch = %s",
                             [self._county, terminal, epoch])
        return int(rows[0][0]) if rows else 0

    def backed_up_ms(self) -> int | None:
        """Return when the newest such backup was made."""
        [(made,)] = self._execute("SELECT max(made) FROM backups WHERE county = %s", [self._county])
        return None if made is None else int(made)

    def quarantine(self, place: Place, line: bytes, reason: str, *, arrived_ms: int) -> None:
        """Set a line aside for a person."""
        self._execute(
            "INSERT INTO quarantine VALUES (%s, %s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING",
            [self._county, place.terminal, place.epoch, place.seq, line, reason, arrived_ms])

    def set_aside(self, terminal: TerminalId, epoch: str) -> list[tuple[int, str]]:
        """Return what is in quarantine of a terminal's log."""
        rows = self._execute("SELECT seq, reason FROM quarantine WHERE county = %s AND terminal = %s AND epoch = %s"
                             " ORDER BY seq", [self._county, terminal, epoch])
        return [(int(seq), str(reason)) for seq, reason in rows]

    def set_aside_count(self, terminal: TerminalId) -> int:
        """Return how many lines of a terminal are in quarantine."""
        [(count,)] = self._execute("SELECT count(*) FROM quarantine WHERE county = %s AND terminal = %s",
                                   [self._county, terminal])
        return int(count)

    def waiting_aside(self, terminal: TerminalId | None = None) -> list[SetAside]:
        """Return what is in quarantine."""
        one = "" if terminal is None else " AND terminal = %s"
        rows = self._execute(
            f"SELECT terminal, epoch, seq, line, reason, arrived FROM quarantine WHERE county = %s{one}"
            " ORDER BY arrived, terminal, epoch, seq", [self._county, *([] if terminal is None else [terminal])])
        return [SetAside(Place(TerminalId(number), epoch, seq), bytes(line), reason, arrived)
                for number, epoch, seq, line, reason, arrived in rows]

    def release(self, place: Place) -> None:
        """Take a line out of quarantine."""
        self._execute("DELETE FROM quarantine WHERE county = %s AND terminal = %s AND epoch = %s AND seq = %s",
                      [self._county, place.terminal, place.epoch, place.seq])

    def feed(self, feed: str, after: int, most: int, *, held: Place | None = None) -> list[FeedRow]:
        """Return the next numbers of a feed."""
        mine = held or Place(TerminalId(-1), "", 0)
        rows = self._execute(
            "SELECT number, kind, CASE WHEN terminal = %s AND epoch = %s AND seq <= %s THEN NULL ELSE line END,"
            " terminal, epoch, seq FROM events WHERE county = %s AND feed = %s AND number > %s"
            " ORDER BY number LIMIT %s", [mine.terminal, mine.epoch, mine.seq, self._county, feed, after, most])
        return [FeedRow(number, kind, bytes(line or b""), Place(TerminalId(terminal), epoch, seq))
                for number, kind, line, terminal, epoch, seq in rows]

    def feeds(self) -> list[str]:
        """Return the names of the villages' feeds."""
        rows = self._execute("SELECT feed FROM feeds WHERE county = %s AND feed <> %s ORDER BY feed",
                             [self._county, COUNTY_FEED])
        return [str(feed) for (feed,) in rows]

    def numbered(self, feed: str, after: int, most: int) -> list[Appended]:
        """Return the next facts of a feed as they were numbered."""
        return [Appended(fact, row.number) for row in self.feed(feed, after, most)
                if isinstance(fact := parse(row.line), Fact)]

    def newest_of_kind(self, feed: str, kind: str) -> int:
        """Return the highest number of a kind in a feed."""
        rows = self._execute("SELECT max(number) FROM events WHERE county = %s AND kind = %s AND feed = %s",
                             [self._county, kind, feed])
        return int(rows[0][0] or 0)

    def feed_head(self, feed: str) -> int:
        """Return the highest number of a feed, 0 before its first fact."""
        rows = self._execute("SELECT number FROM feeds WHERE county = %s AND feed = %s", [self._county, feed])
        return int(rows[0][0]) if rows else 0

    def lock_feed(self, feed: str) -> int:
        """Return the highest number of a feed and hold it until the transaction ends."""
        rows = self._execute("UPDATE feeds SET number = number WHERE county = %s AND feed = %s RETURNING number",
                             [self._county, feed])
        return int(rows[0][0]) if rows else 0

    def behind(self) -> list[str]:
        """Return the feeds that derived tables have not followed to their end."""
        rows = self._execute(
            "SELECT feeds.feed FROM feeds LEFT JOIN followed ON followed.county = feeds.county"
            " AND followed.feed = feeds.feed WHERE feeds.county = %s AND feeds.number > coalesce(followed.number, 0)"
            " ORDER BY feeds.feed", [self._county])
        return [str(feed) for (feed,) in rows]

    def followed(self, feed: str) -> int:
        """Return the last number derived tables have followed."""
        rows = self._execute("SELECT number FROM followed WHERE county = %s AND feed = %s", [self._county, feed])
        return int(rows[0][0]) if rows else 0

    def follow(self, feed: str, number: int) -> None:
        """Remember how far derived tables have come."""
        self._execute("INSERT INTO followed VALUES (%s, %s, %s) ON CONFLICT (county, feed)"
                      " DO UPDATE SET number = excluded.number", [self._county, feed, number])

    def stream(self, stream: CaseId) -> list[Row]:
        """Return the facts of one stream in feed order."""
        return self.streams([stream])[stream]

    def streams(self, streams: Sequence[CaseId]) -> dict[CaseId, list[Row]]:
        """Return the facts of each of these streams that count, in feed order."""
        found: dict[CaseId, list[Row]] = {stream: [] for stream in streams}
        for part in _parts(streams):
            places = ",".join(["%s"] * len(part))
            for stream, id, line, number in self._execute(
                    f"SELECT stream, id, line, number FROM events WHERE county = %s AND stream IN ({places}) AND"
                    " feed = coalesce((SELECT first.feed FROM events AS first WHERE first.county = events.county"
                    " AND first.id = events.stream), feed) ORDER BY number", [self._county, *part]):
                found[CaseId(stream)].append(Row(FactId(id), bytes(line), number))
        return found

    def feeds_of_streams(self, streams: Sequence[CaseId]) -> dict[CaseId, str]:
        """Return in which feed each of these streams began."""
        if not streams:
            return {}
        places = ",".join(["%s"] * len(streams))
        rows = self._execute(f"SELECT id, feed FROM events WHERE county = %s AND id IN ({places})",
                             [self._county, *streams])
        return {CaseId(id): feed for id, feed in rows}

    def streams_of_kind(self, kind: str) -> Iterable[CaseId]:
        """Return the streams that have a fact of this kind."""
        rows = self._execute("SELECT DISTINCT stream FROM events WHERE county = %s AND kind = %s ORDER BY stream",
                             [self._county, kind])
        return [CaseId(stream) for (stream,) in rows]

    def server_epoch(self) -> str:
        """Return the name of this life of the database."""
        rows = self._execute("SELECT server_epoch FROM lives WHERE county = %s", [self._county])
        return str(rows[0][0]) if rows else ""

    def begin_life(self, server_epoch: str) -> None:
        """Name a new life."""
        self._execute(
            "INSERT INTO lives VALUES (%s, %s) ON CONFLICT (county) DO UPDATE SET"
            " server_epoch = excluded.server_epoch", [self._county, server_epoch])


def _parts(whole: Sequence[T]) -> Iterator[Sequence[T]]:
    for start in range(0, len(whole), MOST_ROWS):
        yield whole[start:start + MOST_ROWS]
