"""A case as its owner may see it: words, not codes."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from casework.case import BEFORE_DECISION, Paper, State
from casework.definition import Text
from casework.ids import CaseId, ItemCode, Sha256
from casework.masking import Place, mask_name
from casework.message import N_, Message
from casework.rating import is_due
from casework.workdays import Calendar
from kiosk.services import days
from kiosk.services.answer import Answer, answer_of
from kiosk.services.asks import AskView, ask_views
from kiosk.services.guide import icon_of
from kiosk.services.handed_in import short_number
from kiosk.services.headline import headline
from kiosk.services.item_forms import ItemForms
from kiosk.services.slip_token import code_of
from kiosk.services.timeline import Phase, TimelineRow, timeline
from kiosk.store import CaseRecord, Transport

__all__ = ["Answer", "AskView", "CaseView", "PaperView", "Phase", "TimelineRow", "Transport", "TransportWord"]

NOT_TOUCHED: Final = frozenset({State.SUBMITTED, State.RECEIVED})
_ORDER: Final = (Transport.STORED, Transport.CONFIRMED, Transport.DECIDED)
_REACHED: Final = {
    Transport.STORED: Message(N_("Stored in the village")),
    Transport.CONFIRMED: Message(N_("The county has it")),
    Transport.DECIDED: Message(N_("There is an answer")),
}
_AWAITED: Final = {
    Transport.STORED: Message(N_("Being stored")),
    Transport.CONFIRMED: Message(N_("Waiting for the county")),
    Transport.DECIDED: Message(N_("Waiting for the answer")),
}
_PAPERS: Final = {
    "supplement": Message(N_("The paper that says what to mend")),
    "decision": Message(N_("The paper with the answer")),
    "delivery": Message(N_("The paper you sign for")),
    "acceptance": Message(N_("The paper that says it is taken on")),
    "refusal": Message(N_("The paper that says why it was not taken on")),
    "certificate": Message(N_("The certificate")),
}
_OTHER_PAPER: Final = Message(N_("A paper from the county"))


@dataclass(frozen=True, slots=True)
class TransportWord:
    """One of the three circles; not reached = outlined, with what is waited for."""

    step: Transport
    reached: bool
    words: Message


@dataclass(frozen=True, slots=True)
class PaperView:
    """A paper of the county; `here` = its bytes have come."""

    kind: str
    words: Message
    number: str
    sha256: Sha256
    day: date
    here: bool


@dataclass(frozen=True, slots=True)
class CaseView:
    """Everything of the progress page."""

    case: CaseId
    number: str
    short_number: str
    short_code: str = field(repr=False)
    item_code: ItemCode
    item: Text
    icon: str
    applicant: str = field(repr=False)
    """Masked: 张*三."""
    filed_on: date
    transport: tuple[TransportWord, ...]
    """Always three, in order."""
    state: str
    """Name of the `casework.case.State`, for tests and tags."""
    headline: Message
    detail: Message
    timeline: tuple[TimelineRow, ...]
    asks: tuple[AskView, ...]
    supplement_by: date | None
    papers: tuple[PaperView, ...]
    answer: Answer | None
    due: date | None
    """The next day that matters, None where only assumed."""
    can_supplement: bool
    can_collect: bool
    can_rate: bool
    can_withdraw: bool
    can_correct: bool
    """Nobody has worked on it yet."""
    ended: bool


@dataclass(frozen=True, slots=True)
class Viewer:
    """Turns records into views. `here(sha256)` tells whether a paper's bytes have come."""

    forms: ItemForms
    calendar: Calendar
    today: Callable[[], date]
    here: Callable[[Sha256], bool]

    def view(self, record: CaseRecord) -> CaseView:
        """The case in words. Raises ValueError for a case without its first fact."""
        case, item, today = record.case, record.definition, self.today()
        if case.id is None or case.state is None or case.applicant is None:
            raise ValueError("this is not a case yet")
        limits = days.shown(record, self.calendar, today)
        first, second = headline(record, limits, self.calendar, today)
        return CaseView(
            case=case.id, number=case.number, short_number=short_number(case.number), short_code=code_of(case),
            item_code=item.code, item=item.short_name, icon=icon_of(item),
            applicant=mask_name(case.applicant.name, Place.SCREEN), filed_on=case.transitions[0].day,
            transport=_transport(record.transport), state=case.state.value, headline=first, detail=second,
            timeline=timeline(record, answer_by=limits.promised), asks=ask_views(case, self.forms),
            supplement_by=limits.supplement_by, papers=tuple(map(self._paper, case.papers)),
            answer=answer_of(record, limits.used_days), due=limits.due,
            can_supplement=case.state is State.SUPPLEMENT, can_collect=case.state is State.DELIVERING,
            can_rate=is_due(case), can_withdraw=case.state in BEFORE_DECISION,
            can_correct=case.state in NOT_TOUCHED, ended=case.ended,
        )

    def _paper(self, paper: Paper) -> PaperView:
        words = _PAPERS.get(paper.kind, _OTHER_PAPER)
        return PaperView(paper.kind, words, paper.number, paper.sha256, paper.day, self.here(paper.sha256))


def _transport(reached: Transport) -> tuple[TransportWord, ...]:
    upto = _ORDER.index(reached)
    return tuple(
        TransportWord(step, place <= upto, _REACHED[step] if place <= upto else _AWAITED[step])
        for place, step in enumerate(_ORDER)
    )
