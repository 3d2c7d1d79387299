"""When somebody should carry a stick out."""

from typing import Final

from kiosk.store import Waiting

DUE_AFTER_MS: Final = 3 * 86_400_000
"""A box that dies takes with it what only lies there: after three days somebody should carry it out."""
_DAY_MS: Final = 86_400_000


def overdue_days(waiting: Waiting, stick_made_ms: int | None, now_ms: int) -> int:
    """Return since how many days something waits that neither line nor stick has carried out; 0 = less than three."""
    oldest = waiting.oldest_at_ms
    if oldest is None or now_ms - oldest < DUE_AFTER_MS:
        return 0
    if stick_made_ms is not None and 0 <= now_ms - stick_made_ms < DUE_AFTER_MS:
        return 0
    return (now_ms - oldest) // _DAY_MS
