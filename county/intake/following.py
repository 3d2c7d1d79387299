"""Bringing derived tables to the end of every feed: after a village was answered, and before anybody looks.

How far they have come is written in the transaction that changes them, so a power cut between a village's
answer and this loses nothing: whoever looks next, or the worker's next round, goes on from there.
"""

import logging
from collections.abc import Callable, Sequence

from django.db import transaction

from casework.facts import Fact, parse
from county.intake import projections
from county.intake.surroundings import event_store
from county.store import Appended

AT_ONCE = 100
"""Facts of one transaction: about 30 ms, for which others who write wait."""
log = logging.getLogger(__name__)


def catch_up() -> None:
    """Follow every feed to its end. Committed piece by piece."""
    for feed in event_store().behind():
        while _step(feed):
            pass


def _step(feed: str) -> bool:
    """Follow a feed by some facts; False at its end. Nobody numbers or follows in this feed meanwhile."""
    with transaction.atomic():
        store = event_store()
        store.lock_feed(feed)
        rows = store.feed(feed, store.followed(feed), AT_ONCE)
        if not rows:
            return False
        tell_each(projections.tell_following, feed, [
            Appended(fact, row.number) for row in rows if isinstance(fact := parse(row.line), Fact)])
        store.follow(feed, rows[-1].number)
        return True


def followed_with(feed: str, appended: Sequence[Appended]) -> None:
    """The derived tables came along with these facts; says so unless they were behind before."""
    store = event_store()
    if appended and store.followed(feed) == appended[0].number - 1:
        store.follow(feed, appended[-1].number)


def tell_each(tell: projections.Projection, feed: str, appended: Sequence[Appended]) -> None:
    """Let rooms update their tables; one that stumbles over a fact must not stop a village's line."""
    if not _told(tell, feed, appended, "told again fact by fact") and len(appended) > 1:
        for one in appended:
            _told(tell, feed, [one], f"fact {one.fact.id} is left out until `county rebuild`")


def _told(tell: Callable[[str, Sequence[Appended]], None], feed: str, appended: Sequence[Appended],
          otherwise: str) -> bool:
    try:
        with transaction.atomic():
            tell(feed, appended)
    except Exception:
        log.exception("a projection failed; %s", otherwise)
        return False
    return True
