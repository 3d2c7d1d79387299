"""Rooms that derive tables from facts register here and are called inside the committing transaction."""

from collections.abc import Callable, Sequence

from county.store import Appended

Projection = Callable[[str, Sequence[Appended]], None]
"""Called with the feed's name and the facts newly numbered in it."""

_projections: list[Projection] = []


def register(projection: Projection) -> None:
    """Call `projection` for all facts that come in from now on; once however often it is registered."""
    if projection not in _projections:
        _projections.append(projection)


def tell(feed: str, appended: Sequence[Appended]) -> None:
    """Let every room update its tables."""
    for projection in _projections:
        projection(feed, appended)
