"""What the window does after the decision and for a person at the counter: certificate, handing over, withdrawal."""

from django.db import transaction

from casework.ids import CaseId
from county.cases import papers
from county.cases.acting import act
from county.cases.outcome import EMPTY_REASON, Done, Outcome
from county.cases.reading import read
from county.people.models import Staff
from county.people.roles import Act

WAYS = ("window", "post", "agent")


def deliver(staff: Staff, case_id: CaseId, *, receiver: str, way: str = "window",
            relation: str = "") -> Outcome:
    """Hand the papers over; the proof of delivery is rendered at once."""
    if not receiver.strip() or way not in WAYS:
        return EMPTY_REASON
    body = {"way": way, "receiver": receiver.strip()}
    if relation.strip():
        body["relation"] = relation.strip()
    return act(staff, case_id, Act.DELIVER, "Delivered", body, paper="delivery")


def make_certificate(staff: Staff, case_id: CaseId, *, certificate: str, number: str) -> Outcome:
    """Enter a certificate that was made: the notice to collect it goes to the village with its number."""
    if not (certificate.strip() and number.strip()):
        return EMPTY_REASON
    with transaction.atomic():
        outcome = act(staff, case_id, Act.DELIVER, "MakingStarted", {"certificate": certificate.strip()})
        if not isinstance(outcome, Done):
            return outcome
        papers.issue(case_id, "certificate", number=number.strip())
        whole = read(case_id)
    assert whole is not None
    return Done(whole)


def withdraw(staff: Staff, case_id: CaseId, *, reason: str) -> Outcome:
    """Withdraw for the applicant who stands at the counter, before the decision."""
    if not reason.strip():
        return EMPTY_REASON
    return act(staff, case_id, Act.WITHDRAW, "Withdrawn", {"reason": reason.strip()}, paper="withdrawal")
