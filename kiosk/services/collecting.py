"""The answer in the hand, signed for."""

from dataclasses import dataclass
from typing import Final

from casework.case import State
from casework.ids import CaseId
from casework.message import N_, Message
from kiosk.services.acts import act
from kiosk.services.case_view import Answer, PaperView, Viewer
from kiosk.services.refusals import NotStored
from kiosk.store import CaseRecord, Store

RESULT_PAPERS: Final = frozenset({"decision", "certificate", "delivery", "refusal"})


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
    sentence: Message = Message(N_("Signed for. The matter is closed."))  # noqa: RUF009


_NOT_YET: Final = NotReady(
    Message(N_("There is no answer yet.")), Message(N_("When it comes you hear it here in the village.")))
_BEFORE: Final = NotReady(
    Message(N_("The answer was handed over before.")), Message(N_("It can be printed once more.")))


class Collecting:
    """Hands results over in the village."""

    def __init__(self, store: Store, viewer: Viewer) -> None:
        self._store, self._viewer = store, viewer

    def answer(self, case: CaseId) -> Ready | NotReady:
        """What was decided and which papers belong to it."""
        record = self._store.case(case)
        if record is None or record.case.state is not State.DELIVERING:
            return _why(record)
        view = self._viewer.view(record)
        if view.answer is None:
            return _NOT_YET
        return Ready(view.answer, tuple(paper for paper in view.papers if paper.kind in RESULT_PAPERS))

    def sign(self, case: CaseId, signature_png: bytes, *, receiver: str = "", relation: str = "",
             in_hand: bool = True) -> HandedOver | NotReady | NotStored:
        """Record that it was handed over; `receiver` '' = the applicant.

        Not `in_hand` = read on the screen, while no paper came out: it is printed here any day.
        """
        record = self._store.case(case)
        if record is None or record.case.state is not State.DELIVERING:
            return _why(record)
        papers = [paper.sha256 for paper in record.case.papers if paper.kind in RESULT_PAPERS]
        body = {"way": "kiosk" if in_hand else "seen", "receiver": receiver or "self", "papers": papers}
        body |= {"relation": relation} if relation else {}
        failed = act(self._store, "Delivered", case, body, signature_png=signature_png)
        return failed or HandedOver(case)


def _why(record: CaseRecord | None) -> NotReady:
    return _BEFORE if record is not None and record.case.delivered_way else _NOT_YET
