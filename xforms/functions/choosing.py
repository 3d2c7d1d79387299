"""Functions that choose: if, coalesce, once, and those over selected choices."""

from __future__ import annotations

import math

from ..errors import XPathEvaluationError
from ..xpath.ast import Call
from ..xpath.coerce import Value, to_boolean, to_number, to_string
from ..xpath.compiler import Compiler
from ..xpath.context import Context
from .registry import Eval, function, lazy


@lazy("if", 3)
def choose(compiler: Compiler, call: Call) -> Eval:
    test, then, otherwise = (compiler.compile(arg) for arg in call.args)
    return lambda context: then(context) if to_boolean(test(context)) else otherwise(context)


def _blank(value: Value) -> bool:
    if type(value) is float:
        return math.isnan(value)
    return to_string(value) == ""


@lazy("coalesce", 1, None)
def coalesce(compiler: Compiler, call: Call) -> Eval:
    """The first that is not blank; the last when all are."""
    args = [compiler.compile(arg) for arg in call.args]

    def run(context: Context) -> Value:
        value: Value = ""
        for arg in args:
            value = arg(context)
            if not _blank(value):
                return value
        return value

    return run


@lazy("once", 1)
def once(compiler: Compiler, call: Call) -> Eval:
    """What the node already holds; worked out only while it is blank."""
    (arg,) = (compiler.compile(arg) for arg in call.args)
    return lambda context: context.env.current.string() or arg(context)


@function("selected", 2)
def selected(context: Context, answer: Value, choice: Value) -> Value:
    wanted, chosen = to_string(choice).strip(), _chosen(context, answer)
    return wanted in chosen if wanted else not chosen


def _chosen(context: Context, answer: Value) -> list[str]:
    text = to_string(answer)
    context.env.spend_on(text)
    return text.split()


@function("count-selected", 1)
def count_selected(context: Context, answer: Value) -> Value:
    return float(len(_chosen(context, answer)))


@function("selected-at", 2)
def selected_at(context: Context, answer: Value, place: Value) -> Value:
    choices, index = _chosen(context, answer), to_number(place)
    if math.isnan(index) or not 0 <= index < len(choices):
        return ""
    return choices[int(index)]


@function("checklist", 3, None)
def checklist(context: Context, least: Value, most: Value, *tests: Value) -> Value:
    """Whether between ``least`` and ``most`` of the tests hold; -1: no bound."""
    held = sum(1.0 for one in _flat(tests) if to_boolean(one))
    return _within(held, to_number(least), to_number(most))


@function("weighted-checklist", 4, None)
def weighted_checklist(context: Context, least: Value, most: Value, *tests: Value) -> Value:
    """As checklist, each test counting its weight."""
    if len(tests) % 2:
        raise XPathEvaluationError("weighted-checklist() takes tests and weights in pairs")
    flags = [to_boolean(one) for one in _flat(tests[0::2])]
    weights = [to_number(one) for one in _flat(tests[1::2])]
    if len(flags) != len(weights):
        raise XPathEvaluationError("weighted-checklist() needs one weight for each test")
    held = math.fsum(weight for flag, weight in zip(flags, weights, strict=True) if flag)
    return _within(held, to_number(least), to_number(most))


def _flat(values: tuple[Value, ...]) -> list[Value]:
    flat: list[Value] = []
    for value in values:
        if type(value) is list:
            flat.extend(node.string() for node in value)
        else:
            flat.append(value)
    return flat


def _within(held: float, least: float, most: float) -> bool:
    return (least == -1 or held >= least) and (most == -1 or held <= most)
