"""One sentence on how a case stands, and one on what the villager need or need not do."""

from datetime import date

from casework import day_words
from casework.case import State
from casework.clocks import Deadlines
from casework.message import N_, Message
from casework.workdays import Calendar
from kiosk.store import CaseRecord, Transport

_NOTHING_TO_DO = Message(N_("You need do nothing now."))
_ENDS = {
    State.WITHDRAWN: (N_("You have taken it back"), N_("You can apply again any day.")),
    State.TERMINATED: (N_("It has ended without an answer"), N_("You can apply again any day. Ask the assistant.")),
    State.NOT_ACCEPTED: (N_("The township could not take it on"), N_("The paper says why. Ask the assistant.")),
    State.DONE: (N_("Done, the answer is in your hand"), N_("Nothing more to do.")),
    State.ARCHIVED: (N_("Done, the answer is in your hand"), N_("Nothing more to do.")),
    State.STOPPED: (N_("The payment has been stopped"), N_("Ask the assistant why.")),
}


def headline(record: CaseRecord, limits: Deadlines, calendar: Calendar, today: date) -> tuple[Message, Message]:
    """Headline and detail of the progress page."""
    case = record.case
    if case.state in _ENDS:
        first, second = _ENDS[case.state]
        return Message(first), Message(second)
    if case.state is State.SUPPLEMENT:
        return _mend(len(case.asks), limits)
    if case.state in (State.APPROVED, State.REJECTED, State.MAKING, State.DELIVERING):
        return _answered(record)
    if case.accepted_day is None:
        return _coming_in(record, limits)
    return _examined(record, limits, calendar, today)


def _mend(count: int, limits: Deadlines) -> tuple[Message, Message]:
    first = (Message(N_("One thing has to be mended")) if count == 1 else
             Message(N_("{count} things have to be mended"), {"count": str(count)}))
    if limits.supplement_by is None:
        return first, Message(N_("Everything else is fine. Mend it and it goes on."))
    return first, Message(N_("Everything else is fine. Mend it by {day} and it goes on."),
                          {"day": day_words.short(limits.supplement_by)})


def _answered(record: CaseRecord) -> tuple[Message, Message]:
    decision, state = record.case.decision, record.case.state
    granted = decision.granted if decision else state is not State.REJECTED
    first = Message(N_("It is granted")) if granted else Message(N_("It is not granted"))
    if state is State.DELIVERING:
        return first, Message(N_("The answer is here. Print it and sign for it."))
    return first, Message(N_("The paper is being made and comes here."))


def _coming_in(record: CaseRecord, limits: Deadlines) -> tuple[Message, Message]:
    first = (Message(N_("It is stored in the village and goes to the county by itself"))
             if record.transport is Transport.STORED else Message(N_("The township is looking at the papers")))
    if limits.tell_by is None:
        return first, _NOTHING_TO_DO
    return first, Message(N_("By {day} you are told whether it is taken on. You need do nothing now."),
                          {"day": day_words.short(limits.tell_by)})


def _examined(record: CaseRecord, limits: Deadlines, calendar: Calendar,
              today: date) -> tuple[Message, Message]:
    case = record.case
    if case.state is State.SPECIAL:
        return (Message(N_("An extra look or public notice is going on")),
                Message(N_("These days do not count. You need do nothing now.")))
    step = record.definition.step(case.step) if case.step else None
    unit = step.unit if step else record.definition.department
    if limits.promised is None:
        return Message(N_("{unit} is looking at it"), {"unit": unit}), _NOTHING_TO_DO
    left = calendar.workdays_between(today, limits.promised)
    return (Message(N_("{unit} is looking at it, {days} working days left"), {"unit": unit, "days": str(left)}),
            Message(N_("An answer by {day} at the latest. You need do nothing now."),
                    {"day": day_words.short(limits.promised)}))
