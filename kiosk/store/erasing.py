"""Forgetting closed cases: bodies and attached bytes go, ids, kinds, places and hashes stay (ADR 0024).

What stays lets the log prove itself, lets the county's feed be read again without anything coming twice, and lets a
slip be answered with "done". Callers hold the transaction.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from sqlite_utils import Database

from casework.attached import bytes_named_in
from casework.case import Case
from casework.erasing import KEPT_MS, Kept, Standing, why_kept
from casework.facts import Fact, parse
from casework.ids import CaseId
from casework.short_code import index_key
from casework.wire import CHAIN_START
from kiosk.store.cases import Cases
from kiosk.store.handles import handle_of
from kiosk.store.links import chain_over, links


@dataclass(frozen=True, slots=True)
class Erased:
    """What a run came to. `kept` counts the closed cases that stay, by reason."""

    cases: int
    kept: dict[Kept, int] = field(default_factory=dict)


class Erasing:
    """Finds the cases that may go and erases them."""

    def __init__(self, database: Database, cases: Cases) -> None:
        self._database, self._cases = database, cases

    def run(self, village: str, now_ms: int | None, kept_ms: int = KEPT_MS) -> Erased:
        """Erase what may be erased. `now_ms` = the confirmed time, None = nobody confirms it."""
        kept: Counter[Kept] = Counter()
        proven = self._proven_feed(village)
        gone, late = [], self._came_late(village, proven)
        self._database.execute("DELETE FROM closed_since WHERE id NOT IN (SELECT id FROM cases WHERE ended)")
        for (id,) in self._database.execute("SELECT id FROM cases WHERE ended").fetchall():
            record = self._cases.record(CaseId(id))
            if record is None:
                continue
            standing = self._standing(id, village, proven, now_ms)
            why = why_kept(record.case, standing, now_ms, kept_ms)
            if why is None:
                gone.append(id)
                self._note(id, record.case, now_ms)
            else:
                kept[why] += 1
        self._forget(gone + late)
        return Erased(len(gone), dict(kept))

    def is_erased(self, column: str, key: bytes | str) -> bool:
        """Whether a case of this `id`, `handle`, `short` or `number` was here and was erased."""
        assert column in ("id", "handle", "short", "number")
        return self._database.execute(f"SELECT 1 FROM erased_cases WHERE {column} = ?", [key]).fetchone() is not None

    def _seen_closed(self, id: str, village: str, now_ms: int | None) -> tuple[int | None, int]:
        """When the case was first seen closed with nothing under way, and how far the feed was read then.

        Noted now if it never was; a clock that was ahead then is set right.
        """
        if now_ms is not None:
            self._database.execute(
                "INSERT INTO closed_since SELECT ?, ?, coalesce(max(number), 0) FROM cursors WHERE feed = ?"
                " ON CONFLICT (id) DO UPDATE SET ms = min(ms, excluded.ms)", [id, now_ms, village])
        row = self._database.execute("SELECT ms, read FROM closed_since WHERE id = ?", [id]).fetchone()
        return (int(row[0]), int(row[1])) if row else (None, 0)

    def _proven_feed(self, village: str) -> int:
        """The highest number of the village's feed that is known to lie in a proven backup: that of a fact of ours.

        Numbers are given as facts are committed, so a backup that holds one holds all below.
        """
        row = self._database.execute(
            "SELECT coalesce(max(number), 0) FROM facts JOIN epochs USING (epoch)"
            " WHERE feed = ? AND facts.seq <= durable", [village]).fetchone()
        return int(row[0])

    def _standing(self, id: str, village: str, proven: int, now_ms: int | None) -> Standing:
        """A fact tells nothing of bytes it names, which go by themselves: the backup must be of later."""
        if self._waits(id):
            self._database.execute("DELETE FROM closed_since WHERE id = ?", [id])
            return Standing(waits=True, durable=False, in_hand=False, closed_since_ms=None)
        since_ms, read = self._seen_closed(id, village, now_ms)
        durable = self._is_durable(id, village, proven) and proven > read
        return Standing(waits=False, durable=durable, in_hand=self._is_in_hand(id), closed_since_ms=since_ms)

    def _waits(self, stream: str) -> bool:
        """Whether a fact of a stream, or bytes it names, are not at the county, or were set aside there."""
        if self._any("SELECT 1 FROM facts JOIN outbox USING (epoch, seq) WHERE stream = ?", stream):
            return True
        if self._any("SELECT 1 FROM facts JOIN set_aside USING (epoch, seq) WHERE stream = ?", stream):
            return True
        return any(self._any("SELECT 1 FROM blobs_to_send WHERE sha256 = ?", sha256)
                   for fact in self._facts(stream) for sha256 in _named(fact))

    def _is_durable(self, stream: str, village: str, proven: int) -> bool:
        rows = self._database.execute("SELECT feed, number FROM facts WHERE stream = ?", [stream]).fetchall()
        return all(feed == village and number <= proven for feed, number in rows)

    def _is_in_hand(self, id: str) -> bool:
        return self._any("SELECT 1 FROM drafts WHERE person = (SELECT person FROM cases WHERE id = ?)", id)

    def _came_late(self, village: str, proven: int) -> list[str]:
        """Cases that were erased and of which the county has told something since."""
        rows = self._database.execute(
            "SELECT DISTINCT stream FROM facts WHERE stream IN (SELECT id FROM erased_cases)").fetchall()
        return [id for (id,) in rows if not self._waits(id) and self._is_durable(id, village, proven)]

    def _note(self, id: str, case: Case, now_ms: int | None) -> None:
        handle = handle_of(case)
        self._database.execute("INSERT OR IGNORE INTO erased_cases VALUES (?, ?, ?, ?, ?)",
                               [id, handle, index_key(handle) if handle else b"", case.number, now_ms or 0])

    def _forget(self, ids: list[str]) -> None:
        if not ids:
            return
        hashes = {sha256 for id in ids for fact in self._facts(id) for sha256 in _named(fact)}
        self._keep_places(ids)
        for id in ids:
            self._database.execute("DELETE FROM facts WHERE stream = ?", [id])
            self._database.execute("DELETE FROM cases WHERE id = ?", [id])
            self._database.execute("DELETE FROM closed_since WHERE id = ?", [id])
            self._database.execute("DELETE FROM settings WHERE name = ?", [f"prints:{id}"])
        self._forget_bytes(hashes)

    def _keep_places(self, ids: list[str]) -> None:
        rows = [row for id in ids for row in self._database.execute(
            "SELECT id, stream, kind, line, epoch, seq FROM facts WHERE stream = ?", [id]).fetchall()]
        chains = {(epoch, seq): chain for epoch in {row[4] for row in rows if row[4]}
                  for seq, chain in self._chains(epoch)}
        for id, stream, kind, line, epoch, seq in rows:
            sha256 = hashlib.sha256(bytes(line)).digest()
            self._database.execute("INSERT INTO erased VALUES (?, ?, ?, ?, ?, ?, ?)",
                                   [id, stream, kind, sha256, epoch, seq, chains.get((epoch, seq))])

    def _chains(self, epoch: str) -> Iterator[tuple[int, bytes]]:
        """Yield h after each place of an epoch."""
        chain = CHAIN_START
        for link in links(self._database, epoch):
            chain = chain_over(chain, [link])
            yield link.seq, chain

    def _forget_bytes(self, hashes: set[str]) -> None:
        """What nothing else here names."""
        if not hashes:
            return
        for (line,) in self._database.execute("SELECT line FROM facts").fetchall():
            fact = parse(bytes(line))
            hashes.difference_update(_named(fact) if isinstance(fact, Fact) else ())
        for sha256 in sorted(hashes):
            for table in ("blobs_to_send", "blobs_wanted", "blob_pieces", "blobs"):
                self._database.execute(f"DELETE FROM {table} WHERE sha256 = ?", [sha256])

    def _facts(self, stream: str) -> list[Fact]:
        rows = self._database.execute("SELECT line FROM facts WHERE stream = ?", [stream]).fetchall()
        return [fact for (line,) in rows if isinstance(fact := parse(bytes(line)), Fact)]

    def _any(self, sql: str, key: str) -> bool:
        return self._database.execute(sql, [key]).fetchone() is not None


def _named(fact: Fact) -> list[str]:
    """The hashes of the bytes that a fact brings: its own attachments, or a paper of the county."""
    paper = fact.body.get("sha256")
    return [*bytes_named_in(fact), *([paper] if isinstance(paper, str) else [])]
