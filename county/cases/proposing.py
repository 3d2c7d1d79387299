"""What to ask the applicant, proposed from the re-check: the exact question, what is wrong, how to mend it.

A proposal decides nothing. Staff confirm it, change it, or accept the case as it stands.
"""

from dataclasses import dataclass, field

from django.utils import translation
from django.utils.translation import gettext as _

from casework.case import State
from casework.message import N_
from county.cases import recheck
from county.cases.reading import WholeCase
from county.cases.recheck import FOR_THE_APPLICANT, Difference, Wrong
from xforms import Question, Session

_WHAT = {
    Wrong.REQUIRED: N_("This question was not answered."),
    Wrong.TYPE: N_("This answer cannot be read."),
    Wrong.CONSTRAINT: N_("This answer does not fit."),
    Wrong.CHOICE: N_("What was chosen is not in the list."),
    Wrong.PICTURE: N_("The photograph did not come with the application."),
}
_FIX_PHOTOGRAPH = N_("Please take the photograph again.")
_FIX = {
    Wrong.REQUIRED: N_("Please answer it at the kiosk of your village."),
    Wrong.CHOICE: N_("Please choose again at the kiosk of your village."),
}
_FIX_ANSWER = N_("Please look at the paper once more and answer again.")


@dataclass(frozen=True, slots=True)
class ProposedAsk:
    """One question to ask again; the texts are Chinese, the applicant's language."""

    ref: str
    label: str
    what: str = field(repr=False)
    fix: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the applicant would be asked, and what concerns staff alone."""

    asks: tuple[ProposedAsk, ...]
    for_staff: tuple[Difference, ...]


NOTHING = Proposal((), ())


def proposal(whole: WholeCase) -> Proposal:
    """Propose a supplement for a received case whose answers do not hold; else nothing.

    After a first notice only what was named in it may be asked again (Licensing Law, art. 32); the rest goes to
    staff.
    """
    case = whole.case
    if case.state is not State.RECEIVED or case.answers_checked is not False:
        return NOTHING
    session = recheck.session_of(whole)
    asked = {stop.ref: stop for stop in session.walk() if isinstance(stop, Question)}
    found = recheck.differences(whole)
    may = {one for one in found if one.wrong in FOR_THE_APPLICANT and one.ref in asked
           and (not case.asked_before or one.ref in case.asked_before)}
    with translation.override("zh-hans"):
        asks = tuple(_ask(session, asked[one.ref], one) for one in found if one in may)
    return Proposal(asks, tuple(one for one in found if one not in may))


def _ask(session: Session, question: Question, difference: Difference) -> ProposedAsk:
    what = difference.message or _(_WHAT[difference.wrong])
    fix = _FIX_PHOTOGRAPH if question.control == "upload" else _FIX.get(difference.wrong, _FIX_ANSWER)
    return ProposedAsk(difference.ref, session.label(difference.ref).text, what, _(fix))
