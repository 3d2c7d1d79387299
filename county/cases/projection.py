"""Keeping a row a case in step with its facts."""

import hashlib
import hmac
from collections.abc import Sequence
from typing import Any

from casework.case import State
from casework.ids import CaseId
from casework.kinds import Stream, stream_of
from casework.short_code import handle_key, index_key
from county.cases.handles import handle_of
from county.cases.models import CaseRow
from county.cases.reading import WholeCase, read, today
from county.catalogue.footing import role_of
from county.intake.surroundings import county_code, event_store, first_key
from county.store import Appended


def project(feed: str, appended: Sequence[Appended]) -> None:
    """Fold again every case that got a fact."""
    touched = [one.fact.case for one in appended if stream_of(one.fact.kind) in (Stream.CASE, None)]
    for case_id in dict.fromkeys(touched):
        update(case_id)


def update(case_id: CaseId) -> None:
    """Fold one case and keep its row."""
    whole = read(case_id)
    if whole is None or whole.case.state is None or whole.case.applicant is None:
        return
    row = _row(whole)
    if not CaseRow.objects.filter(county=county_code(), id=case_id).update(**row):
        CaseRow.objects.create(**row)


def move_turns() -> int:
    """Fold open cases again whose deciding step went to another unit; return how many moved."""
    moved = 0
    for row in CaseRow.objects.filter(county=county_code(), ended=False).exclude(step_role=""):
        update(CaseId(row.id))
        moved += not CaseRow.objects.filter(county=county_code(), id=row.id, step_role=row.step_role).exists()
    return moved


def rebuild() -> int:
    """Drop all rows and fold every case again; return how many there are."""
    CaseRow.objects.filter(county=county_code()).delete()
    for case_id in event_store().streams_of_kind("Applied"):
        update(case_id)
    return CaseRow.objects.filter(county=county_code()).count()


def _row(whole: WholeCase) -> dict[str, Any]:
    case = whole.case
    assert case.applicant is not None
    step = whole.definition.step(case.step) if case.step else None
    handle = handle_of(case)
    return {
        "county": county_code(), "id": whole.id, "village": case.village, "item": case.item,
        "version": case.version, "number": case.number, "state": case.state,
        "step_role": role_of(whole.definition, step, today(), str(case.village)) if step else "",
        "applicant": case.applicant.name,
        "handle_key": handle_key(handle) if handle else None,
        "short_key": index_key(handle) if handle else None,
        "handed_in": case.transitions[0].day, "due": whole.limits.due,
        "person_key": person_key(case.applicant.id_number), "checked": case.answers_checked,
        "proof_missing": case.state is State.DONE and case.paper("delivery") is None,
        "late_facts": any(misfit.late for misfit in case.misfits), "ended": case.ended,
        "urgent": case.urgent,
    }


def person_key(id_number: str) -> bytes:
    """Return what a citizen number is looked up by; without the county's key it says nothing."""
    return hmac.digest(first_key().seed, b"buchucun.person.v1\0" + id_number.upper().encode(), hashlib.sha256)
