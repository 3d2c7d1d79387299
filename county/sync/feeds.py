"""What a village has not read yet: its own feed and the county-wide one, up to a budget."""

from collections.abc import Iterator
from itertools import groupby

from casework.facts import Fact, parse
from casework.ids import TerminalId
from casework.wire import Head
from casework.wire.answer import feed_line, own_line
from county.store import EventStore, FeedRow, Place
from county.store.protocol import COUNTY_FEED

BUDGET_BYTES = 256 * 1024
MOST_ROWS = 2000
WHOLE_TRUST, CHANGED_TRUST = "TrustBundlePublished", "TrustChanged"
MOST_CHANGES = 50
"""Who lacks more versions of the trust bundle than this gets the newest whole one first."""


def news(store: EventStore, head: Head, proven: int) -> tuple[list[bytes], dict[str, int], bool]:
    """Return lines, the cursor after them, and whether there is more.

    The caller's own facts come as numbers where it showed that it holds them (`proven` and before);
    a terminal restored from an old copy gets back the facts it has lost.
    """
    lines: list[bytes] = []
    cursor: dict[str, int] = {}
    budget, more = min(head.most, BUDGET_BYTES), False
    held = Place(TerminalId(head.terminal), head.start.epoch, proven)
    for feed in (COUNTY_FEED, head.village):
        cursor[feed] = start_of(store, head, feed)
        rows = store.feed(feed, cursor[feed], MOST_ROWS, held=held)
        for number, line in _lines(store, feed, rows, head):
            budget -= len(line)
            if budget < 0 and (lines or head.most == 0):
                more = True
                break
            if line:
                lines.append(line)
            cursor[feed] = number
        more = more or len(rows) == MOST_ROWS
    return lines, cursor, more


def start_of(store: EventStore, head: Head, feed: str) -> int:
    """The number the caller has read, or 0 where its count belongs to another life of this database."""
    asked = head.cursor.get(feed, 0)
    same_life = head.server_epoch in ("", store.server_epoch())
    return asked if same_life and asked <= store.feed_head(feed) else 0


def _lines(store: EventStore, feed: str, rows: list[FeedRow], head: Head) -> Iterator[tuple[int, bytes]]:
    """Each line with the last number it tells of: a fact, or a run of the caller's own."""
    trusts = any(row.kind == WHOLE_TRUST for row in rows)
    newest = store.newest_of_kind(feed, WHOLE_TRUST) if trusts else 0
    whole = next(iter(store.feed(feed, newest - 1, 1)), None) if newest else None
    from_whole = whole is not None and head.trust < _version(whole) and (
        head.trust < _version(whole) - MOST_CHANGES or _jumped(store, feed, whole))
    for _, run in groupby(rows, key=_run):
        together = list(run)
        first = together[0]
        if first.line == b"":
            yield together[-1].number, own_line(feed, first.number, first.place.epoch, first.place.seq,
                                                len(together))
            continue
        for row in together:
            passed = row.kind in (WHOLE_TRUST, CHANGED_TRUST) and not _is_news(
                row, head, newest, from_whole=from_whole)
            yield row.number, b"" if passed else feed_line(feed, row.number, row.line)


def _is_news(row: FeedRow, head: Head, newest: int, *, from_whole: bool) -> bool:
    """Whether this version of the trust bundle leads the caller on from the one it holds."""
    if row.kind == WHOLE_TRUST:
        return row.number == newest and (from_whole or head.trust == 0)
    return _version(row) > head.trust and not (from_whole and row.number < newest)


def _jumped(store: EventStore, feed: str, whole: FeedRow) -> bool:
    """Whether versions were skipped before this one, as after a restore: then no small steps lead to it."""
    before = next((parse(row.line) for row in store.feed(feed, whole.number - 2, 1)), None)
    since = before.body.get("since") if isinstance(before, Fact) and before.kind == CHANGED_TRUST else None
    return type(since) is int and since < _version(whole) - 1


def _version(row: FeedRow) -> int:
    fact = parse(row.line)
    version = fact.body.get("version") if isinstance(fact, Fact) else None
    return version if type(version) is int else 0


def _run(row: FeedRow) -> int | None:
    """What the caller's own facts have in common that follow each other in its log as in the feed."""
    return row.number - row.place.seq if row.line == b"" else None
