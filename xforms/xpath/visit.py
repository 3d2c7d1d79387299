"""Going through an expression tree."""

from __future__ import annotations

from collections.abc import Iterator

from .ast import Call, Chain, Expr, Filter, Negation, Path, Union


def parts_of(tree: Expr) -> Iterator[Expr]:
    """The tree and everything in it."""
    stack: list[Expr] = [tree]
    while stack:
        at = stack.pop()
        yield at
        stack.extend(_inside(at))


def _inside(at: Expr) -> list[Expr]:
    match at:
        case Call(_, args):
            return list(args)
        case Chain(first, rest):
            return [first, *[operand for _, operand in rest]]
        case Negation(operand):
            return [operand]
        case Filter(base, predicates):
            return [base, *predicates]
        case Union(parts):
            return list(parts)
        case Path(start, steps):
            inner = [predicate for step in steps for predicate in step.predicates]
            return inner if start is None or start == "/" else [start, *inner]
    return []


def calls(tree: Expr) -> list[Call]:
    """Every function call in an expression."""
    return [part for part in parts_of(tree) if isinstance(part, Call)]


def paths(tree: Expr) -> Iterator[Path]:
    """Every location path in an expression."""
    return (part for part in parts_of(tree) if isinstance(part, Path))
