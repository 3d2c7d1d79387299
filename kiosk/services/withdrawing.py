"""Taking an application back."""

from dataclasses import dataclass
from typing import Final

from casework.case import BEFORE_DECISION
from casework.ids import CaseId
from casework.message import N_, Message
from kiosk.services.acts import act
from kiosk.services.refusals import NotStored
from kiosk.store import Store


@dataclass(frozen=True, slots=True)
class TakenBack:
    """Withdrawn; one may apply again any day."""

    case: CaseId
    sentence: Message = Message(N_("Taken back. You can apply again any day."))  # noqa: RUF009


@dataclass(frozen=True, slots=True)
class TooLate:
    """It is decided or over."""

    sentence: Message
    next_step: Message


_TOO_LATE: Final = TooLate(
    Message(N_("It is decided already and can no longer be taken back.")),
    Message(N_("Ask the assistant what can still be done.")),
)


class Withdrawing:
    """Withdraws an open case."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def withdraw(self, case: CaseId, signature_png: bytes, *, reason: str = "") -> (
            TakenBack | TooLate | NotStored):
        """Record the withdrawal; possible until the decision, as far as this kiosk knows."""
        record = self._store.case(case)
        if record is None or record.case.state not in BEFORE_DECISION:
            return _TOO_LATE
        body = {"reason": reason} if reason else {}
        return act(self._store, "Withdrawn", case, body, signature_png=signature_png) or TakenBack(case)
