"""What the calendar says about a case on a given day: derived each time, never stored.

Working days, first day not counted, last day until its end (Administrative Licensing Law, art. 82;
domain rules 3.4). Supervision looks at the promised limit, legality at the statutory one.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from casework.case import Case, State, Stop
from casework.definition import ACCEPTANCE_DAYS, ItemDefinition
from casework.workdays import Calendar

WARN_DAYS = 1
"""Working days left of a limit from which it is shown in blue (预警); a county parameter."""


class Light(StrEnum):
    """The supervision colour of a case on a day (红黄牌)."""

    NONE = "none"
    BLUE = "blue"
    YELLOW = "yellow"
    RED = "red"


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Last days of the limits that run now; None = not running. `statutory` only where it is law."""

    tell_by: date | None = None
    supplement_by: date | None = None
    promised: date | None = None
    statutory: date | None = None
    step_by: date | None = None
    used_days: int = 0
    stopped_since: date | None = None

    @property
    def due(self) -> date | None:
        """The day that matters next to whoever holds the case."""
        days = [day for day in (self.tell_by, self.supplement_by, self.step_by, self.promised) if day]
        return min(days, default=None)


def deadlines(definition: ItemDefinition, case: Case, calendar: Calendar, today: date) -> Deadlines:
    """Return the limits of a case as they stand on `today` (a day in China)."""
    if case.state is State.RECEIVED and case.received_day:
        return Deadlines(tell_by=calendar.add_workdays(case.received_day, ACCEPTANCE_DAYS))
    if case.state is State.SUPPLEMENT:
        told = case.transitions[-1].day
        return Deadlines(supplement_by=calendar.add_workdays(told, definition.supplement_days))
    if case.accepted_day is None:
        return Deadlines()
    return _case_clock(definition, case, calendar, today)


def _case_clock(
    definition: ItemDefinition, case: Case, calendar: Calendar, today: date
) -> Deadlines:
    until = case.decision.day if case.decision else today
    used = _used(case, calendar, until)
    if case.decision or case.ended:
        return Deadlines(used_days=used)
    stop = case.open_stop
    if stop is not None and stop.stops_clock:
        return Deadlines(used_days=used, stopped_since=stop.start)
    promised = _due(case, calendar, definition.promised_days)
    lawful = definition.statutory_is_law and not definition.on_the_spot
    return Deadlines(
        promised=promised,
        statutory=_due(case, calendar, definition.statutory_days) if lawful else None,
        step_by=_step_due(definition, case, calendar),
        used_days=used,
    )


def _clock_stops(case: Case) -> tuple[Stop, ...]:
    return tuple(stop for stop in case.stops if stop.stops_clock)


def _due(case: Case, calendar: Calendar, limit: int) -> date:
    """Return the last day of `limit`: what a stop had used is used, the rest runs after it."""
    assert case.accepted_day is not None
    start, left = case.accepted_day, limit + case.extended_days
    for stop in _clock_stops(case):
        used = calendar.workdays_between(start, stop.start)
        if used > left or stop.end is None:
            break
        start, left = max(start, stop.end), left - used
    return calendar.add_workdays(start, left)


def _used(case: Case, calendar: Calendar, until: date) -> int:
    assert case.accepted_day is not None
    start, used = case.accepted_day, 0
    for stop in _clock_stops(case):
        used += calendar.workdays_between(start, min(stop.start, until))
        start = stop.end if stop.end is not None else until
    return used + calendar.workdays_between(start, max(start, until))


def _step_due(definition: ItemDefinition, case: Case, calendar: Calendar) -> date | None:
    step = definition.step(case.step) if case.step else None
    if step is None or case.step_since is None:
        return None
    stops = [stop for stop in _clock_stops(case) if stop.end and stop.start >= case.step_since]
    start, left = case.step_since, step.days
    for stop in stops:
        used = calendar.workdays_between(start, stop.start)
        assert stop.end is not None
        start, left = max(start, stop.end), max(left - used, 0)
    return calendar.add_workdays(start, left)


def light(definition: ItemDefinition, case: Case, calendar: Calendar, today: date) -> Light:
    """Return the supervision colour: red past the law, yellow past a promise or step, blue one day before."""
    limits = deadlines(definition, case, calendar, today)
    if limits.statutory and today > limits.statutory:
        return Light.RED
    late = [day for day in (limits.promised, limits.tell_by) if day and today > day]
    step_late = limits.step_by and today > calendar.add_workdays(limits.step_by, 1)
    if late or step_late:
        return Light.YELLOW
    due = limits.due
    if due and calendar.workdays_between(today, due) <= WARN_DAYS:
        return Light.BLUE
    return Light.NONE


def is_deemed_accepted(case: Case, calendar: Calendar, today: date) -> bool:
    """Whether nobody told the applicant anything within five working days (逾期不告知即为受理).

    The county's worker then appends `DeemedAccepted` with the day the papers were received.
    """
    if case.state is not State.RECEIVED or case.received_day is None:
        return False
    return today > calendar.add_workdays(case.received_day, ACCEPTANCE_DAYS)
