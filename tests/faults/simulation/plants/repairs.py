"""Bugs that show when something was put back: boxes, the county, keys."""

from dataclasses import replace
from typing import Any

from casework.wire import Position
from county.fleet import publishing
from county.store import SqlEventStore
from county.sync import lives
from kiosk.store import feed
from kiosk.store.agreement import Agreement
from kiosk.store.answers import Answers
from kiosk.store.log import Log
from tests.faults.simulation.plants.plant import Plant, swap


def _by_the_highest_number(self: Agreement, ack: Position, durable: int | None) -> bool:
    """The usual bug after a restored copy: acknowledged by number, whatever stands there."""
    self._acknowledge(ack, durable)
    return True


def _part_forgets(self: Agreement, epoch: str, kept: int) -> None:
    """A new epoch begins empty: what was waiting stays where the county never asks again."""
    self._database.execute("DELETE FROM outbox WHERE epoch = ? AND seq > ?", [epoch, kept])
    self._database.execute("UPDATE epochs SET seq = ? WHERE epoch = ?", [kept, epoch])
    self._log.begin_epoch()


def _own_always_as_numbers(self: SqlEventStore, feed: str, after: int, most: int, *, held: Any = None) -> Any:
    """A box put back from an old copy never gets its lost facts again."""
    return _store_feed(self, feed, after, most, held=replace(held, seq=10**6) if held else None)


_store_feed = SqlEventStore.feed


PLANTS: tuple[Plant, ...] = (
    Plant("highest-number-wins", "acknowledged by number, whatever stands there", "no-lost-case",
          swap(Agreement, "settle", _by_the_highest_number), needs="put_back"),
    Plant("new-epoch-forgets", "what waits is not taken along into a new epoch", "no-lost-case",
          swap(Agreement, "_part", _part_forgets), needs="put_back"),
    Plant("newest-epoch-only", "after another life only the newest epoch is sent again", "no-lost-case",
          swap(Agreement, "distrust", lambda self: None), needs="put_back county_put_back"),
    Plant("old-numbers-stay", "feed numbers of the county's earlier life are kept", "same-fold",
          swap(feed, "forget_numbers", lambda database: None), needs="county_put_back"),
    Plant("lost-acts-count", "acts a restored county has lost still count at the kiosk", "same-fold",
          swap(feed, "count_no_longer", lambda database, fact: None), needs="county_put_back"),
    Plant("village-gives-nothing-back", "what only a neighbour's kiosk still holds is not sent again", "no-lost-case",
          swap(Log, "adopt", lambda self, fact: None), needs="put_back county_put_back"),
    Plant("new-key-old-epoch", "a new key goes on in the epoch of the old one", "same-fold",
          swap(Agreement, "begin_anew", lambda self: None), needs="loss rotates"),
    Plant("versions-from-the-backup", "a restored county counts its trust bundles on from the backup", "receipts",
          swap(publishing, "LIFE_GAP", 1), needs="county_put_back revokes"),
    Plant("another-life-unnoticed", "the county's new name is not looked at", "same-fold",
          swap(Answers, "_is_another_life", lambda self, answer: False), needs="county_put_back"),
    Plant("restore-unnoticed", "a county put back without a word goes on under its old name", "same-fold",
          swap(lives, "_has_forgotten", lambda store, head: False), needs="county_put_back"),
    Plant("own-facts-as-numbers", "a restored box does not get its lost facts back", "same-fold",
          swap(SqlEventStore, "feed", _own_always_as_numbers), needs="put_back"),
)
