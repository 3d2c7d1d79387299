"""``=``, ``!=``, ``<`` and their kind (XPath 1.0, section 3.4; dates compare as days)."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from datetime import timezone
from typing import Final

from .. import dates
from ..dates import DateValue
from ..tree import Node
from .coerce import Value, text_number, to_boolean, to_number, to_string

_TOLERANCE: Final = 1e-12
Compare = Callable[[Value, Value], bool]
_RELATIONS: Final[dict[str, Callable[[float, float], bool]]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}


def _exact(value: Value) -> float:
    return value.exact() if isinstance(value, DateValue) else to_number(value)


def _relation(name: str) -> Compare:
    test = _RELATIONS[name]

    def compare(left: Value, right: Value) -> bool:
        if type(left) is list:
            if type(right) is bool:
                return test(float(bool(left)), float(right))
            if type(right) is list:
                return _some_pair(name, _numbers(left), _numbers(right))
            number = _exact(right)
            return any(test(text_number(a.string()), number) for a in left)
        if type(right) is list:
            if type(left) is bool:
                return test(float(left), float(bool(right)))
            number = _exact(left)
            return any(test(number, text_number(b.string())) for b in right)
        return test(_exact(left), _exact(right))

    return compare


def _numbers(nodes: list[Node]) -> list[float]:
    return [number for node in nodes if not math.isnan(number := text_number(node.string()))]


def _some_pair(name: str, left: list[float], right: list[float]) -> bool:
    """Whether the relation holds for any pair: the extremes know."""
    if not left or not right:
        return False
    if name in ("<", "<="):
        return _RELATIONS[name](min(left), max(right))
    return _RELATIONS[name](max(left), min(right))


def _same(left: Value, right: Value) -> bool:
    """Equality of two values that are not node-sets."""
    if type(left) is bool or type(right) is bool:
        return to_boolean(left) == to_boolean(right)
    if isinstance(left, DateValue) or isinstance(right, DateValue):
        return _exact(left) == _exact(right)
    if type(left) is float or type(right) is float:
        return _same_number(to_number(left), to_number(right))
    return left == right or _same_day(to_string(left), to_string(right))


def _same_number(left: float, right: float) -> bool:
    """6.1 - 7.8 is -1.7: as JavaRosa, so that decimals of money mean what they say."""
    return left == right or abs(left - right) < _TOLERANCE


def _same_day(left: str, right: str) -> bool:
    """Two dates written differently: ``2018-06-25`` and ``2018-06-25T00:00:00.000-07:00``."""
    if not (dates.looks_like_date(left) and dates.looks_like_date(right)):
        return False
    one, other = dates.read(left, timezone.utc), dates.read(right, timezone.utc)
    return one is not None and other is not None and one.exact() == other.exact()


def equal(left: Value, right: Value) -> bool:
    return _equality(left, right, same=True)


def unequal(left: Value, right: Value) -> bool:
    return _equality(left, right, same=False)


def _equality(left: Value, right: Value, *, same: bool) -> bool:
    if type(left) is list:
        if type(right) is bool:
            return (bool(left) == right) is same
        if type(right) is list:
            mine, others = {node.string() for node in left}, {node.string() for node in right}
            return not mine.isdisjoint(others) if same else bool(mine and others) and len(mine | others) > 1
        return any(_same(node.string(), right) is same for node in left)
    if type(right) is list:
        return _equality(right, left, same=same)
    return _same(left, right) is same


COMPARISONS: Final[dict[str, Compare]] = {
    "=": equal, "!=": unequal, **{name: _relation(name) for name in _RELATIONS},
}
