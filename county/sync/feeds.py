"""What a village has not read yet: its own feed and the county-wide one, up to a budget."""

from collections.abc import Iterator

from casework.wire import Head
from casework.wire.answer import feed_line, own_line
from county.store import EventStore, FeedRow
from county.store.protocol import COUNTY_FEED

BUDGET_BYTES = 256 * 1024
MOST_ROWS = 500
REPLACED_BY_NEWEST = "TrustBundlePublished"
"""Each bundle is whole: only the newest is worth the line."""


def news(store: EventStore, head: Head, proven: int) -> tuple[list[bytes], dict[str, int], bool]:
    """Return lines, the cursor after them, and whether there is more.

    The caller's own facts come as numbers where it showed that it holds them (`proven` and before);
    a terminal restored from an old copy gets back the facts it has lost.
    """
    lines: list[bytes] = []
    cursor: dict[str, int] = {}
    budget, more = min(head.most, BUDGET_BYTES), False
    for feed in (COUNTY_FEED, head.village):
        cursor[feed] = _from(store, head, feed)
        rows = store.feed(feed, cursor[feed], MOST_ROWS)
        for row, line in _lines(store, feed, rows, head, proven):
            budget -= len(line)
            if budget < 0 and (lines or head.most == 0):
                more = True
                break
            if line:
                lines.append(line)
            cursor[feed] = row.number
        more = more or len(rows) == MOST_ROWS
    return lines, cursor, more


def _from(store: EventStore, head: Head, feed: str) -> int:
    """The number the caller has read, or 0 where its count belongs to another life of this database."""
    asked = head.cursor.get(feed, 0)
    same_life = head.server_epoch in ("", store.server_epoch())
    return asked if same_life and asked <= store.feed_head(feed) else 0


def _lines(store: EventStore, feed: str, rows: list[FeedRow], head: Head,
           proven: int) -> Iterator[tuple[FeedRow, bytes]]:
    replaced = any(row.kind == REPLACED_BY_NEWEST for row in rows)
    newest = store.newest_of_kind(feed, REPLACED_BY_NEWEST) if replaced else 0
    for row in rows:
        if row.kind == REPLACED_BY_NEWEST and row.number < newest:
            yield row, b""
        elif _is_held(row, head, proven):
            yield row, own_line(feed, row.number, row.place.epoch, row.place.seq)
        else:
            yield row, feed_line(feed, row.number, row.line)


def _is_held(row: FeedRow, head: Head, proven: int) -> bool:
    return (row.place.terminal, row.place.epoch) == (head.terminal, head.start.epoch) and row.place.seq <= proven
