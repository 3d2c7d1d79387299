"""Keeping a row a case in step with its facts."""

import base64
import binascii
from collections.abc import Sequence
from typing import Any

from casework.case import Case
from casework.ids import CaseId
from casework.kinds import Stream, stream_of
from casework.short_code import handle_key, index_key
from county.cases.models import CaseRow
from county.cases.reading import WholeCase, read
from county.intake.surroundings import county_code, event_store
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
    CaseRow.objects.filter(county=county_code(), id=case_id).delete()
    CaseRow.objects.create(**_row(whole))


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
        "step_role": step.role if step else "", "applicant": case.applicant.name,
        "handle_key": handle_key(handle) if handle else None,
        "short_key": index_key(handle) if handle else None,
        "handed_in": case.transitions[0].day, "due": whole.limits.due,
        "checked": case.answers_checked, "ended": case.ended,
    }


def handle_of(case: Case) -> bytes | None:
    """Return the handle of a case's receipt."""
    text = str(case.receipt.get("handle", ""))
    try:
        handle = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (ValueError, binascii.Error):
        return None
    return handle if len(handle) == 10 else None
