"""What was decided, in the order a person wants to hear it: whether, how much, from when, by whom, rights."""

from dataclasses import dataclass, field
from datetime import date

from casework.message import N_, Message
from kiosk.store import CaseRecord


@dataclass(frozen=True, slots=True)
class Answer:
    """What was decided, good news first."""

    granted: bool
    headline: Message
    content: str = field(repr=False)
    reasons: str = field(repr=False)
    amount: str = field(repr=False)
    """As the county wrote it, in yuan; '' = no money."""
    from_month: str
    """`2026-09`, or ''."""
    decided_by: str
    day: date
    used: Message
    rights: Message


def answer_of(record: CaseRecord, used_days: int) -> Answer | None:
    """The decision of a case, None before it."""
    decision = record.case.decision
    if decision is None:
        return None
    return Answer(
        decision.granted,
        Message(N_("It is granted")) if decision.granted else Message(N_("It is not granted")),
        decision.content, decision.reasons, decision.amount, decision.from_month,
        record.definition.department, decision.day, _used(record, used_days),
        Message(N_("Not right? Within 60 days you may ask for another look (administrative reconsideration). "
                   "Ask the assistant. It costs nothing.")),
    )


def _used(record: CaseRecord, used_days: int) -> Message:
    item = record.definition
    if item.statutory_is_law and not item.on_the_spot:
        return Message(N_("It took {used} working days, {promised} were promised"),
                       {"used": str(used_days), "promised": str(item.promised_days)})
    return Message(N_("It took {used} working days"), {"used": str(used_days)})
