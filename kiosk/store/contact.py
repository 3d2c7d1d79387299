"""When the county was heard last, and what its clock said then."""

from kiosk.store.settings import Settings
from kiosk.store.values import Clock

CONFIRMED_FOR_MS = 24 * 3600 * 1000
"""Since the county was heard last, the time here counts as confirmed for what cannot be undone."""
OFFSET_GOOD_FOR_MS = 30 * 24 * 3600 * 1000
"""A clock offset measured longer ago is no longer called known."""


class Contact:
    """Kept in two settings; a stick brings none, it tells nothing about the clock."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self._settings, self._clock = settings, clock

    def heard(self, offset_ms: int) -> None:
        """The county answers now; `offset_ms` = its clock less ours."""
        self._settings.set("offset_ms", offset_ms)
        self._settings.set("last_contact_ms", self._clock.now_ms())

    def last_ms(self) -> int | None:
        """By the clock here; None = never."""
        at: int | None = self._settings.get("last_contact_ms")
        return at

    def offset_ms(self) -> int | None:
        """The county's clock less ours, None when nobody knows it."""
        offset, measured = self._settings.get("offset_ms"), self.last_ms()
        if offset is None or measured is None:
            return None
        age = self._clock.now_ms() - measured
        return int(offset) if 0 <= age <= OFFSET_GOOD_FOR_MS else None

    def county_ms(self) -> int | None:
        """The county's time, when it was heard within a day."""
        offset, now = self.offset_ms(), self._clock.now_ms()
        return now + offset if offset is not None and now - (self.last_ms() or 0) <= CONFIRMED_FOR_MS else None
