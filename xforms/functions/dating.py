"""Functions over days and moments."""

from __future__ import annotations

import math
from datetime import datetime

from .. import dates
from ..dates import DateValue
from ..xpath.coerce import Value, to_number, to_string
from ..xpath.context import Context
from .registry import function

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat")


@function("today", 0)
def today(context: Context) -> Value:
    return DateValue(context.env.now().date())


@function("now", 0)
def now(context: Context) -> Value:
    return DateValue(context.env.now())


def _read(context: Context, value: Value, *, keep_time: bool) -> DateValue | str:
    """A date of any value: days for a number, ISO 8601 for a text; blank stays blank."""
    if isinstance(value, DateValue):
        return value
    if type(value) is float:
        return dates.from_days(value, context.env.zone, keep_time=keep_time)
    if type(value) is bool:
        return dates.INVALID
    text = to_string(value).strip()
    if not text:
        return ""
    read = dates.read(text, context.env.zone)
    if read is None and _is_number(text):
        return dates.from_days(float(text), context.env.zone, keep_time=keep_time)
    return read or dates.INVALID


def _is_number(text: str) -> bool:
    return not math.isnan(to_number(text))


@function("date", 1)
def date(context: Context, value: Value) -> Value:
    """The day. A timestamp gives the day it was written with."""
    read = _read(context, value, keep_time=False)
    if isinstance(read, DateValue) and isinstance(read.when, datetime):
        return DateValue(read.when.date())
    return read


@function("date-time", 1)
def date_time(context: Context, value: Value) -> Value:
    read = _read(context, value, keep_time=True)
    if isinstance(read, DateValue) and isinstance(read.when, datetime):
        return DateValue(read.when.astimezone(context.env.zone))
    return read


@function("decimal-date-time", 1)
def decimal_date_time(context: Context, value: Value) -> Value:
    """Days since 1970-01-01 with the time of day as a fraction."""
    read = _read(context, value, keep_time=True)
    return read.exact() if isinstance(read, DateValue) else math.nan


@function("decimal-time", 1)
def decimal_time(context: Context, value: Value) -> Value:
    """The time of day in the session's zone as a fraction of one day."""
    if isinstance(value, DateValue):
        moment = value.when if isinstance(value.when, datetime) else None
    else:
        text = to_string(value)
        moment = dates.parse_moment(text, context.env.zone) or dates.parse_time(text, context.env.zone)
    return math.nan if moment is None else dates.decimal_time(moment.astimezone(context.env.zone))


@function("format-date", 1, 2)
def format_date(context: Context, value: Value, pattern: Value = "%Y-%m-%d") -> Value:
    return _formatted(context, value, pattern)


@function("format-date-time", 1, 2)
def format_date_time(context: Context, value: Value, pattern: Value = "%Y-%m-%d %H:%M:%S") -> Value:
    return _formatted(context, value, pattern)


def _formatted(context: Context, value: Value, pattern: Value) -> str:
    read = _read(context, value, keep_time=True)
    if not isinstance(read, DateValue) or read.when is None:
        return ""
    when = read.when
    if not isinstance(when, datetime):
        when = datetime(when.year, when.month, when.day, tzinfo=context.env.zone)
    return format_moment(when.astimezone(context.env.zone), to_string(pattern))


def format_moment(when: datetime, pattern: str) -> str:
    """ODK's letters: %Y %y %m %n %b %d %e %H %h %M %S %3 %a %W %U %Z."""
    out: list[str] = []
    place = 0
    while place < len(pattern):
        char = pattern[place]
        if char == "%" and place + 1 < len(pattern):
            place += 1
            out.append(_field(when, pattern[place]))
        else:
            out.append(char)
        place += 1
    return "".join(out)


def _field(when: datetime, letter: str) -> str:
    weekday = when.isoweekday() % 7
    fields = {
        "%": "%", "Y": f"{when.year:04d}", "y": f"{when.year % 100:02d}", "m": f"{when.month:02d}",
        "n": str(when.month), "b": _MONTHS[when.month - 1], "d": f"{when.day:02d}", "e": str(when.day),
        "H": f"{when.hour:02d}", "h": str(when.hour), "M": f"{when.minute:02d}", "S": f"{when.second:02d}",
        "3": f"{when.microsecond // 1000:03d}", "a": _DAYS[weekday], "w": str(weekday),
        "A": ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")[weekday],
        "W": f"{when.isocalendar().week:02d}", "Z": dates.offset_text(when),
    }
    return fields.get(letter, f"%{letter}")
