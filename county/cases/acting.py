"""The one way an act of staff becomes a fact: role, villages, two people, fit, then record and log."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction

from casework.facts import write
from casework.fold import fits
from casework.ids import CaseId
from county.audit import log as audit
from county.cases import papers
from county.cases.access import may
from county.cases.models import CaseRow
from county.cases.outcome import NOT_YOURS, Done, NotPossible, Outcome, misfit
from county.cases.reading import WholeCase, read
from county.intake import service
from county.intake.surroundings import county_code, now_ms
from county.people.models import Staff
from county.people.roles import Act

Body = Mapping[str, Any] | Callable[[WholeCase], "Mapping[str, Any] | NotPossible"]
"""The body of the fact, or how to make it from the case as it stands under the lock."""


def act(staff: Staff, case_id: CaseId, needs: Act, kind: str, body: Body, *, paper: str = "") -> Outcome:
    """Record one fact and render its paper, all or nothing, with an entry in the audit log."""
    with transaction.atomic():
        lock(case_id)
        whole = read(case_id)
        if whole is None or not may(staff, whole, needs):
            return NOT_YOURS
        made = body(whole) if callable(body) else body
        refusal = made if isinstance(made, NotPossible) else _does_not_fit(whole, kind, made)
        if refusal is not None:
            return refusal
        assert not isinstance(made, NotPossible)
        audit.write(staff.actor, kind, case_id)
        service.record([service.FactDraft(kind, made, whole.id)], feed=str(whole.case.village),
                       actor=staff.actor)
        if paper:
            papers.issue(case_id, paper)
        after = read(case_id)
    assert after is not None
    return Done(after)


def lock(case_id: CaseId) -> None:
    """Let two acts on one case wait for each other (PostgreSQL; SQLite has one writer anyway)."""
    list(CaseRow.objects.select_for_update().filter(county=county_code(), id=case_id))


def _does_not_fit(whole: WholeCase, kind: str, body: Mapping[str, Any]) -> NotPossible | None:
    trial = write(kind, body, id=service.new_id(), case=whole.id, at_ms=now_ms(), offset_ms=0, seen=0,
                  actor="staff:trial")
    reason = fits(whole.definition, whole.case, trial)
    return misfit(reason) if reason else None
