"""How far a case is, in words anyone may read: no name, no number, no amount, no answer to a question."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from casework import masking, short_code
from casework.case import State
from casework.ids import CaseId
from casework.masking import Place
from casework.message import N_
from casework.short_code import BadShortCode, handle_key
from county.cases.handles import read_handle
from county.cases.models import CaseRow
from county.cases.reading import WholeCase, calendar, read
from county.intake.surroundings import county_code


@dataclass(frozen=True, slots=True)
class Progress:
    """The same fields for every answer; a code nobody has gives the last sentence and blanks."""

    found: bool
    state: str
    next: str
    item: str = ""
    handed_in: str = ""
    day: str = ""
    unit: str = ""
    due: str = ""


_WORDS: Mapping[State, tuple[str, str]] = {
    State.SUBMITTED: (N_("It has been handed in."), N_("Nothing to do. We read it next.")),
    State.RECEIVED: (N_("The county has it."),
        N_("Nothing to do. Within five working days you hear whether it is accepted.")),
    State.SUPPLEMENT: (N_("Something has to be mended."),
        N_("Go to the machine in your village with your slip. It shows exactly what is needed.")),
    State.NOT_ACCEPTED: (N_("It was not accepted."),
        N_("The paper with the reasons is at the machine in your village.")),
    State.ACCEPTED: (N_("It is accepted."), N_("Nothing to do. It is being examined.")),
    State.REVIEW: (N_("It is being examined."), N_("Nothing to do. It is being examined.")),
    State.SPECIAL: (N_("It is being examined more closely."),
        N_("Nothing to do. These days do not count into our time.")),
    State.APPROVED: (N_("There is a result."), N_("The paper is being made.")),
    State.REJECTED: (N_("There is a result."), N_("The paper is being made.")),
    State.MAKING: (N_("There is a result."), N_("The certificate is being made.")),
    State.DELIVERING: (N_("There is a result."),
        N_("Collect it at the machine in your village, with your slip or card.")),
    State.DONE: (N_("It is done."), N_("Nothing more to do. You may rate us at the machine.")),
    State.WITHDRAWN: (N_("It was withdrawn."), N_("You may apply again at any time.")),
    State.TERMINATED: (N_("It was ended without a decision."), N_("You may apply again at any time.")),
    State.ARCHIVED: (N_("It is done."), N_("Nothing more to do. You may rate us at the machine.")),
    State.STOPPED: (N_("It has stopped."), N_("Ask the township window why.")),
}


def by_handle(text: str) -> Progress:
    """Return the progress of the receipt with this handle, base64url."""
    handle = read_handle(text) if len(text) <= 16 else None
    key = handle_key(handle if handle is not None else bytes(10))
    return _of(CaseRow.objects.filter(county=county_code(), handle_key=key))


def by_short_code(text: str) -> Progress:
    """Return the progress of the slip with this code, as typed."""
    code = short_code.parse(text[:40])
    key = b"" if isinstance(code, BadShortCode) else short_code.index_key_of(code)
    return _of(CaseRow.objects.filter(county=county_code(), short_key=key))


def _of(rows: QuerySet[CaseRow]) -> Progress:
    case_id = rows.values_list("id", flat=True).first()
    whole = read(CaseId(case_id)) if case_id else None
    return _told(whole) if whole is not None else Progress(
        False, _("We do not know this code."), _("Compare it with your slip, or ask the village assistant."))


def _told(whole: WholeCase) -> Progress:
    case, definition = whole.case, whole.definition
    assert case.state is not None
    state, following = _WORDS[case.state]
    language = get_language() or ""
    item = masking.mask_item(definition.short_name.in_language(language), Place.SLIP, discreet=definition.discreet)
    step = definition.step(case.step) if case.step and case.decision is None and not case.ended else None
    limits = whole.limits
    due = limits.supplement_by or limits.tell_by or limits.promised
    shown = due.isoformat() if due and not calendar().assumed(due.year) else ""
    unit = "" if definition.discreet else (step.unit if step else definition.department)
    return Progress(True, _(state), _(following), item, case.transitions[0].day.isoformat(),
                    case.transitions[-1].day.isoformat(), unit, shown)
