"""When a village may forget a case: closed for 30 days, and everything of it lies in a proven backup of the county.

Pure. Whoever keeps facts says how they stand; erasing itself is the store's (ADR 0024).
"""

from dataclasses import dataclass
from enum import StrEnum

from casework.case import Case

KEPT_MS = 30 * 24 * 3600 * 1000
"""After a case closed, and after its closing was first seen here."""


class Kept(StrEnum):
    """Why a case stays readable."""

    OPEN = "open"
    """It is not closed, or something is still asked of the villager."""
    WAITS = "waits"
    """Something of it has not reached the county, or was set aside there."""
    NOT_DURABLE = "not-durable"
    """Not all of it lies in a proven backup off the county's machine."""
    IN_HAND = "in-hand"
    """Whose matter it is has a form begun here."""
    CLOCK = "clock"
    """Nobody has confirmed the time of day of late."""
    RECENT = "recent"


@dataclass(frozen=True, slots=True)
class Standing:
    """How the facts of a case stand here. `closed_since_ms` = when its closing was first seen, None = not yet."""

    waits: bool
    durable: bool
    in_hand: bool
    closed_since_ms: int | None


def why_kept(case: Case, standing: Standing, now_ms: int | None, kept_ms: int = KEPT_MS) -> Kept | None:
    """Return why a case must stay, None when it may be erased. `now_ms` = confirmed time, None = nobody confirms it.

    The times written in facts are those of other clocks; so the case must also have been seen closed for as long.
    """
    if not case.ended or case.asks:
        return Kept.OPEN
    if standing.waits or case.provisional:
        return Kept.WAITS
    if not standing.durable:
        return Kept.NOT_DURABLE
    if standing.in_hand:
        return Kept.IN_HAND
    if now_ms is None:
        return Kept.CLOCK
    closed_ms = int(case.transitions[-1].at.timestamp() * 1000)
    seen_ms = standing.closed_since_ms
    if seen_ms is None or now_ms - max(closed_ms, seen_ms) < kept_ms:
        return Kept.RECENT
    return None
