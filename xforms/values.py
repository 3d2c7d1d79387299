"""Bind types: from what was typed or worked out to the text a submission holds, and back to Python values."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from datetime import date, datetime, time, timezone, tzinfo
from decimal import Decimal, InvalidOperation

from . import dates
from .dates import DateValue
from .xpath.coerce import Value, number_text, to_string

_WHOLE = frozenset({"int", "integer", "long", "short", "byte", "nonNegativeInteger", "positiveInteger"})
_DECIMAL = frozenset({"decimal", "double", "float"})
_CHOICES = frozenset({"select", "rank", "odk:rank"})
_POINT = re.compile(r"-?\d+(\.\d+)?( -?\d+(\.\d+)?){1,3}\Z", re.ASCII)
_INTEGER_TEXT = re.compile(r"[+-]?\d+(\.0*)?\Z", re.ASCII)


def plain_type(name: str) -> str:
    """``xsd:int`` and ``integer`` are ``int``; an empty name is ``string``."""
    bare = name.strip().rpartition(":")[2]
    if bare in _WHOLE:
        return "int"
    if bare in _DECIMAL:
        return "decimal"
    return {"": "string", "datetime": "dateTime", "selectOne": "select1"}.get(bare, bare)


def text_of(value: object, kind: str) -> str:
    """What a person's answer is written as. Wrong kinds stay as they are, for validation to show."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return dates.moment_text(value) if value.tzinfo else value.isoformat(timespec="milliseconds")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, int | float | Decimal):
        return _tidy(_number_as_text(value), kind)
    if isinstance(value, str):
        return _tidy(value, kind)
    if isinstance(value, Iterable):
        return " ".join(str(one) for one in value)
    return str(value)


def _number_as_text(value: float | Decimal) -> str:
    if isinstance(value, float):
        return "" if math.isnan(value) else number_text(value)
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def _tidy(text: str, kind: str) -> str:
    if kind == "int" and _INTEGER_TEXT.match(text.strip()):
        return str(int(text.strip().partition(".")[0]))
    if kind in ("int", "decimal", "date", "dateTime", "time"):
        return text.strip()
    return text


def calculated(value: Value, kind: str) -> str:
    """The text of a worked-out value, cast to the bind's type as JavaRosa does; NaN is blank."""
    if type(value) is float:
        return _number_cast(value, kind)
    if isinstance(value, DateValue):
        return _date_cast(value, kind)
    text = to_string(value)
    if kind == "int":
        return _whole(text)
    if kind == "date" and "T" in text:
        return text.partition("T")[0]
    return _tidy(text, kind)


def _number_cast(value: float, kind: str) -> str:
    if math.isnan(value):
        return ""
    if kind == "int" and math.isfinite(value):
        return str(math.trunc(value))
    if kind in ("date", "dateTime") and math.isfinite(value):
        return dates.from_days(value, timezone.utc, keep_time=kind == "dateTime").text()
    if kind == "boolean":
        return "true" if value else "false"
    return number_text(value)


def _date_cast(value: DateValue, kind: str) -> str:
    when = value.when
    if when is None:
        return ""
    if kind in ("int", "decimal"):
        return number_text(value.days())
    if kind == "date" and isinstance(when, datetime):
        return when.date().isoformat()
    if kind == "time" and isinstance(when, datetime):
        return f"{when:%H:%M:%S}.{when.microsecond // 1000:03d}{dates.offset_text(when)}"
    return value.text()


def _whole(text: str) -> str:
    try:
        return str(int(Decimal(text.strip())))
    except (InvalidOperation, ValueError, OverflowError):
        return text


def typed(text: str, kind: str, zone: tzinfo) -> object | None:
    """The Python value of a submission text; None when blank; the text itself when it is not of its kind."""
    if text == "":
        return None
    try:
        return _typed(text, kind, zone)
    except (ValueError, InvalidOperation):
        return text


def _typed(text: str, kind: str, zone: tzinfo) -> object:
    if kind == "int":
        return int(text)
    if kind == "decimal":
        return Decimal(text)
    if kind == "date":
        return dates.parse_date(text.partition("T")[0]) or text
    if kind == "dateTime":
        return dates.parse_moment(text, zone) or text
    if kind == "time":
        moment = dates.parse_time(text, zone)
        return moment.timetz() if moment else text
    if kind == "boolean":
        return text in ("true", "1")
    if kind in _CHOICES:
        return tuple(text.split())
    return text


_CLOCK = r"\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}(?::?\d{2})?)?"
_SHAPES = {
    "int": re.compile(r"-?\d{1,18}\Z", re.ASCII),
    "decimal": re.compile(r"-?(\d+(\.\d*)?|\.\d+)([eE]-?\d+)?\Z", re.ASCII),
    "date": re.compile(rf"\d{{4}}-\d{{2}}-\d{{2}}(?:T{_CLOCK})?\Z", re.ASCII),
    "dateTime": re.compile(rf"\d{{4}}-\d{{2}}-\d{{2}}T{_CLOCK}\Z", re.ASCII),
    "time": re.compile(rf"{_CLOCK}\Z", re.ASCII),
    "geopoint": _POINT,
}


def fits(text: str, kind: str, zone: tzinfo) -> bool:
    """Whether a text is of its bind's type; a blank one always is."""
    shape = _SHAPES.get(kind)
    if shape is None or not text:
        return True
    return shape.match(text) is not None and _exists(text, kind, zone)


def _exists(text: str, kind: str, zone: tzinfo) -> bool:
    """Whether there is such a number, day, time or place. Integers are of 32 bits, as in JavaRosa."""
    if kind == "int":
        return -2**31 <= int(text) < 2**31
    if kind == "date":
        return dates.parse_date(text.partition("T")[0]) is not None
    if kind == "dateTime":
        return dates.parse_moment(text, zone) is not None
    if kind == "time":
        return dates.parse_time(text, zone) is not None
    if kind == "geopoint":
        latitude, longitude = map(float, text.split()[:2])
        return abs(latitude) <= 90 and abs(longitude) <= 180
    return True
