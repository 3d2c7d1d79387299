"""The kiosk's own log: ids, sequence, chain. Callers hold the transaction."""

from collections.abc import Callable, Sequence

from sqlite_utils import Database

from casework.facts import Fact, write
from casework.ids import FactId, fact_id
from casework.wire import CHAIN_START, LONGEST_PREFIX, Position, chain_after
from kiosk.store.links import last_erased, unbroken
from kiosk.store.settings import Settings
from kiosk.store.sidefile import Reached, Remembers
from kiosk.store.values import Clock, FactDraft, OutboxPart

REWIND_GAP = 1000
"""Receipt numbers skipped after a rewind: more than a kiosk can have issued since the copy."""


class Log:
    """Appends own facts and hands out receipt sequences."""

    def __init__(self, database: Database, beside: Remembers, clock: Clock,
                 random: Callable[[int], bytes]) -> None:
        self._database, self._beside, self._clock, self._random = database, beside, clock, random
        self._settings = Settings(database)
        self._last_ms = 0
        self._remembered: Reached | None = None

    def start(self) -> None:
        """Begin the first epoch, or a new one when the database is behind what was remembered."""
        reached = self._beside.read()
        with self._database.atomic():
            current = self.current_epoch()
            if current is None:
                self.begin_epoch()
            elif reached is not None and self._is_behind(reached):
                self.begin_epoch()
                self._settings.set("receipt", max(self.receipt, reached.receipt) + REWIND_GAP)
                self._settings.set("rewound", True)
        self.remember()

    def _is_behind(self, reached: Reached) -> bool:
        row = self._database.execute("SELECT seq FROM epochs WHERE epoch = ?", [reached.epoch]).fetchone()
        return row is None or row[0] < reached.seq or self.receipt < reached.receipt

    def begin_epoch(self) -> str:
        """Begin a new epoch and return its name: from here on this log is a new one."""
        newest = self._database.execute("SELECT coalesce(max(started), 0) FROM epochs").fetchone()[0]
        self._database.execute(
            "INSERT INTO epochs (epoch, started, chain, ack_chain) VALUES (?, ?, ?, ?)",
            [epoch := self._random(8).hex(), newest + 1, CHAIN_START, CHAIN_START],
        )
        return epoch

    def current_epoch(self) -> str | None:
        """Return the epoch own facts go into."""
        row = self._database.execute("SELECT epoch FROM epochs ORDER BY started DESC LIMIT 1").fetchone()
        return row[0] if row else None

    @property
    def receipt(self) -> int:
        """The highest receipt sequence this box may have issued."""
        return int(self._settings.get("receipt", 0))

    def next_receipt(self) -> int:
        """Take the next receipt sequence; it is used up even when nothing comes of it."""
        number = self.receipt + 1
        self._settings.set("receipt", number)
        return number

    def raise_receipt(self, known: int) -> None:
        """Never issue a sequence the county has already seen."""
        if known > self.receipt:
            self._settings.set("receipt", known)

    def append(self, drafts: Sequence[FactDraft], *, offset_ms: int | None, seen: int) -> list[Fact]:
        """Write facts with their outbox rows at the end of the log."""
        epoch = self.current_epoch()
        seq, chain = self._database.execute(
            "SELECT seq, chain FROM epochs WHERE epoch = ?", [epoch]).fetchone()
        facts = [self._written(draft, offset_ms, seen) for draft in drafts]
        for number, fact in enumerate(facts, seq + 1):
            self._database.execute(
                "INSERT INTO facts (id, stream, kind, line, epoch, seq) VALUES (?, ?, ?, ?, ?, ?)",
                [fact.id, fact.case, fact.kind, fact.line, epoch, number])
            self._database.execute("INSERT INTO outbox VALUES (?, ?)", [epoch, number])
        self._database.execute(
            "UPDATE epochs SET seq = ?, chain = ? WHERE epoch = ?",
            [seq + len(facts), chain_after(chain, [fact.line for fact in facts]), epoch])
        return facts

    def adopt(self, fact: Fact) -> None:
        """Put a fact that another box wrote at the end of this log too, to be sent from here."""
        epoch = self.current_epoch()
        seq, chain = self._database.execute("SELECT seq, chain FROM epochs WHERE epoch = ?", [epoch]).fetchone()
        self._database.execute("UPDATE facts SET epoch = ?, seq = ? WHERE id = ?", [epoch, seq + 1, fact.id])
        self._database.execute("INSERT INTO outbox VALUES (?, ?)", [epoch, seq + 1])
        self._database.execute("UPDATE epochs SET seq = ?, chain = ? WHERE epoch = ?",
                               [seq + 1, chain_after(chain, [fact.line]), epoch])

    def _written(self, draft: FactDraft, offset_ms: int | None, seen: int) -> Fact:
        now = self._clock.now_ms()
        return write(draft.kind, draft.body, id=self._next_id(now), case=draft.case, at_ms=now,
                     offset_ms=offset_ms, seen=seen, actor=draft.actor)

    def _next_id(self, now: int) -> FactId:
        self._last_ms = max(self._last_ms + 1, now)
        return fact_id(self._last_ms, self._random(10))

    def remember(self) -> None:
        """Write the side file when there is news; called after the commit returned."""
        epoch = self.current_epoch()
        if epoch is not None:
            seq = self._database.execute("SELECT seq FROM epochs WHERE epoch = ?", [epoch]).fetchone()[0]
            reached = Reached(epoch, seq, self.receipt)
            if reached != self._remembered:
                self._beside.write(reached)
                self._remembered = reached

    def unsent_all(self) -> list[OutboxPart]:
        """Return what the county has not acknowledged of every epoch, oldest first; never empty."""
        rows = self._database.execute(
            "SELECT epoch, ack_seq, ack_chain FROM epochs WHERE seq > ack_seq OR started ="
            " (SELECT max(started) FROM epochs) ORDER BY started").fetchall()
        return [self._part(Position(epoch, seq, bytes(chain)), -1) for epoch, seq, chain in rows]

    def unsent(self, most: int, reached: Position | None = None) -> OutboxPart:
        """Return what the county has not acknowledged of the oldest unfinished epoch.

        It begins at `reached` when that is a place of this log after what was acknowledged.
        """
        row = self._database.execute(
            "SELECT epoch, ack_seq, ack_chain FROM epochs WHERE seq > ack_seq ORDER BY started LIMIT 1"
        ).fetchone()
        if row is None:
            row = self._database.execute(
                "SELECT epoch, ack_seq, ack_chain FROM epochs ORDER BY started DESC LIMIT 1").fetchone()
        epoch, seq, chain = row
        acked = Position(epoch, seq, bytes(chain))
        return self._part(reached if reached and self._is_ahead(acked, reached) else acked, most)

    def _part(self, start: Position, most: int) -> OutboxPart:
        epoch, seq = start.epoch, start.seq
        lines = self._lines(epoch, seq, most)
        return OutboxPart(epoch, seq, start.chain, lines, self._before(epoch, seq) if lines else ())

    def _before(self, epoch: str, seq: int) -> tuple[bytes, ...]:
        """The last facts up to `seq` that are here without a hole."""
        first = max(seq - LONGEST_PREFIX, last_erased(self._database, epoch, upto=seq))
        return self._lines(epoch, first, seq - first)

    def _is_ahead(self, acked: Position, reached: Position) -> bool:
        if reached.epoch != acked.epoch or reached.seq <= acked.seq:
            return False
        lines = self._lines(acked.epoch, acked.seq, reached.seq - acked.seq)
        return len(lines) == reached.seq - acked.seq and chain_after(acked.chain, lines) == reached.chain

    def _lines(self, epoch: str, after: int, most: int) -> tuple[bytes, ...]:
        rows = self._database.execute(
            "SELECT seq, line FROM facts WHERE epoch = ? AND seq > ? ORDER BY seq LIMIT ?", [epoch, after, most])
        return unbroken(rows.fetchall(), after)
