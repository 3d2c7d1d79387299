"""Days a villager is told, and when they may be told at all."""

from datetime import date

from casework.clocks import Deadlines, deadlines
from casework.definition import ACCEPTANCE_DAYS
from casework.workdays import Calendar
from kiosk.store import CaseRecord


def tell_by(calendar: Calendar, received: date) -> date | None:
    """Last day to hear whether a case is accepted; None where the calendar is only assumed."""
    return certain(calendar, calendar.add_workdays(received, ACCEPTANCE_DAYS))


def certain(calendar: Calendar, day: date | None) -> date | None:
    """The day, unless it rests on an assumed calendar year."""
    if day is None or not calendar.known(day.year) or calendar.assumed(day.year):
        return None
    return day


def shown(record: CaseRecord, calendar: Calendar, today: date) -> Deadlines:
    """The limits of a case that may be shown: none that is assumed."""
    limits = deadlines(record.definition, record.case, calendar, today)
    law = record.definition.statutory_is_law
    return Deadlines(
        tell_by=certain(calendar, limits.tell_by),
        supplement_by=certain(calendar, limits.supplement_by),
        promised=certain(calendar, limits.promised) if law else None,
        statutory=certain(calendar, limits.statutory),
        step_by=None,
        used_days=limits.used_days,
        stopped_since=limits.stopped_since,
    )
