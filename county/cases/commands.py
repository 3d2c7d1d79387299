"""What staff do with a case. Each command checks who, then whether it fits, then records one fact.

Every command returns Done or NotPossible and records nothing in the second case.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from casework.facts import write
from casework.fold import fits
from casework.ids import CaseId
from county.audit import log as audit
from county.cases import papers
from county.cases.outcome import (
    EMPTY_REASON,
    NOT_YOURS,
    SAME_PERSON,
    Done,
    NotPossible,
    Outcome,
    misfit,
)
from county.cases.reading import WholeCase, read
from county.intake import service
from county.people.models import Staff
from county.people.roles import Act


def accept(staff: Staff, case_id: CaseId, *, note: str = "") -> Outcome:
    """Accept a received case: its clock starts."""
    return _act(staff, case_id, Act.ACCEPT, "Accepted", {"note": note} if note else {})


def refuse_acceptance(staff: Staff, case_id: CaseId, *, reason: str, basis: str) -> Outcome:
    """Refuse to accept, with reason and legal basis."""
    if not (reason.strip() and basis.strip()):
        return EMPTY_REASON
    return _act(staff, case_id, Act.ACCEPT, "NotAccepted", {"reason": reason, "basis": basis})


def request_supplement(staff: Staff, case_id: CaseId, asks: Sequence[Mapping[str, str]]) -> Outcome:
    """Ask once for all that must be mended; the notice is rendered at once."""
    if not asks or not all(ask.get("what", "").strip() and ask.get("fix", "").strip() for ask in asks):
        return EMPTY_REASON
    return _act(staff, case_id, Act.ACCEPT, "SupplementRequested", {"asks": [dict(ask) for ask in asks]},
                paper="supplement")


def pass_step(staff: Staff, case_id: CaseId, *, opinion: str) -> Outcome:
    """Pass the step the case stands at, with an opinion."""
    if not opinion.strip():
        return EMPTY_REASON
    whole = read(case_id)
    step = whole.case.step if whole else None
    return _act(staff, case_id, Act.REVIEW, "StepPassed", {"step": step or "", "opinion": opinion})


def decide(staff: Staff, case_id: CaseId, *, granted: bool, content: str, reasons: str = "",
           amount: str = "", from_month: str = "") -> Outcome:
    """Grant or refuse; the decision is rendered at once. A refusal needs reasons."""
    if not content.strip() or (not granted and not reasons.strip()):
        return EMPTY_REASON
    whole = read(case_id)
    if whole is not None and any(done.actor == staff.actor for done in whole.case.steps_done):
        return SAME_PERSON
    body = {"granted": granted, "content": content, "reasons": reasons, "amount": amount,
            "from_month": from_month}
    return _act(staff, case_id, Act.REVIEW, "Decided", {key: value for key, value in body.items() if value != ""},
                paper="decision")


def extend(staff: Staff, case_id: CaseId, *, days: int, reason: str) -> Outcome:
    """Extend the limit once."""
    if not reason.strip():
        return EMPTY_REASON
    return _act(staff, case_id, Act.EXTEND, "Extended", {"days": days, "reason": reason, "approver": staff.actor})


def deliver(staff: Staff, case_id: CaseId, *, receiver: str, way: str = "window") -> Outcome:
    """Hand the papers over at the window; the proof of delivery is rendered at once."""
    if not receiver.strip():
        return EMPTY_REASON
    return _act(staff, case_id, Act.DELIVER, "Delivered", {"way": way, "receiver": receiver}, paper="delivery")


def _act(staff: Staff, case_id: CaseId, act: Act, kind: str, body: dict[str, Any], *,
         paper: str = "") -> Outcome:
    with transaction.atomic():
        whole = read(case_id)
        if whole is None or not may(staff, whole, act):
            return NOT_YOURS
        refusal = _does_not_fit(whole, kind, body)
        if refusal is not None:
            return refusal
        audit.write(staff.actor, kind, case_id)
        _record(whole, kind, body, staff.actor)
        if paper:
            papers.issue(case_id, paper)
    after = read(case_id)
    assert after is not None
    return Done(after)


def may(staff: Staff, whole: WholeCase, act: Act) -> bool:
    """Whether this person may do this to this case: role, villages, and whose step it is."""
    if not staff.may(act) or not staff.covers(str(whole.case.village)):
        return False
    if act is not Act.REVIEW:
        return True
    step = whole.definition.step(whole.case.step) if whole.case.step else None
    return step is not None and step.role == staff.role


def _does_not_fit(whole: WholeCase, kind: str, body: dict[str, Any]) -> NotPossible | None:
    last = whole.facts[-1]
    trial = write(kind, body, id=service.new_id(), case=whole.id, at_ms=last.at_ms, offset_ms=0, seen=0,
                  actor="staff:trial")
    reason = fits(whole.definition, whole.case, trial)
    return misfit(reason) if reason else None


def _record(whole: WholeCase, kind: str, body: dict[str, Any], actor: str) -> None:
    service.record([service.FactDraft(kind, body, whole.id)], feed=str(whole.case.village), actor=actor)
