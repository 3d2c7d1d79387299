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
        match at:
            case Call():
                stack.extend(at.args)
            case Chain(first, rest):
                stack.extend((first, *(operand for _, operand in rest)))
            case Negation(operand):
                stack.append(operand)
            case Filter(base, predicates):
                stack.extend((base, *predicates))
            case Union(parts):
                stack.extend(parts)
            case Path():
                if at.start is not None and at.start != "/":
                    stack.append(at.start)
                stack.extend(predicate for step in at.steps for predicate in step.predicates)


def calls(tree: Expr) -> Iterator[Call]:
    """Every function call in an expression."""
    return (part for part in parts_of(tree) if isinstance(part, Call))


def paths(tree: Expr) -> Iterator[Path]:
    """Every location path in an expression."""
    return (part for part in parts_of(tree) if isinstance(part, Path))
