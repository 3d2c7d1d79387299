"""Bugs of a kiosk's store: what is acknowledged, numbered and chained."""

from collections.abc import Callable
from typing import Any
from unittest import mock

from casework.facts import Fact
from kiosk.store import contents
from kiosk.store.contents import Contents
from kiosk.store.log import Log
from tests.faults.simulation.plants.plant import Plant, Planting, swap


def _acknowledged_without_commit() -> Planting:
    """Every tenth change returns as if it were committed."""
    real, count = Contents.changed, iter(range(10**9))

    def changed(self: Contents, call: Callable[[Contents], Any]) -> Any:
        if next(count) % 10 != 9:
            return real(self, call)
        try:
            with self.database.atomic():
                result = call(self)
                raise RuntimeError
        except RuntimeError:
            return result

    return mock.patch.object(Contents, "changed", changed)


_append = Log.append


def _chain_in_its_own_transaction(self: Log, drafts: Any, *, offset_ms: int | None, seen: int) -> list[Fact]:
    epoch = self.current_epoch()
    seq, chain = self._database.execute("SELECT seq, chain FROM epochs WHERE epoch = ?", [epoch]).fetchone()
    facts = _append(self, drafts, offset_ms=offset_ms, seen=seen)
    after = self._database.execute("SELECT seq, chain FROM epochs WHERE epoch = ?", [epoch]).fetchone()
    self._database.execute("UPDATE epochs SET seq = ?, chain = ? WHERE epoch = ?", [seq, chain, epoch])
    self._database.conn.execute("COMMIT")
    self._database.conn.execute("BEGIN")
    self._database.execute("UPDATE epochs SET seq = ?, chain = ? WHERE epoch = ?", [*after, epoch])
    return facts


def _sequence_from_count(self: Log) -> int:
    return 1 + int(self._database.execute("SELECT count(*) FROM cases").fetchone()[0])


def _ids_made_twice() -> Planting:
    real, made = Log._next_id, []

    def repeated(self: Log, now: int) -> Any:
        made.append(real(self, now))
        return made[-2] if len(made) % 15 == 14 else made[-1]

    return mock.patch.object(Log, "_next_id", repeated)


def _stays_in_its_epoch(self: Log, reached: Any) -> bool:
    """The side file is not read at the start."""
    return False


PLANTS: tuple[Plant, ...] = (
    Plant("ack-before-commit", "every tenth change is acknowledged without having been committed", "no-lost-case",
          _acknowledged_without_commit),
    Plant("two-transactions", "the end of the log is committed apart from its facts", "chain",
          swap(Log, "append", _chain_in_its_own_transaction), needs="crash"),
    Plant("sequence-from-count", "the next receipt number is one more than there are cases", "no-duplicate",
          swap(Log, "next_receipt", _sequence_from_count)),
    Plant("side-file-ignored", "a restored box goes on where its old copy stood", "no-duplicate",
          swap(Log, "_is_behind", _stays_in_its_epoch), needs="put_back"),
    Plant("ids-made-twice", "the source of fact ids repeats itself", "no-lost-case", _ids_made_twice),
    Plant("case-before-item", "a case whose item comes later is never folded", "same-fold",
          swap(contents.Cases, "rebuild_missing", lambda self: None)),
)
