"""The projection of cases: folded from facts, droppable, rebuilt in one call."""

import hashlib
import hmac
from collections.abc import Callable

from sqlite_utils import Database

from casework.case import Case
from casework.definition import ItemDefinition
from casework.facts import Fact, parse
from casework.fold import Placed, fold
from casework.ids import CaseId
from casework.kinds import Stream, stream_of
from casework.short_code import index_key
from kiosk.store.handles import handle_of
from kiosk.store.settings import Settings
from kiosk.store.values import CaseRecord, Transport

DECIDED_STATES = frozenset({"APPROVED", "REJECTED", "MAKING", "DELIVERING", "DONE", "NOT_ACCEPTED",
                            "TERMINATED", "ARCHIVED", "STOPPED"})
Definitions = Callable[[str, int], ItemDefinition | None]


class Cases:
    """Reads cases by folding their facts, and keeps a row each to find them by."""

    def __init__(self, database: Database, definitions: Definitions) -> None:
        self._database, self._definitions = database, definitions
        self._settings = Settings(database)

    def update(self, stream: str) -> None:
        """Fold one case again and keep its row."""
        record = self.record(CaseId(stream))
        if record is None or record.case.state is None or record.case.applicant is None:
            self._database.execute("DELETE FROM cases WHERE id = ?", [stream])
            return
        case = record.case
        assert case.applicant is not None and case.state is not None
        handle = handle_of(case)
        self._database.execute(
            "INSERT INTO cases VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
            " state = excluded.state, ended = excluded.ended, newest = excluded.newest,"
            " handle = excluded.handle, short = excluded.short",
            [stream, case.item, case.version, case.state, case.ended,
             self.person_key(case.applicant.id_number or case.applicant.name),
             handle, index_key(handle) if handle else b"", max(case.fact_ids)],
        )

    def rebuild(self) -> None:
        """Drop the projection and fold every case again."""
        self._database.execute("DELETE FROM cases")
        for (stream,) in self._database.execute(
                "SELECT DISTINCT stream FROM facts WHERE kind = 'Applied'").fetchall():
            self.update(stream)

    def rebuild_missing(self) -> None:
        """Fold the cases that had no row because their item version was not here."""
        for (stream,) in self._database.execute(
                "SELECT DISTINCT stream FROM facts WHERE kind = 'Applied'"
                " AND stream NOT IN (SELECT id FROM cases)").fetchall():
            self.update(stream)

    def record(self, case_id: CaseId) -> CaseRecord | None:
        """Return a case, or None when there is none or its item version has not come yet."""
        rows = self._database.execute(
            "SELECT line, number, epoch, seq FROM facts WHERE stream = ?"
            " AND (feed IS NULL OR feed NOT LIKE '%~%')"
            " ORDER BY number IS NULL, number, rowid", [case_id]).fetchall()
        placed = [Placed(fact, number) for line, number, _, _ in rows
                  if isinstance(fact := parse(bytes(line)), Fact)]
        definition = self._definition(placed)
        if definition is None:
            return None
        case = fold(definition, placed)
        return CaseRecord(case, definition, self._transport(case, rows),
                          tuple(one.fact for one in placed))

    def _definition(self, placed: list[Placed]) -> ItemDefinition | None:
        applied = next((one.fact for one in placed if one.fact.kind == "Applied"), None)
        if applied is None:
            return None
        item, version = applied.body.get("item"), applied.body.get("version")
        return self._definitions(str(item), version) if type(version) is int else None

    def _transport(self, case: Case, rows: list[tuple[bytes, int | None, str | None, int | None]]) -> Transport:
        if case.state in DECIDED_STATES:
            return Transport.DECIDED
        waiting = any(self._is_waiting(epoch, seq) for _, _, epoch, seq in rows if epoch is not None)
        return Transport.STORED if waiting else Transport.CONFIRMED

    def _is_waiting(self, epoch: str | None, seq: int | None) -> bool:
        row = self._database.execute("SELECT 1 FROM outbox WHERE epoch = ? AND seq = ?", [epoch, seq])
        return row.fetchone() is not None

    def find(self, column: str, key: bytes) -> list[CaseRecord]:
        """Return the cases whose `person`, `handle` or `short` is `key`, newest first."""
        assert column in ("person", "handle", "short")
        return self._records(f"SELECT id FROM cases WHERE {column} = ? ORDER BY id DESC", [key])

    def all(self, *, open_only: bool) -> list[CaseRecord]:
        """Return the cases of the village, newest first."""
        where = " WHERE ended = 0" if open_only else ""
        return self._records(f"SELECT id FROM cases{where} ORDER BY id DESC", [])

    def _records(self, sql: str, arguments: list[bytes]) -> list[CaseRecord]:
        ids = [row[0] for row in self._database.execute(sql, arguments).fetchall()]
        return [record for id in ids if (record := self.record(CaseId(id))) is not None]

    def person_key(self, person: str) -> bytes:
        """Return the keyed hash a person is found by: a copied file does not tell who is in it."""
        secret = bytes.fromhex(self._settings.get("person_secret"))
        return hmac.new(secret, person.strip().upper().encode(), hashlib.sha256).digest()


def is_case_fact(fact: Fact) -> bool:
    """Whether a fact belongs to a case; a kind of a newer program may, and is looked up by its stream."""
    return stream_of(fact.kind) in (Stream.CASE, None)
