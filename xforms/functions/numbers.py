"""Functions over numbers."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal, InvalidOperation

from ..xpath.coerce import Value, to_boolean, to_nodes, to_number
from ..xpath.context import Context
from ..xpath.paths import here
from .registry import function


@function("number", 0, 1)
def number(context: Context, value: Value | None = None) -> Value:
    subject = here(context) if value is None else value
    if type(subject) is list and subject and getattr(subject[0].bind, "type", "") == "boolean":
        return to_number(subject[0].string() in ("true", "1"))
    return to_number(subject, context.env.zone)


@function("boolean", 1)
def boolean(context: Context, value: Value) -> Value:
    return to_boolean(value)


@function("not", 1)
def negation(context: Context, value: Value) -> Value:
    return not to_boolean(value)


@function("true", 0)
def true(context: Context) -> Value:
    return True


@function("false", 0)
def false(context: Context) -> Value:
    return False


def _keeping_sign(result: float, number: float) -> float:
    return math.copysign(0.0, number) if result == 0 else result


@function("floor", 1)
def floor(context: Context, value: Value) -> Value:
    number = to_number(value)
    return float(math.floor(number)) if math.isfinite(number) else number


@function("ceiling", 1)
def ceiling(context: Context, value: Value) -> Value:
    number = to_number(value)
    return _keeping_sign(float(math.ceil(number)), number) if math.isfinite(number) else number


@function("int", 1)
def integer(context: Context, value: Value) -> Value:
    number = _lenient(value)
    return _keeping_sign(float(math.trunc(number)), number) if math.isfinite(number) else number


def _lenient(value: Value) -> float:
    """A number as JavaRosa and the web engines read it in int() and round(): 14,6 and 7.9e-12 too."""
    number = to_number(value)
    if math.isnan(number) and isinstance(value, str):
        try:
            return float(Decimal(value.strip().replace(",", ".")))
        except InvalidOperation:
            return math.nan
    return number


@function("round", 1, 2)
def rounded(context: Context, value: Value, places: Value | None = None) -> Value:
    """Half goes up, as XPath and JavaRosa have it; exact in decimals, so 2.15 to one place is 2.2."""
    number = _lenient(value)
    digits = 0.0 if places is None else to_number(places)
    if not math.isfinite(number) or math.isnan(digits):
        return math.nan if math.isnan(digits) else number
    if abs(digits) > 30:
        return math.nan
    exact = Decimal(repr(number))
    half = ROUND_HALF_UP if exact >= 0 else ROUND_HALF_DOWN
    step = Decimal(1).scaleb(-int(digits))
    result = float((exact / step).quantize(Decimal(1), rounding=half) * step)
    return _keeping_sign(result, number)


@function("abs", 1)
def absolute(context: Context, value: Value) -> Value:
    return abs(to_number(value))


@function("pow", 2)
def power(context: Context, base: Value, exponent: Value) -> Value:
    try:
        return math.pow(to_number(base), to_number(exponent))
    except ValueError:
        return math.nan
    except OverflowError:
        return math.inf


@function("sum", 1)
def total(context: Context, nodes: Value) -> Value:
    """The sum over a node-set; a blank answer counts nothing (JavaRosa)."""
    return math.fsum(_numbers(to_nodes(nodes))) if nodes else 0.0


def _numbers(nodes: list) -> list[float]:  # type: ignore[type-arg]
    return [to_number(text) for text in (node.string() for node in nodes) if text != ""]


def _extreme(choose: Callable[[list[float]], float], values: tuple[Value, ...]) -> float:
    numbers: list[float] = []
    for value in values:
        if type(value) is list:
            numbers.extend(to_number(node.string()) for node in value)
        else:
            numbers.append(to_number(value))
    if not numbers or any(map(math.isnan, numbers)):
        return math.nan
    return choose(numbers)


@function("min", 1, None)
def least(context: Context, *values: Value) -> Value:
    return _extreme(min, values)


@function("max", 1, None)
def greatest(context: Context, *values: Value) -> Value:
    return _extreme(max, values)


@function("pi", 0)
def pi(context: Context) -> Value:
    return math.pi


@function("random", 0)
def random(context: Context) -> Value:
    return context.env.random()


def _guarded(apply: Callable[..., float], *numbers: float) -> float:
    try:
        return apply(*numbers)
    except (ValueError, ZeroDivisionError):
        return math.nan
    except OverflowError:
        return math.inf


def _logarithm(apply: Callable[[float], float]) -> Callable[[float], float]:
    return lambda number: -math.inf if number == 0 else apply(number)


def _register(name: str, apply: Callable[..., float], count: int = 1) -> None:
    def run(context: Context, *values: Value) -> Value:
        return _guarded(apply, *(to_number(value) for value in values))

    function(name, count)(run)


for _name, _apply in {
    "sin": math.sin, "cos": math.cos, "tan": math.tan, "asin": math.asin, "acos": math.acos,
    "atan": math.atan, "exp": math.exp, "sqrt": math.sqrt, "log": _logarithm(math.log),
    "log10": _logarithm(math.log10), "exp10": lambda number: math.pow(10.0, number),
}.items():
    _register(_name, _apply)
_register("atan2", math.atan2, 2)
