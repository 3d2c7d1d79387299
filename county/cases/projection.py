"""Keeping a row a case in step with its facts."""

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from casework.case import State
from casework.clocks import deadlines
from casework.facts import Fact
from casework.ids import CaseId, FactId
from casework.kinds import Stream, stream_of
from casework.rating import asks_why
from casework.short_code import handle_key, index_key
from county.cases.handles import handle_of
from county.cases.models import CaseRow
from county.cases.reading import FoldedCase, calendar, read_all, today
from county.cases.rows import keep
from county.catalogue.footing import role_of
from county.intake.surroundings import county_code, event_store, first_key
from county.store import Appended

AT_ONCE = 500

def project(feed: str, appended: Sequence[Appended]) -> None:
    """Fold again every case that got a fact."""
    touched = [one.fact for one in appended if stream_of(one.fact.kind) in (Stream.CASE, None)]
    _keep(list(dict.fromkeys(fact.case for fact in touched)), {fact.id: fact for fact in touched})


def move_turns() -> int:
    """Fold open cases again whose deciding step went to another unit; return how many moved."""
    moved = 0
    for row in CaseRow.objects.filter(county=county_code(), ended=False).exclude(step_role=""):
        _keep([CaseId(row.id)], {})
        moved += not CaseRow.objects.filter(county=county_code(), id=row.id, step_role=row.step_role).exists()
    return moved


def rebuild() -> int:
    """Drop all rows and fold every case again; return how many there are."""
    CaseRow.objects.filter(county=county_code()).delete()
    cases = list(event_store().streams_of_kind("Applied"))
    for start in range(0, len(cases), AT_ONCE):
        _keep(cases[start:start + AT_ONCE], {})
    return CaseRow.objects.filter(county=county_code()).count()


def _keep(case_ids: Sequence[CaseId], read_before: Mapping[FactId, Fact]) -> None:
    """Fold cases and write their rows: two statements, however many they are."""
    day, secret = today(), first_key().seed
    rows = [_row(one, day, secret) for one in read_all(case_ids, read_before) if one.case.state and one.case.applicant]
    if rows:
        keep(rows)


def _row(one: FoldedCase, day: date, secret: bytes) -> dict[str, Any]:
    case = one.case
    assert case.applicant is not None and case.state is not None
    step = one.definition.step(case.step) if case.step else None
    handle = handle_of(case)
    return {
        "county": county_code(), "id": one.id, "village": case.village, "item": case.item,
        "version": case.version, "number": case.number, "state": case.state,
        "step_role": role_of(one.definition, step, day, str(case.village)) if step else "",
        "applicant": case.applicant.name,
        "handle_key": handle_key(handle) if handle else None,
        "short_key": index_key(handle) if handle else None,
        "handed_in": case.transitions[0].day, "due": deadlines(one.definition, case, calendar(), day).due,
        "person_key": _keyed(secret, case.applicant.id_number), "checked": case.answers_checked,
        "proof_missing": case.state is State.DONE and case.paper("delivery") is None,
        "late_facts": any(misfit.late for misfit in case.misfits), "ended": case.ended,
        "urgent": case.urgent,
        "dissatisfied": max((one.day for one in case.ratings if asks_why(one.level)), default=None),
    }


def person_key(id_number: str) -> bytes:
    """Return what a citizen number is looked up by; without the county's key it says nothing."""
    return _keyed(first_key().seed, id_number)


def _keyed(secret: bytes, id_number: str) -> bytes:
    return hmac.digest(secret, b"buchucun.person.v1\0" + id_number.upper().encode(), hashlib.sha256)
