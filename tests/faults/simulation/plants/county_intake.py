"""Bugs of the county where facts come in and are numbered."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from unittest import mock

from casework.wire import Group, Head, Position, UploadReader
from county.intake import taking
from county.intake.taking import Taken
from county.store import KnownAlready, SqlEventStore
from county.store.protocol import Appended
from county.sync import conversation
from tests.faults.simulation.county import VirtualCounty
from tests.faults.simulation.plants.plant import Plant, Planting, both, swap


def _no_dedup(self: SqlEventStore, ids: Sequence[str]) -> dict[str, bytes]:
    return {}


def _told_again(self: SqlEventStore, feed: str, facts: Any, *, arrived_ms: int) -> list[Any]:
    """What is here already is told to the other rooms once more."""
    return [Appended(one.fact, 0) if isinstance(one, KnownAlready) else one
            for one in _store_append(self, feed, facts, arrived_ms=arrived_ms)]


_store_append = SqlEventStore.append


def _takes_gaps() -> Planting:
    """A group that begins too late is kept all the same."""
    def lenient(store: Any, head: Head, group: Group, *, cut: int | None, arrived_ms: int) -> Any:
        known = store.lock_head(head.terminal, group.end.epoch)
        if group.start.seq > known.seq:
            return taking._keep(store, head, group, group.start, cut, arrived_ms)
        return real(store, head, group, cut=cut, arrived_ms=arrived_ms)

    from tests.faults.simulation import county

    real = county.take
    return mock.patch.object(county, "take", lenient)


def _skips_by_number() -> Planting:
    """What has a number the county has is thought to be there; hashes are not compared."""
    class Whatever(bytes):
        def __ne__(self, other: object) -> bool:
            return False

        __hash__ = bytes.__hash__

    return both(mock.patch.object(taking, "_known_already", lambda store, head, group: Taken(group.end.seq)),
                 mock.patch.object(taking, "chain_after", lambda chain, lines: Whatever()))


def _acks_what_it_read() -> Planting:
    """The acknowledgement names the last group that was read, kept or not."""
    real_take, read = conversation.Call.take, {}

    def take(self: Any, group: Any) -> None:
        real_take(self, group)
        if isinstance(group, Group):
            read[id(self)] = group.end

    def answer(call: Any) -> Any:
        end = read.pop(id(call), None)
        if end is None:
            return real_answer(call)
        with mock.patch.object(SqlEventStore, "head", lambda self, terminal, epoch: end):
            return real_answer(call)

    real_answer = conversation.reply_to
    return both(mock.patch.object(conversation.Call, "take", take),
                 mock.patch.object(conversation, "reply_to", answer))


def _answers_before_commit() -> Planting:
    """The last transaction is rolled back when the power goes, although it was acknowledged."""
    real, count = VirtualCounty.take_group, iter(range(10**9))

    def take_group(self: VirtualCounty, head: Head, group: Group, *, cut: int | None) -> Any:
        taken = real(self, head, group, cut=cut)
        if next(count) % 5 == 4 and isinstance(taken, Taken) and taken.appended:
            self.disk.execute("DELETE FROM taken WHERE terminal = ? AND epoch = ? AND seq > ?",
                              [head.terminal, group.end.epoch, group.start.seq])
            for one in taken.appended:
                self.disk.execute("DELETE FROM events WHERE id = ?", [one.fact.id])
                self.disk.execute("DELETE FROM told WHERE id = ?", [one.fact.id])
        return taken

    return mock.patch.object(VirtualCounty, "take_group", take_group)


def _poison_is_dropped(self: SqlEventStore, place: Any, line: bytes, reason: str, *, arrived_ms: int) -> None:
    """What may not come in is thrown away instead of being kept for a person."""


def _problem_blocks(store: Any, head: Head, group: Group, known: Position, cut: int | None, arrived: int) -> Any:
    """One fact that may not come in stops everything behind it."""
    good, problems = _sorted_out(store, head, group, known, cut, arrived)
    return ([], problems) if problems else (good, problems)


_sorted_out = taking._sorted_out


def _numbers_with_holes(self: SqlEventStore, feed: str, count: int) -> int:
    """A number of the feed is skipped now and then."""
    return _take_numbers(self, feed, count + (count > 2))


_take_numbers = SqlEventStore._take_numbers


def _skips_a_group() -> Planting:
    """The signature covers the end of a group; lines in between are not hashed."""
    real = UploadReader._close

    def close(self: UploadReader, line: bytes) -> Any:
        group = real(self, line)
        if isinstance(group, Group) and len(group.lines) > 2:
            return replace(group, lines=(*group.lines[:1], *group.lines[2:], group.lines[1]))
        return group

    return mock.patch.object(UploadReader, "_close", close)


PLANTS: tuple[Plant, ...] = (
    Plant("no-dedup", "ids are not looked up before they are inserted", "progress",
          swap(SqlEventStore, "_known", _no_dedup), needs="put_back"),
    Plant("told-twice", "a fact that came before is told to the other rooms again", "no-duplicate",
          swap(SqlEventStore, "append", _told_again), needs="put_back"),
    Plant("takes-gaps", "a group that begins too late is kept", "sequence", _takes_gaps,
          needs="county_put_back"),
    Plant("skips-by-number", "numbers are compared, hashes are not", "no-lost-case", _skips_by_number,
          needs="put_back"),
    Plant("acks-what-was-read", "the county acknowledges what it read, kept or not", "ack-honesty", _acks_what_it_read),
    Plant("answers-before-commit", "an acknowledged group is gone from the county's disk", "sequence",
          _answers_before_commit),
    Plant("poison-dropped", "what may not come in is thrown away", "sequence",
          swap(SqlEventStore, "quarantine", _poison_is_dropped), needs="rogue"),
    Plant("poison-takes-along", "one bad fact takes its whole group along", "no-lost-case",
          swap(taking, "_sorted_out", _problem_blocks), needs="rogue"),
    Plant("feed-with-holes", "a feed number is skipped", "same-fold",
          swap(SqlEventStore, "_take_numbers", _numbers_with_holes)),
    Plant("lines-swapped", "the order of a group's lines is not what was signed", "sequence", _skips_a_group),
)
