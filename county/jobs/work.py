"""One round of the worker. Every job looks for what is to be done in the cases themselves.

There is no queue to lose: a round that broke off is simply done again, and each job's own fact is
what marks it as done. Two workers never do one case at a time: the row of the case is the claim.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from casework.case import State
from casework.clocks import is_deemed_accepted
from casework.ids import CaseId
from county.cases import missing, papers, recheck
from county.cases.models import CaseRow
from county.cases.reading import WholeCase, calendar, read, today
from county.fleet import bundle
from county.intake import following, service
from county.intake.surroundings import county_code

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Round:
    """What a round did."""

    done: int
    failed: int


def work() -> Round:
    """Do everything that is due now, one case after another; a case that fails stops no other."""
    following.catch_up()
    done, failed = int(bundle.renew()) + missing.ask(), 0
    for case_id in _due():
        for job in JOBS:
            try:
                done += _do(job, CaseId(case_id))
            except Exception as error:
                failed += 1
                log.error("job %s failed for case %s: %s", job.__name__, case_id, type(error).__name__)
    return Round(done, failed)


def _due() -> list[str]:
    received = Q(state=State.RECEIVED) & (Q(checked=None) | Q(due__lt=today()))
    rows = CaseRow.objects.filter(received | Q(proof_missing=True), county=county_code())
    return list(rows.values_list("id", flat=True))


def _do(job: Callable[[WholeCase], bool], case_id: CaseId) -> bool:
    """Do a job under the claim of the case; a case another worker holds is left to it."""
    with transaction.atomic():
        claimed = CaseRow.objects.select_for_update(skip_locked=True).filter(county=county_code(), id=case_id)
        whole = read(case_id) if list(claimed) else None
        return whole is not None and job(whole)


def check_answers(whole: WholeCase) -> bool:
    """Compute the form again with the version the case was started under."""
    if whole.case.answers_checked is not None or whole.case.state is not State.RECEIVED:
        return False
    found = [str(one) for one in recheck.differences(whole)]
    _record(whole, "AnswersChecked", {"ok": not found, "differences": found})
    return True


def accept_by_silence(whole: WholeCase) -> bool:
    """Five working days without a word: accepted from the day the papers came (Licensing Law, art. 32)."""
    case = whole.case
    if not is_deemed_accepted(case, calendar(), today()) or case.received_day is None:
        return False
    _record(whole, "DeemedAccepted", {"day": case.received_day.isoformat()})
    papers.issue(whole.id, "acceptance")
    return True


def prove_delivery(whole: WholeCase) -> bool:
    """Render the proof of delivery of what was collected at a kiosk."""
    if whole.case.state is not State.DONE or whole.case.paper("delivery") is not None:
        return False
    papers.issue(whole.id, "delivery")
    return True


def _record(whole: WholeCase, kind: str, body: dict[str, object]) -> None:
    service.record([service.FactDraft(kind, body, whole.id)], feed=str(whole.case.village), actor="worker")


JOBS: tuple[Callable[[WholeCase], bool], ...] = (check_answers, accept_by_silence, prove_delivery)
