"""The event store in set-based SQL that SQLite (3.35 and newer) and PostgreSQL both speak."""

from collections.abc import Iterable, Sequence

from casework.ids import CaseId, CountyCode, TerminalId
from casework.wire import CHAIN_START, Group, Position
from county.store.protocol import (
    Appended,
    Conflict,
    Executes,
    FeedRow,
    KnownAlready,
    NewFact,
    Outcome,
    Place,
    Row,
)


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
                outcomes.append(KnownAlready(new.fact))
            else:
                outcomes.append(Conflict(new.fact, new.place))
        return [*self._insert(feed, fresh, arrived_ms), *outcomes]

    def _known(self, ids: Sequence[str]) -> dict[str, bytes]:
        found: dict[str, bytes] = {}
        for start in range(0, len(ids), 400):
            part = ids[start:start + 400]
            places = ",".join(["%s"] * len(part))
            rows = self._execute(f"SELECT id, line FROM events WHERE county = %s AND id IN ({places})",
                                 [self._county, *part])
            found |= {id: bytes(line) for id, line in rows}
        return found

    def _insert(self, feed: str, fresh: Sequence[NewFact], arrived_ms: int) -> list[Appended]:
        if not fresh:
            return []
        last = self._take_numbers(feed, len(fresh))
        appended = []
        for number, new in enumerate(fresh, last - len(fresh) + 1):
            fact, place = new.fact, new.place
            self._execute(
                "INSERT INTO events VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
                [self._county, fact.id, fact.case, fact.kind, fact.line, feed, number,
                 place.terminal, place.epoch, place.seq, arrived_ms])
            appended.append(Appended(fact, number))
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

    def feed(self, feed: str, after: int, most: int) -> list[FeedRow]:
        """Return the next numbers of a feed."""
        rows = self._execute(
            "SELECT number, kind, line, terminal, epoch, seq FROM events"
            " WHERE county = %s AND feed = %s AND number > %s ORDER BY number LIMIT %s",
            [self._county, feed, after, most])
        return [FeedRow(number, kind, bytes(line), Place(TerminalId(terminal), epoch, seq))
                for number, kind, line, terminal, epoch, seq in rows]

    def newest_of_kind(self, feed: str, kind: str) -> int:
        """Return the highest number of a kind in a feed."""
        rows = self._execute("SELECT max(number) FROM events WHERE county = %s AND kind = %s AND feed = %s",
                             [self._county, kind, feed])
        return int(rows[0][0] or 0)

    def feed_head(self, feed: str) -> int:
        """Return the highest number of a feed, 0 before its first fact."""
        rows = self._execute("SELECT number FROM feeds WHERE county = %s AND feed = %s", [self._county, feed])
        return int(rows[0][0]) if rows else 0

    def stream(self, stream: CaseId) -> list[Row]:
        """Return the facts of a stream in feed order."""
        rows = self._execute("SELECT line, number FROM events WHERE county = %s AND stream = %s ORDER BY number",
                             [self._county, stream])
        return [Row(bytes(line), number) for line, number in rows]

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
