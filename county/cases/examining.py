"""What examination does with an accepted case: steps, special procedures, extension, decision, end."""

from datetime import date
from typing import Any

from casework.case import State
from casework.ids import CaseId
from county.cases.access import examined_by, out_of_power
from county.cases.acting import act
from county.cases.outcome import EMPTY_REASON, SAME_PERSON, STILL_TIME, NotPossible, Outcome, not_in_power
from county.cases.reading import WholeCase, read, today
from county.people.models import Staff
from county.people.roles import Act


def pass_step(staff: Staff, case_id: CaseId, *, opinion: str) -> Outcome:
    """Pass the step the case stands at, with an opinion."""
    if not opinion.strip():
        return EMPTY_REASON
    return act(staff, case_id, Act.REVIEW, "StepPassed",
               lambda whole: {"step": whole.case.step or "", "opinion": opinion.strip()})


def return_step(staff: Staff, case_id: CaseId, *, to: str, reason: str) -> Outcome:
    """Send the case back to an earlier step, with the reason."""
    if not reason.strip():
        return EMPTY_REASON
    return act(staff, case_id, Act.REVIEW, "StepReturned",
               lambda whole: {"step": whole.case.step or "", "to": to, "reason": reason.strip()})


def start_procedure(staff: Staff, case_id: CaseId, *, procedure: str, planned_end: date,
                    basis: str) -> Outcome:
    """Open a special procedure of the item; the applicant is told in writing (Licensing Law, art. 45)."""
    if not basis.strip() or planned_end < today():
        return EMPTY_REASON
    body = {"procedure": procedure, "start": today().isoformat(), "planned_end": planned_end.isoformat(),
            "basis": basis.strip()}
    return act(staff, case_id, Act.REVIEW, "ProcedureStarted", body, paper="special-procedure")


def end_procedure(staff: Staff, case_id: CaseId, *, result: str) -> Outcome:
    """Close the open special procedure; the clock runs again from today."""
    if not result.strip():
        return EMPTY_REASON

    def body(whole: WholeCase) -> dict[str, Any]:
        stop = whole.case.open_stop
        return {"procedure": stop.procedure if stop else "", "end": today().isoformat(),
                "result": result.strip()}

    return act(staff, case_id, Act.REVIEW, "ProcedureEnded", body)


def extend(staff: Staff, case_id: CaseId, *, days: int, reason: str) -> Outcome:
    """Extend the limit once, by working days; the applicant is told in writing."""
    if not reason.strip():
        return EMPTY_REASON
    body = {"days": days, "reason": reason.strip(), "approver": staff.actor}
    return act(staff, case_id, Act.EXTEND, "Extended", body, paper="extension")


def decide(staff: Staff, case_id: CaseId, *, granted: bool, content: str, reasons: str = "",
           amount: str = "", from_month: str = "") -> Outcome:
    """Grant or refuse; the decision is rendered at once. A refusal needs reasons, and a second person.

    Who does not hold the power today is told who does (`county.catalogue.footing`).
    """
    if not content.strip() or (not granted and not reasons.strip()):
        return EMPTY_REASON
    given = {"content": content, "reasons": reasons, "amount": amount, "from_month": from_month}
    record = {"granted": granted, **{name: text.strip() for name, text in given.items() if text.strip()}}

    def body(whole: WholeCase) -> dict[str, Any] | NotPossible:
        return SAME_PERSON if examined_by(staff, whole) else record

    whole = read(case_id)
    elsewhere = out_of_power(staff, whole) if whole is not None else None
    if elsewhere is not None:
        return not_in_power(elsewhere.power.name, elsewhere.unit)
    return act(staff, case_id, Act.REVIEW, "Decided", body, paper="decision")


def terminate(staff: Staff, case_id: CaseId, *, reason: str, basis: str) -> Outcome:
    """End a case without a decision; one that waits for the applicant only when his time is over."""
    if not (reason.strip() and basis.strip()):
        return EMPTY_REASON

    def body(whole: WholeCase) -> dict[str, Any] | NotPossible:
        until = whole.limits.supplement_by
        if whole.case.state is State.SUPPLEMENT and until is not None and today() <= until:
            return STILL_TIME
        return {"reason": reason.strip(), "basis": basis.strip()}

    return act(staff, case_id, Act.TERMINATE, "Terminated", body, paper="termination")
