"""The answer in the hand, signed for."""

from dataclasses import dataclass

from casework.ids import CaseId
from casework.message import Message
from kiosk.services.applying import NotStored
from kiosk.services.case_view import Answer, PaperView


@dataclass(frozen=True, slots=True)
class Ready:
    """There is an answer to hand over."""

    answer: Answer
    papers: tuple[PaperView, ...]


@dataclass(frozen=True, slots=True)
class NotReady:
    """No answer yet, or it was handed over before."""

    sentence: Message
    next_step: Message


@dataclass(frozen=True, slots=True)
class HandedOver:
    """Signed for; the county learns it with the next exchange."""

    case: CaseId
    sentence: Message


class Collecting:
    """Hands results over in the village."""

    def answer(self, case: CaseId) -> Ready | NotReady:
        """What was decided and which papers belong to it."""
        raise NotImplementedError

    def sign(self, case: CaseId, signature_png: bytes, *, receiver: str = "", relation: str = "") -> (
            HandedOver | NotReady | NotStored):
        """Record that it was handed over; `receiver` '' = the applicant."""
        raise NotImplementedError
