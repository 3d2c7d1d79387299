"""The top strip: where we are, what time it is, whether the county is reached, what waits."""

from dataclasses import dataclass
from datetime import UTC, datetime

from casework.facts import CHINA
from casework.message import N_, Message
from kiosk.services.clock import Clock, moment
from kiosk.services.overdue import overdue_days
from kiosk.store import Store, Waiting


@dataclass(frozen=True, slots=True)
class KioskStatus:
    """All of the top strip and of the assistant's first page. Never a warning sign."""

    village: str
    township: str
    county: str
    now: datetime
    linked: bool
    waiting: int
    """How many facts are stored here and not yet at the county."""
    words: Message
    """已连县里 / 没网也能办 / 存好 3 件 / 4 天没送出，请用U盘."""
    last_contact: datetime | None
    protection: str
    """Protection level of the keys on this box: `A`, `B` or `C`."""
    assistant: str
    phone: str
    items: int
    practice: bool


class Status:
    """Tells how the kiosk is; cheap enough to be asked once a second."""

    def __init__(self, store: Store, clock: Clock, *, protection: str, practice: bool) -> None:
        self._store, self._clock = store, clock
        self._protection, self._practice = protection, practice
        self._linked = False

    def now(self) -> KioskStatus:
        """As it stands now."""
        made, waiting = self._store.identity(), self._store.waiting()
        overdue = overdue_days(waiting, self._store.sticks.made_ms(), self._clock.now_ms())
        return KioskStatus(
            village=made.village_name if made else "", township=made.township_name if made else "",
            county=made.county_name if made else "", now=moment(self._clock), linked=self._linked,
            waiting=waiting.count, words=_words(self._linked, waiting, overdue), last_contact=_contact(waiting),
            protection=self._protection, assistant=made.assistant_name if made else "",
            phone=made.assistant_phone if made else "", items=len(self._store.items()),
            practice=self._practice or bool(made and made.demo),
        )

    def heard(self, linked: bool) -> None:
        """The exchange tells whether it reaches the county."""
        self._linked = linked


def _words(linked: bool, waiting: Waiting, overdue: int) -> Message:
    if overdue:
        return Message(N_("{days} days not sent: use a stick"), {"days": str(overdue)})
    if waiting.count and not linked:
        return Message(N_("{count} stored"), {"count": str(waiting.count)})
    return Message(N_("Linked to the county")) if linked else Message(N_("Works without a line too"))


def _contact(waiting: Waiting) -> datetime | None:
    if waiting.last_contact_ms is None:
        return None
    return datetime.fromtimestamp(waiting.last_contact_ms / 1000, UTC).astimezone(CHINA)
