"""Bugs in who may write and who may read: revocation, villages, names in logs."""

from collections.abc import Callable
from typing import Any
from unittest import mock

from casework.facts import Fact
from casework.wire import Group, Head
from county.intake import authority, taking
from county.sync import conversation, feeds
from tests.faults.simulation.county import VirtualCounty
from tests.faults.simulation.plants.plant import Plant, Planting, swap


def _everything_to_everybody(store: Any, head: Head, proven: int) -> Any:
    """The feed of every village goes to every kiosk."""
    other = "231222102202" if head.village == "231222102201" else "231222102201"
    lines, cursor, more = _news(store, head, proven)
    rows = store.feed(other, head.cursor.get(other, 0), 50)
    more_lines = [feeds.feed_line(other, row.number, row.line) for row in rows]
    return [*lines, *more_lines], cursor | ({other: rows[-1].number} if rows else {}), more


_news = feeds.news


def _cut_by_date(fact: Fact, head: Head, cut: int) -> bool:
    """Revocation by the date a fact bears, which a thief writes as he likes."""
    return fact.kind == "Applied"


def _cut_below(fact: Fact, head: Head, cut: int) -> bool:
    """The last good receipt is one too few."""
    return _is_before_cut(fact, head, cut - 1)


_is_before_cut = authority.is_before_cut


def _revoked_only_at_login() -> Planting:
    """Whether a terminal was revoked is looked up once and remembered."""
    real, known = VirtualCounty.caller, {}

    def caller(self: VirtualCounty, terminal: Any, generation: int, village: str) -> Any:
        return known.setdefault((id(self), terminal, generation), real(self, terminal, generation, village))

    return mock.patch.object(VirtualCounty, "caller", caller)


def _revoked_is_turned_away() -> Planting:
    """A revoked terminal gets 401 at the door: what it took in before its cut never arrives."""
    real = VirtualCounty.caller

    def caller(self: VirtualCounty, terminal: Any, generation: int, village: str) -> Any:
        found = real(self, terminal, generation, village)
        return None if found is not None and found.cut is not None else found

    return mock.patch.object(VirtualCounty, "caller", caller)


def _anybody_decides(fact: Fact, village: str, feed_of_stream: str | None) -> str:
    """Kinds are not looked at, only villages."""
    return "another-village" if feed_of_stream not in (None, village) else ""


def _names_in_the_log(store: Any, head: Head, group: Group, *, cut: int | None, arrived_ms: int) -> Any:
    """Trouble is logged with the fact that made it."""
    import logging

    for line in group.lines[:1]:
        logging.getLogger("county").error("took %s", line.decode())
    return _real_take(store, head, group, cut=cut, arrived_ms=arrived_ms)


_real_take = taking.take


def _patched_take(other: Any) -> Callable[[], Planting]:
    from tests.faults.simulation import county

    return lambda: mock.patch.object(county, "take", other)


PLANTS: tuple[Plant, ...] = (
    Plant("feed-to-everybody", "a kiosk hears other villages' feeds", "privacy",
          swap(conversation, "news", _everything_to_everybody)),
    Plant("cut-by-date", "a revoked key is judged by the date a fact bears", "revocation",
          swap(authority, "is_before_cut", _cut_by_date), needs="revokes"),
    Plant("cut-one-too-low", "the last good receipt is turned away", "revocation",
          swap(authority, "is_before_cut", _cut_below), needs="revokes"),
    Plant("revoked-only-at-login", "a revocation counts only for who calls for the first time", "revocation",
          _revoked_only_at_login, needs="revokes"),
    Plant("revoked-turned-away", "a revoked terminal is not listened to at all", "progress", _revoked_is_turned_away,
          needs="revokes"),
    Plant("anybody-decides", "a village may write a decision", "authority",
          swap(authority, "objection", _anybody_decides), needs="rogue"),
    Plant("names-in-the-log", "what came in is written into the log", "privacy", _patched_take(_names_in_the_log)),
)
