"""Bugs put into the real code on purpose: an engine that does not find them proves nothing."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from casework.wire import Position
from county.intake import taking
from county.store import SqlEventStore
from kiosk.store import answers, feed
from kiosk.store.agreement import Agreement
from kiosk.store.log import Log


def own_facts_always_as_numbers() -> None:
    """A box put back from an old copy never sees its lost facts again."""
    real = SqlEventStore.feed

    def feed_of(self: Any, name: str, after: int, most: int, *, held: Any = None) -> Any:
        return real(self, name, after, most, held=replace(held, seq=10**6) if held else None)

    SqlEventStore.feed = feed_of  # type: ignore[method-assign]


def an_old_copy_goes_on_in_its_epoch() -> None:
    """The usual bug: acknowledged by the highest number, whatever stands there."""
    def settle(self: Agreement, ack: Position, durable: int | None) -> bool:
        self._acknowledge(ack, durable)
        return True

    Agreement.settle = settle  # type: ignore[method-assign]


def a_new_epoch_forgets_what_was_waiting() -> None:
    """Unacknowledged facts stay where the county will never ask for them."""
    def part(self: Agreement, epoch: str, kept: int) -> None:
        self._database.execute("DELETE FROM outbox WHERE epoch = ? AND seq > ?", [epoch, kept])
        self._database.execute("UPDATE epochs SET seq = ? WHERE epoch = ?", [kept, epoch])
        self._log.begin_epoch()

    Agreement._part = part  # type: ignore[method-assign]


def the_county_skips_by_number() -> None:
    """What has a number the county has is thought to be there."""
    taking._known_already = lambda store, head, group: taking.Taken(group.end.seq)  # type: ignore[assignment]
    taking.chain_after = lambda chain, lines: _Any()  # type: ignore[assignment]


class _Any:
    def __ne__(self, other: object) -> bool:
        return False


def a_county_put_back_is_not_noticed() -> None:
    """The kiosk trusts what was once acknowledged."""
    acknowledge = Agreement._acknowledge

    def never_back(self: Agreement, ack: Position, durable: int | None) -> None:
        [acked] = self._database.execute("SELECT ack_seq FROM epochs WHERE epoch = ?", [ack.epoch]).fetchone()
        if ack.seq >= acked:
            acknowledge(self, ack, durable)

    Agreement._acknowledge = never_back  # type: ignore[method-assign]


def another_life_is_not_noticed() -> None:
    """Cursors of the old life are kept."""
    answers.Answers._is_another_life = lambda self, answer: False  # type: ignore[method-assign]


def old_numbers_stay() -> None:
    """Numbers of the county's earlier life are never replaced."""
    feed.forget_numbers = lambda database: None


def acknowledged_before_kept() -> None:
    """The cursor moves although the facts were not taken."""
    feed.take = lambda database, lines: []


def not_all_epochs_are_asked() -> None:
    """After another life only the newest epoch is sent again."""
    Agreement.distrust = lambda self: None  # type: ignore[method-assign]


def ids_are_made_twice() -> None:
    """A bad source of ids."""
    made: list[Any] = []
    real = Log._next_id

    def repeated(self: Log, now: int) -> Any:
        made.append(real(self, now))
        return made[len(made) // 2]

    Log._next_id = repeated  # type: ignore[method-assign]


PLANTS: dict[str, Callable[[], None]] = {
    plant.__name__: plant for plant in (
        own_facts_always_as_numbers, an_old_copy_goes_on_in_its_epoch, a_new_epoch_forgets_what_was_waiting,
        the_county_skips_by_number, a_county_put_back_is_not_noticed, another_life_is_not_noticed,
        old_numbers_stay, acknowledged_before_kept, not_all_epochs_are_asked,
    )
}
