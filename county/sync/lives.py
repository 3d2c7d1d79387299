"""Noticing that this county's database was put back from a backup, though nobody said so.

What a terminal shows in its signed head, this database once said; when it does not know it any more,
it lives another life. With a new name every village reads the feeds again and sends again what is
missing here, and numbers given twice do no harm.
"""

import logging
from collections.abc import Callable

from casework.ids import TerminalId
from casework.wire import Head, mark_of
from casework.wire.upload import TRUST_MARK
from county.fleet import publishing
from county.store import EventStore

log = logging.getLogger(__name__)
DESK = TerminalId(0)
NEVER_HEARD = ""
"""Who has only been enrolled knows no name of a life yet: what it holds of this county is its trust bundle."""


def notice(store: EventStore, head: Head, random: Callable[[int], bytes]) -> bool:
    """Begin a new life when the caller holds what this database has forgotten; True when it did."""
    if _has_forgotten(store, head):
        log.error("this database was put back from a backup: terminal %s holds more", head.terminal)
        store.begin_life(random(8).hex())
        return True
    return False


def _has_forgotten(store: EventStore, head: Head) -> bool:
    if head.server_epoch == NEVER_HEARD:
        return _knows_another_trust(store, head)
    if head.server_epoch != store.server_epoch():
        return not _has_lived(store, head.server_epoch)
    known = store.head(TerminalId(head.terminal), head.start.epoch)
    if head.start.seq > known.seq:
        return True
    if _knows_another_trust(store, head):
        return True
    return any(_differs(store, feed, number, head.last.get(feed)) for feed, number in head.cursor.items()
               if feed in ("county", head.village))


def _has_lived(store: EventStore, life: str) -> bool:
    """Whether this database remembers a life: what the county itself wrote in it stands in a log of that name."""
    return any(one.epoch == life for one in store.epochs(DESK))


def _knows_another_trust(store: EventStore, head: Head) -> bool:
    """Whether the caller holds a trust bundle this database never made: no difference leads on from that one."""
    newest, mark = publishing.newest(store)
    if head.trust >= newest or TRUST_MARK not in head.last:
        return head.trust > newest or head.last.get(TRUST_MARK, mark) != mark
    known = publishing.mark_of_version(store, head.trust)
    return known is not None and head.last[TRUST_MARK] != known


def _differs(store: EventStore, feed: str, number: int, mark: str | None) -> bool:
    if number > store.feed_head(feed):
        return True
    rows = store.feed(feed, number - 1, 1) if mark is not None else []
    return bool(rows) and mark_of(rows[0].line) != mark
