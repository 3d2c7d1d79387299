"""The notices that hang in this village today."""

from casework.ids import CaseId
from casework.notice import KINDS, Notice, notices
from kiosk.services.clock import Clock, today
from kiosk.store import Store


class Notices:
    """Reads them; what is over or taken down is not shown any more."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    def hanging(self) -> tuple[Notice, ...]:
        """Those of today, what ends first comes first."""
        day = today(self._clock)
        found = notices(self._store.facts_of(KINDS)).values()
        return tuple(sorted((one for one in found if one.hangs_on(day)), key=lambda one: (one.end, one.id)))

    def notice(self, id: CaseId) -> Notice | None:
        """One that hangs today."""
        return next((one for one in self.hanging() if one.id == id), None)

    def days_left(self, notice: Notice) -> int:
        """Days on which one may still object; 0 = today is the last."""
        return (notice.end - today(self._clock)).days
