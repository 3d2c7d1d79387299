"""Rooms that derive tables from facts register here.

Some must be in step within the committing transaction: keys, item versions. Others follow: a village is
answered as soon as its facts are durable, and whoever looks at their tables looks after them
(`county.intake.following`, ADR 21).
"""

from collections.abc import Callable, Sequence

from county.store import Appended

Projection = Callable[[str, Sequence[Appended]], None]
"""Called with the feed's name and the facts newly numbered in it, in the caller's transaction.

Those that follow may be told a fact again, or one whose case was folded with it already.
"""

_in_step: list[Projection] = []
_following: list[Projection] = []


def register(projection: Projection, *, follows: bool = False) -> None:
    """Call `projection` for all facts that come in from now on; once however often it is registered."""
    group = _following if follows else _in_step
    if projection not in group:
        group.append(projection)


def tell(feed: str, appended: Sequence[Appended]) -> None:
    """Let every room update its tables."""
    tell_in_step(feed, appended)
    tell_following(feed, appended)


def tell_in_step(feed: str, appended: Sequence[Appended]) -> None:
    """Let those rooms update their tables that others rely on at once."""
    for projection in _in_step:
        projection(feed, appended)


def tell_following(feed: str, appended: Sequence[Appended]) -> None:
    """Let those rooms update their tables that may come after the answer."""
    for projection in _following:
        projection(feed, appended)
