"""Predicates to closures; ``[name = something that stays the same]`` takes a short way."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from ..tree import Node, in_order
from .ast import Call, Chain, Expr, NameTest, Path, Step, StringLiteral
from .coerce import NodeSet, Value, to_boolean
from .context import Context

if TYPE_CHECKING:
    from .compiler import Compiler

Eval = Callable[[Context], Value]
Keep = Callable[[NodeSet, Context], NodeSet]
Lookup = Callable[[Node, Context], NodeSet | None]


def compile_predicate(expression: Expr, compiler: Compiler) -> Keep:
    """What a predicate leaves of the nodes before it."""
    keep = _by_test(compiler.compile(expression))
    match = _match(expression)
    return keep if match is None else _by_child(match[0], compiler.compile(match[1]), keep)


def _by_test(test: Eval) -> Keep:

    def keep(nodes: NodeSet, context: Context) -> NodeSet:
        inner = Context(context.node, context.env, 1, len(nodes))
        kept: NodeSet = []
        spend = context.env.spend
        for place, node in enumerate(nodes, 1):
            spend(1)
            inner.node = node
            inner.position = place
            value = test(inner)
            if (value == place) if type(value) is float else to_boolean(value):
                kept.append(node)
        return kept

    return keep


def apply_predicates(nodes: Iterable[Node], predicates: list[Keep], context: Context) -> NodeSet:
    found = in_order(list(nodes))
    for predicate in predicates:
        found = predicate(found, context)
    return found


def compile_lookup(step: Step, compiler: Compiler) -> Lookup | None:
    """For ``item[county = /data/county]``: its rows found by what they hold, without looking at each.

    None when the step is of another kind; the lookup gives None when the rows have to be gone through after all.
    """
    test = step.test
    if step.axis != "child" or not step.predicates or not isinstance(test, NameTest) or test.prefix:
        return None
    match = _match(step.predicates[0])
    if match is None or test.local == "*":
        return None
    name, field, other = test.local, match[0], compiler.compile(match[1])

    def look_up(parent: Node, context: Context) -> NodeSet | None:
        value = other(context)
        if isinstance(value, str):
            return parent.rows_by(name, field).get(value, [])
        if not isinstance(value, list):
            return None
        rows = parent.rows_by(name, field)
        found = [rows.get(text, []) for text in {node.string() for node in value}]
        return found[0] if len(found) == 1 else in_order([row for one in found for row in one])

    return look_up


# -- [county = /data/county] -----------------------------------------------------
def _match(expression: Expr) -> tuple[str, Expr] | None:
    """A child's name and what it is compared with, when that is the same for every node."""
    if not isinstance(expression, Chain) or len(expression.rest) != 1 or expression.rest[0][0] != "=":
        return None
    left, right = expression.first, expression.rest[0][1]
    for child, other in ((left, right), (right, left)):
        name = _child_name(child)
        if name is not None and _steady(other):
            return name, other
    return None


def _child_name(tree: Expr) -> str | None:
    if not isinstance(tree, Path) or tree.start is not None or len(tree.steps) != 1:
        return None
    step = tree.steps[0]
    if step.axis != "child" or step.predicates or not isinstance(step.test, NameTest):
        return None
    return None if step.test.prefix or step.test.local == "*" else step.test.local


def _steady(tree: Expr) -> bool:
    """Whether the context node has no say in it."""
    if isinstance(tree, StringLiteral):
        return True
    if not isinstance(tree, Path) or any(step.predicates for step in tree.steps):
        return False
    return tree.start == "/" or (isinstance(tree.start, Call) and tree.start.name == "current")


def _by_child(name: str, other: Eval, otherwise: Keep) -> Keep:
    def keep(nodes: NodeSet, context: Context) -> NodeSet:
        value = other(context)
        if isinstance(value, list):
            wanted = {node.string() for node in value}
        elif isinstance(value, str):
            wanted = {value}
        else:
            return otherwise(nodes, context)
        return [node for node in nodes
                if any(child.relevant and child.string() in wanted for child in node.named(name))]

    return keep
