"""Bugs of sticks: what is handed over too early, read too late, or said in another life."""

from typing import Any
from unittest import mock

from kiosk.store import carried
from kiosk.store.calls import BlobCalls, StickCalls
from kiosk.store.values import Carried
from tests.faults.simulation.plants.plant import Plant, Planting, swap

_judge = carried.judge


def _made_is_handed_over() -> Planting:
    """What lies on a stick is taken for delivered."""
    def forget(contents: Any) -> None:
        contents.database.execute("DELETE FROM outbox")
        contents.database.execute("UPDATE epochs SET ack_seq = seq, ack_chain = chain")

    return mock.patch.object(StickCalls, "was_made", lambda self: self._calls.change(set(), forget))


def _no_gap(database: Any, answer: Any, since: Any, trust_since: int) -> Carried:
    """A stick that goes on from what was never read is taken all the same."""
    verdict = _judge(database, answer, since, trust_since)
    return Carried.TAKEN if verdict is Carried.GAP else verdict


PLANTS: tuple[Plant, ...] = (
    Plant("stick-made-is-delivered", "what was written on a stick is no longer sent", "no-lost-case",
          _made_is_handed_over, needs="sticks"),
    Plant("stick-gap-is-taken", "a stick for the way back is read before the one it goes on from", "same-fold",
          swap(carried, "judge", _no_gap), needs="sticks put_back"),
    Plant("stick-rewound-unseen", "a stick numbers facts of this box that it has lost, and is taken", "same-fold",
          swap(carried, "_holds", lambda database, line: True), needs="sticks put_back"),
    Plant("stick-without-waiting-bytes", "photographs are left out of sticks", "progress",
          swap(BlobCalls, "size", lambda self, sha256: 1 << 40), needs="sticks photos"),
)
