"""Who is it? By the card on the reader, or by number and name."""

from dataclasses import dataclass

from casework.message import Message
from kiosk.services.people import Person


@dataclass(frozen=True, slots=True)
class CardSeen:
    """A readable card lies on the reader."""

    person: Person


@dataclass(frozen=True, slots=True)
class NoCard:
    """Nothing lies on the reader."""


@dataclass(frozen=True, slots=True)
class CardUnreadable:
    """Something lies there that cannot be read."""

    sentence: Message
    next_step: Message


@dataclass(frozen=True, slots=True)
class NotAPerson:
    """Number or name cannot be right; `field` is `number` or `name`, to show it beside the answer."""

    field: str
    sentence: Message
    next_step: Message


CardState = CardSeen | NoCard | CardUnreadable


class Identity:
    """Tells who is at the kiosk; keeps nobody."""

    def card(self) -> CardState:
        """What lies on the reader now; asked a few times a second, cheap."""
        raise NotImplementedError

    def check_number(self, number: str) -> NotAPerson | None:
        """What is wrong with a typed citizen number, or None."""
        raise NotImplementedError

    def typed(self, number: str, name: str) -> Person | NotAPerson:
        """The person of a typed number and name (the assistant vouches)."""
        raise NotImplementedError
