"""What the window does for a person at the counter: hand over, and take an application back."""

from casework.ids import CaseId
from county.cases.acting import act
from county.cases.outcome import EMPTY_REASON, Outcome
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


def withdraw(staff: Staff, case_id: CaseId, *, reason: str) -> Outcome:
    """Withdraw for the applicant who stands at the counter, before the decision."""
    if not reason.strip():
        return EMPTY_REASON
    return act(staff, case_id, Act.WITHDRAW, "Withdrawn", {"reason": reason.strip()}, paper="withdrawal")
