"""Taking an application back."""

from dataclasses import dataclass

from casework.ids import CaseId
from casework.message import Message
from kiosk.services.applying import NotStored


@dataclass(frozen=True, slots=True)
class TakenBack:
    """Withdrawn; one may apply again any day."""

    case: CaseId
    sentence: Message


@dataclass(frozen=True, slots=True)
class TooLate:
    """It is decided or over."""

    sentence: Message
    next_step: Message


class Withdrawing:
    """Withdraws an open case."""

    def withdraw(self, case: CaseId, signature_png: bytes, *, reason: str = "") -> (
            TakenBack | TooLate | NotStored):
        """Record the withdrawal; possible until the decision."""
        raise NotImplementedError
