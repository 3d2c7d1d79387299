"""Turning one kind of value into another (XPath 1.0, sections 3.4 and 4.2 to 4.4, with ODK's dates)."""

from __future__ import annotations

import math
import re
from datetime import timezone, tzinfo
from typing import TypeAlias

from .. import dates
from ..dates import DateValue
from ..errors import XPathEvaluationError
from ..tree import Node

NodeSet: TypeAlias = list[Node]
Value: TypeAlias = str | float | bool | DateValue | NodeSet

_NUMBER = re.compile(r"\s*-?(?:\d+(?:\.\d*)?|\.\d+)\s*\Z", re.ASCII)


def to_string(value: Value) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return value[0].string() if value else ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, DateValue):
        return value.text()
    return number_text(value)


def number_text(number: float) -> str:
    """A number as XPath writes it: no exponent, no ``.0``, no minus before zero."""
    if math.isfinite(number):
        if number == int(number):
            return str(int(number))
        text = repr(number)
        if "e" not in text:
            return text
        return _plain(text)
    if math.isnan(number):
        return "NaN"
    return "Infinity" if number > 0 else "-Infinity"


def _plain(text: str) -> str:
    mantissa, _, exponent = text.partition("e")
    sign = "-" if mantissa.startswith("-") else ""
    digits = mantissa.lstrip("-").replace(".", "")
    return f"{sign}0.{'0' * (-int(exponent) - 1)}{digits}"


def to_number(value: Value, zone: tzinfo = timezone.utc) -> float:
    if isinstance(value, float):
        return value
    if isinstance(value, list):
        return text_number(value[0].string(), zone) if value else math.nan
    if isinstance(value, str):
        return text_number(value, zone)
    if isinstance(value, DateValue):
        return value.days()
    return float(value)


def text_number(text: str, zone: tzinfo = timezone.utc) -> float:
    """XPath's ``number()`` of a text; a date counts its days."""
    if _NUMBER.match(text):
        return float(text)
    if dates.looks_like_date(text):
        read = dates.read(text, zone)
        if read is not None:
            return read.days()
    return math.nan


def to_boolean(value: Value) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, float):
        return value == value and value != 0.0
    if isinstance(value, DateValue):
        return value.valid
    return bool(value)


def to_nodes(value: Value) -> NodeSet:
    if isinstance(value, list):
        return value
    raise XPathEvaluationError("a node-set is needed here")
