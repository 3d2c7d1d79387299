"""A day in words, for whichever language a face speaks: 24 September, 9月24日."""

from datetime import date
from typing import Final

from casework.message import N_, Message

MONTHS: Final = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"),
    N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December"))
_WEEKDAYS: Final = (
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"))


def short(day: date) -> Message:
    """24 September: the year is understood."""
    return Message(N_("{day} {month}"), _slots(day))


def whole(day: date) -> Message:
    """24 September 2026."""
    return Message(N_("{day} {month} {year}"), _slots(day))


def month(day: date) -> Message:
    """September 2026."""
    return Message(N_("{month} {year}"), _slots(day))


def with_weekday(day: date) -> Message:
    """Thursday, 24 September."""
    return Message(N_("{weekday}, {day} {month}"), _slots(day) | {"weekday": Message(_WEEKDAYS[day.weekday()])})


def _slots(day: date) -> dict[str, str | Message]:
    return {"day": str(day.day), "month": Message(MONTHS[day.month - 1]), "year": str(day.year)}
