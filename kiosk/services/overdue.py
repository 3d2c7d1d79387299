"""When somebody should carry a stick out."""

from typing import Final

from kiosk.services.clock import Clock
from kiosk.store import Store

DUE_AFTER_MS: Final = 3 * 86_400_000
"""A box that dies takes with it what only lies there: after three days somebody should carry it out."""
_DAY_MS: Final = 86_400_000


def overdue_days(store: Store, clock: Clock) -> int:
    """Return since how many days something waits that neither line nor stick has carried out; 0 = less than three."""
    oldest, now, made = store.waiting().oldest_at_ms, clock.now_ms(), store.stick_made_ms()
    if oldest is None or now - oldest < DUE_AFTER_MS or (made is not None and 0 <= now - made < DUE_AFTER_MS):
        return 0
    return (now - oldest) // _DAY_MS
