"""Days and moments as JavaRosa counts them: whole calendar days since 1970-01-01, free of zones.

A timestamp's day is the day it was written with, so that an age does not depend on where a form is read.
"""

from __future__ import annotations

import math
import re
from datetime import date, datetime, timedelta, timezone, tzinfo

_EPOCH = date(1970, 1, 1).toordinal()
_DAY_SECONDS = 86_400
_DATE = r"(\d{4})-(\d{1,2})-(\d{1,2})"
_TIME = r"(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?"
_ZONE = r"(Z|[+-]\d{2}(?::?\d{2})?)?"
_DATE_ONLY = re.compile(rf"\s*{_DATE}\s*\Z", re.ASCII)
_DATE_TIME = re.compile(rf"\s*{_DATE}T{_TIME}{_ZONE}\s*\Z", re.ASCII)
_TIME_ONLY = re.compile(rf"\s*{_TIME}{_ZONE}\s*\Z", re.ASCII)


class DateValue:
    """A day, a moment, or something that should have been one (``when`` None)."""

    __slots__ = ("when",)

    def __init__(self, when: date | datetime | None) -> None:
        self.when = when

    @property
    def valid(self) -> bool:
        return self.when is not None

    def days(self) -> float:
        """Whole days since 1970-01-01; NaN when invalid."""
        return math.nan if self.when is None else float(self.when.toordinal() - _EPOCH)

    def exact(self) -> float:
        """Days since 1970-01-01 with the time of day as a fraction."""
        if isinstance(self.when, datetime):
            return self.days() + _seconds(self.when) / _DAY_SECONDS
        return self.days()

    def text(self) -> str:
        """ISO 8601: a day as YYYY-MM-DD, a moment with milliseconds and offset."""
        if self.when is None:
            return "Invalid Date"
        if isinstance(self.when, datetime):
            return moment_text(self.when)
        return self.when.isoformat()


INVALID = DateValue(None)


def _seconds(moment: datetime) -> float:
    return moment.hour * 3600 + moment.minute * 60 + moment.second + moment.microsecond / 1e6


def moment_text(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds")


def offset_text(moment: datetime) -> str:
    minutes = round((moment.utcoffset() or timedelta()).total_seconds() / 60)
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def parse_date(text: str) -> date | None:
    match = _DATE_ONLY.match(text)
    return _date(match.groups()) if match else None


def _date(parts: tuple[str | None, ...]) -> date | None:
    try:
        return date(*(int(part or 0) for part in parts[:3]))
    except ValueError:
        return None


def parse_moment(text: str, zone: tzinfo) -> datetime | None:
    """A timestamp as written; ``zone`` is taken when it names none."""
    match = _DATE_TIME.match(text)
    if match is None:
        return None
    day = _date(match.groups())
    return None if day is None else _with_time(day, match.groups()[3:], zone)


def _with_time(day: date, parts: tuple[str | None, ...], zone: tzinfo) -> datetime | None:
    hour, minute, second, fraction, offset = parts
    try:
        return datetime(day.year, day.month, day.day, int(hour or 0), int(minute or 0), int(second or 0),
                        int(((fraction or "") + "000000")[:6]), tzinfo=_offset(offset, zone))
    except ValueError:
        return None


def _offset(text: str | None, zone: tzinfo) -> tzinfo:
    if not text:
        return zone
    if text == "Z":
        return timezone.utc
    hours, minutes = int(text[1:3]), int(text[3:].lstrip(":") or 0)
    if hours > 23 or minutes > 59:
        raise ValueError(text)
    return timezone((-1 if text[0] == "-" else 1) * timedelta(hours=hours, minutes=minutes))


def parse_time(text: str, zone: tzinfo) -> datetime | None:
    """A time of day on 1970-01-01."""
    match = _TIME_ONLY.match(text)
    return _with_time(date(1970, 1, 1), match.groups(), zone) if match else None


def looks_like_date(text: str) -> bool:
    """A cheap first test: four digits and a dash."""
    return len(text) >= 8 and text.lstrip()[4:5] == "-" and text.lstrip()[:4].isdigit()


def read(text: str, zone: tzinfo) -> DateValue | None:
    """A day or a timestamp written in ISO 8601, else None."""
    day = parse_date(text)
    if day is not None:
        return DateValue(day)
    moment = parse_moment(text, zone)
    return None if moment is None else DateValue(moment)


def from_days(days: float, zone: tzinfo, *, keep_time: bool) -> DateValue:
    """The day, or the moment in ``zone``, that many days after 1970-01-01."""
    if not math.isfinite(days) or not 1 <= days + _EPOCH < date.max.toordinal():
        return INVALID
    whole = math.floor(days)
    day = date.fromordinal(whole + _EPOCH)
    if not keep_time:
        return DateValue(day)
    start = datetime(day.year, day.month, day.day, tzinfo=zone)
    return DateValue(start + timedelta(milliseconds=round((days - whole) * _DAY_SECONDS * 1000)))


def decimal_time(moment: datetime) -> float:
    """The time of day as a fraction of one day."""
    return _seconds(moment) / _DAY_SECONDS
