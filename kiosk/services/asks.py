"""What the county asks to be mended, beside the question it belongs to."""

from dataclasses import dataclass

from casework.case import Ask, Case, State
from casework.facts import CHINA
from kiosk.services.item_forms import ItemForms
from xforms import FixedClock, Question, Session, XFormsError


@dataclass(frozen=True, slots=True)
class AskView:
    """One thing to mend: which question, what is wrong, how to mend it."""

    ref: str
    question: str
    """The question as the form asks it, '' where the form does not tell."""
    what: str
    fix: str
    photograph: bool


def ask_views(case: Case, forms: ItemForms) -> tuple[AskView, ...]:
    """The open asks of a case; none unless the county waits for a supplement."""
    if case.state is not State.SUPPLEMENT:
        return ()
    session = _session(case, forms)
    return tuple(_view(ask, session) for ask in case.asks)


def _session(case: Case, forms: ItemForms) -> Session | None:
    paper = forms.version(case.item or "", case.version)
    if paper is None:
        return None
    clock = FixedClock(case.transitions[-1].at.astimezone(CHINA))
    return Session.from_answers(paper.form, case.answers, clock=clock, strict=False)


def _view(ask: Ask, session: Session | None) -> AskView:
    if session is None:
        return AskView(ask.ref, "", ask.what, ask.fix, photograph=False)
    try:
        question = session.label(ask.ref).text
    except XFormsError:
        question = ""
    found = (stop for stop in session.walk() if isinstance(stop, Question) and stop.ref == ask.ref)
    control = next((one.control for one in found), "")
    return AskView(ask.ref, question, ask.what, ask.fix, photograph=control == "upload")
