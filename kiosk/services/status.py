"""The top strip: where we are, what time it is, whether the county is reached, what waits."""

from dataclasses import dataclass
from datetime import datetime

from casework.message import Message


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
    """已连县里 / 没网也能办 / 存好 3 件."""
    last_contact: datetime | None
    protection: str
    """Protection level of the keys on this box: `A`, `B` or `C`."""
    assistant: str
    phone: str
    items: int
    practice: bool


class Status:
    """Tells how the kiosk is; cheap enough to be asked once a second."""

    def now(self) -> KioskStatus:
        """As it stands now."""
        raise NotImplementedError

    def heard(self, linked: bool) -> None:
        """The exchange tells whether it reaches the county."""
        raise NotImplementedError
