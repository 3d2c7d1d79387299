"""What somebody began and left: reopened by card, or by number and name."""

from dataclasses import dataclass
from datetime import date

from casework.definition import Text
from casework.ids import ItemCode
from casework.message import Message
from kiosk.forms.filling import Filling
from kiosk.services.people import Person


@dataclass(frozen=True, slots=True)
class DraftCard:
    """A form that was begun; kept 7 days."""

    id: str
    item_code: ItemCode
    item: Text
    saved_on: date
    kept_until: date


@dataclass(frozen=True, slots=True)
class DraftGone:
    """The draft was handed in, wiped or has run out."""

    sentence: Message
    next_step: Message


class Drafts:
    """Finds and reopens what was left."""

    def of(self, person: Person) -> tuple[DraftCard, ...]:
        """The drafts of a person, newest first."""
        raise NotImplementedError

    def reopen(self, id: str, *, language: str = "zh_CN") -> Filling | DraftGone:
        """Go on at the same question."""
        raise NotImplementedError

    def wipe(self, id: str) -> None:
        """Destroy a draft and its key; nothing happens when it is gone already."""
        raise NotImplementedError
