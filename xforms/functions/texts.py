"""Functions over texts."""

from __future__ import annotations

import math

from .. import limits
from ..errors import XPathEvaluationError
from ..regex import search
from ..xpath.coerce import Value, to_number, to_string
from ..xpath.context import Context
from ..xpath.paths import here
from .registry import function

_SPACE = " \t\r\n"


def _each(values: tuple[Value, ...]) -> list[str]:
    """Texts of all values; a node-set stands for all its nodes."""
    texts: list[str] = []
    for value in values:
        if type(value) is list:
            texts.extend(node.string() for node in value)
        else:
            texts.append(to_string(value))
    return texts


def _subject(context: Context, value: Value | None) -> str:
    """The text to work on; reading a long one costs."""
    text = to_string(here(context) if value is None else value)
    context.env.spend_on(text)
    return text


@function("string", 0, 1)
def string(context: Context, value: Value | None = None) -> Value:
    return _subject(context, value)


@function("concat", 0, None)
def concat(context: Context, *values: Value) -> Value:
    return _joined(context, "", values)


@function("join", 1, None)
def join(context: Context, glue: Value, *values: Value) -> Value:
    return _joined(context, to_string(glue), values)


def _joined(context: Context, glue: str, values: tuple[Value, ...]) -> str:
    texts = _each(values)
    if sum(map(len, texts)) + len(glue) * len(texts) > limits.TEXT_LENGTH:
        raise XPathEvaluationError("the text grows too long")
    text = glue.join(texts)
    context.env.spend_on(text)
    return text


@function("starts-with", 2)
def starts_with(context: Context, text: Value, start: Value) -> Value:
    return to_string(text).startswith(to_string(start))


@function("ends-with", 2)
def ends_with(context: Context, text: Value, end: Value) -> Value:
    return to_string(text).endswith(to_string(end))


@function("contains", 2)
def contains(context: Context, text: Value, part: Value) -> Value:
    return to_string(part) in _subject(context, text)


@function("substring-before", 2)
def substring_before(context: Context, text: Value, mark: Value) -> Value:
    before, found, _ = _partition(context, text, mark)
    return before if found else ""


@function("substring-after", 2)
def substring_after(context: Context, text: Value, mark: Value) -> Value:
    return _partition(context, text, mark)[2]


def _partition(context: Context, text: Value, mark: Value) -> tuple[str, bool, str]:
    whole, sought = _subject(context, text), to_string(mark)
    place = whole.find(sought)
    if place < 0:
        return whole, False, ""
    return whole[:place], True, whole[place + len(sought):]


@function("substring", 2, 3)
def substring(context: Context, text: Value, start: Value, length: Value | None = None) -> Value:
    """XPath's: counted from one, both ends rounded (section 4.2)."""
    whole = _subject(context, text)
    first = _round(to_number(start))
    end = math.inf if length is None else first + _round(to_number(length))
    return "".join(char for place, char in enumerate(whole, 1) if first <= place < end)


def _round(number: float) -> float:
    return float(math.floor(number + 0.5)) if math.isfinite(number) else number


@function("substr", 2, 3)
def substr(context: Context, text: Value, start: Value, end: Value | None = None) -> Value:
    """ODK's: counted from zero, negative from the end."""
    whole = to_string(text)
    return whole[_index(start, 0):_index(end, len(whole)) if end is not None else None]


def _index(value: Value, otherwise: int) -> int:
    number = to_number(value)
    return int(max(min(number, 1e9), -1e9)) if not math.isnan(number) else otherwise


@function("string-length", 0, 1)
def string_length(context: Context, value: Value | None = None) -> Value:
    return float(len(_subject(context, value)))


@function("normalize-space", 0, 1)
def normalize_space(context: Context, value: Value | None = None) -> Value:
    text = _subject(context, value)
    return " ".join(part for part in text.translate(_TO_BLANK).split(" ") if part)


_TO_BLANK = {ord(char): " " for char in _SPACE}


@function("translate", 3)
def translate(context: Context, text: Value, sought: Value, put: Value) -> Value:
    table: dict[int, str | None] = {}
    new = to_string(put)
    for place, char in enumerate(_subject(context, sought)):
        table.setdefault(ord(char), new[place] if place < len(new) else None)
    return _subject(context, text).translate(table)


@function("regex", 2)
def regex(context: Context, text: Value, pattern: Value) -> Value:
    """Whether the pattern is found in the text."""
    return search(to_string(pattern), _subject(context, text), context.env.spend)


@function("pad2", 1)
def pad2(context: Context, text: Value) -> Value:
    return to_string(text).rjust(2, "0")


@function("boolean-from-string", 1)
def boolean_from_string(context: Context, text: Value) -> Value:
    return to_string(text) in ("true", "1")
