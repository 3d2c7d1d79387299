"""Thresholds written as constants: ages, sums, days belong to the dated parameters, not into a form.

The rule: a figure in an expression is a threshold unless its place shows that it is structure. Structure is
0 and 1; a length of characters or a count of ticks it is compared with; a place in a text; a divisor of ten, a
hundred …; the 12 months of a year as factor or divisor; a remainder; a place in a list. A figure or a day in
quotes counts too where it is compared by size or made a date; where it is compared with = it is a choice's code.
"""

import re
from collections.abc import Iterator

from xforms.xpath.ast import Call, Chain, Expr, Filter, Negation, NumberLiteral, Path, StringLiteral, Union

_SIZE = frozenset({"<", "<=", ">", ">="})
_COMPARED = _SIZE | {"=", "!="}
_LENGTHS = frozenset({"string-length", "count-selected", "position", "last"})
_DATES = frozenset({"date", "date-time", "decimal-date-time", "format-date", "number"})
_MONTHS = 12.0
_STRUCTURE = frozenset({0.0, 1.0})
_FIGURE = re.compile(r"-?\d+(\.\d+)?\Z")
_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
_PLACES_IN_TEXT = {"substr": (1, 2), "substring": (1, 2), "round": (1,), "decimal-time": ()}


def thresholds(tree: Expr) -> Iterator[str]:
    """Every threshold of an expression, as it is written."""
    match tree:
        case NumberLiteral(value) if value not in _STRUCTURE:
            yield f"{value:g}"
        case Chain(first, rest):
            yield from _chain(first, rest)
        case Call():
            yield from _call(tree)
        case Negation(operand):
            yield from thresholds(operand)
        case Union(parts):
            yield from _each(parts)
        case Filter(base, predicates):
            yield from _each((base, *_tests(predicates)))
        case Path(start, steps):
            if start is not None and start != "/":
                yield from thresholds(start)
            yield from _each(_tests(tuple(one for step in steps for one in step.predicates)))


def _each(trees: tuple[Expr, ...]) -> Iterator[str]:
    for tree in trees:
        yield from thresholds(tree)


def _tests(predicates: tuple[Expr, ...]) -> tuple[Expr, ...]:
    """Predicates that are no mere place in a list."""
    return tuple(one for one in predicates if not isinstance(one, NumberLiteral))


def _chain(first: Expr, rest: tuple[tuple[str, Expr], ...]) -> Iterator[str]:
    operands = (first, *(operand for _, operand in rest))
    operators = {operator for operator, _ in rest}
    if operators & _COMPARED and any(isinstance(one, Call) and one.name in _LENGTHS for one in operands):
        operands = tuple(one for one in operands if not isinstance(one, NumberLiteral))
    if operators & _SIZE:
        yield from (one.value for one in operands if isinstance(one, StringLiteral) and _is_figure(one.value))
    elif operators & _COMPARED:
        yield from (one.value for one in operands if isinstance(one, StringLiteral) and _DAY.match(one.value))
    for operator, operand in (("", operands[0]), *((operator, one) for operator, one in rest)):
        if operand in operands and not _structural(operator, operand, operators):
            yield from thresholds(operand)


def _structural(operator: str, operand: Expr, operators: set[str]) -> bool:
    """Months of a year, a change of unit, a remainder."""
    if not isinstance(operand, NumberLiteral):
        return False
    if operator == "mod":
        return True
    if operator == "div":
        return operand.value == _MONTHS or re.fullmatch(r"10*", f"{operand.value:.0f}") is not None
    return operand.value == _MONTHS and bool(operators & {"*", "div"})


def _call(call: Call) -> Iterator[str]:
    if call.name in _DATES:
        yield from (one.value for one in call.args[:1] if isinstance(one, StringLiteral) and _is_figure(one.value))
    places = _PLACES_IN_TEXT.get(call.name, ())
    yield from _each(tuple(arg for place, arg in enumerate(call.args)
                           if not (place in places and isinstance(arg, NumberLiteral))))


def _is_figure(text: str) -> bool:
    return bool(_DAY.match(text)) or bool(_FIGURE.match(text)) and float(text) not in _STRUCTURE
