"""Bugs of a kiosk that forgets closed cases."""

from casework.erasing import Standing
from casework.wire import CHAIN_START, chain_after
from kiosk.store.agreement import Agreement
from kiosk.store.erasing import Erasing
from tests.faults.simulation.plants.plant import Plant, swap


def _durable_whatever(self: Erasing, id: str, village: str, proven: int, now_ms: int | None) -> Standing:
    """What the county acknowledged is thought to be in a backup."""
    since_ms, _ = self._seen_closed(id, village, now_ms)
    return Standing(self._waits(id), durable=True, in_hand=False, closed_since_ms=since_ms)


def _only_what_is_here(self: Agreement, epoch: str, seq: int) -> bytes:
    """The hash of a log is taken over the bodies that are left."""
    rows = self._database.execute("SELECT line FROM facts WHERE epoch = ? AND seq <= ? ORDER BY seq", [epoch, seq])
    return chain_after(CHAIN_START, [bytes(line) for (line,) in rows.fetchall()])


PLANTS: tuple[Plant, ...] = (
    Plant("erases-before-durable", "bodies are erased when acknowledged, before they lie in a backup", "no-lost-case",
          swap(Erasing, "_standing", _durable_whatever), needs="erases county_put_back"),
    Plant("hole-not-seen", "a log with an erased place is thought to be whole", "chain",
          swap(Agreement, "_chain_at", _only_what_is_here), needs="erases"),
)
