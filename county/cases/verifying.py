"""Staff record what they found (`county.cases.findings`)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from casework.ids import CaseId
from county.cases.acting import act
from county.cases.findings import opened, questions
from county.cases.outcome import UNANSWERED, WRONG_DAY, NotPossible, Outcome
from county.cases.reading import WholeCase, today
from county.people.models import Staff
from county.people.roles import Act


def verify(staff: Staff, case_id: CaseId, *, day: date, answers: Mapping[str, str]) -> Outcome:
    """Record what was found on a day that is not in the future; every required question must be answered."""
    def body(whole: WholeCase) -> Mapping[str, Any] | NotPossible:
        if day > today():
            return WRONG_DAY
        session = opened(whole, answers)
        mine = questions(session.form)
        given = {ref: text for ref in sorted(mine) if (text := session.text(ref)) and session.relevant(ref)}
        if not given or any(one.ref in mine for one in session.validate()):
            return UNANSWERED
        return {"answers": given, "day": day.isoformat()}

    return act(staff, case_id, Act.REVIEW, "Verified", body)
