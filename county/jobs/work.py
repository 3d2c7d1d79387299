"""One round of the worker. Every job looks for what is to be done in the cases themselves.

There is no queue to lose: a round that broke off is simply done again, and each job's own fact is
what marks it as done.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from casework.case import Case, State
from casework.clocks import is_deemed_accepted
from casework.ids import CaseId
from county.cases import papers, recheck
from county.cases.models import CaseRow
from county.cases.reading import WholeCase, calendar, read, today
from county.intake import service
from county.intake.surroundings import county_code

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Round:
    """What a round did."""

    done: int
    failed: int


def work() -> Round:
    """Do everything that is due now, one case after another; a case that fails stops no other."""
    done = failed = 0
    for case_id in CaseRow.objects.filter(county=county_code()).values_list("id", flat=True):
        whole = read(CaseId(case_id))
        for job in JOBS if whole is not None else ():
            assert whole is not None
            try:
                done += job(whole)
            except Exception:
                failed += 1
                log.exception("job %s failed for case %s", job.__name__, case_id)
    return Round(done, failed)


def check_answers(whole: WholeCase) -> bool:
    """Compute the form again with the version the case was started under."""
    if whole.case.answers_checked is not None or whole.case.state is not State.RECEIVED:
        return False
    differences = recheck.differences(whole)
    body = {"ok": not differences, "differences": differences}
    service.record([service.FactDraft("AnswersChecked", body, whole.id)], feed=str(whole.case.village),
                   actor="worker")
    return True


def accept_by_silence(whole: WholeCase) -> bool:
    """Five working days without a word: accepted from the day the papers came (Licensing Law, art. 32)."""
    case = whole.case
    if not is_deemed_accepted(case, calendar(), today()) or case.received_day is None:
        return False
    body = {"day": case.received_day.isoformat()}
    service.record([service.FactDraft("DeemedAccepted", body, whole.id)], feed=str(case.village),
                   actor="worker")
    return True


def prove_delivery(whole: WholeCase) -> bool:
    """Render the proof of delivery of what was collected at a kiosk."""
    if whole.case.state is not State.DONE or _has_paper(whole.case, "delivery"):
        return False
    papers.issue(whole.id, "delivery")
    return True


def _has_paper(case: Case, kind: str) -> bool:
    return case.paper(kind) is not None


JOBS: tuple[Callable[[WholeCase], bool], ...] = (check_answers, accept_by_silence, prove_delivery)
