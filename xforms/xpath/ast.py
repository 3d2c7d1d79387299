"""What an expression says, as frozen values."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

KindName = Literal["node", "text", "comment", "processing-instruction"]


class NumberLiteral(NamedTuple):
    value: float


class StringLiteral(NamedTuple):
    value: str


class NameTest(NamedTuple):
    """``prefix`` None: no prefix written; ``local`` may be ``*``."""

    prefix: str | None
    local: str


class KindTest(NamedTuple):
    kind: KindName
    target: str | None = None


class Step(NamedTuple):
    axis: str
    test: NameTest | KindTest
    predicates: tuple[Expr, ...] = ()


class Path(NamedTuple):
    """``start`` None: from the context node; "/" : from the root; otherwise from an expression's nodes.

    ``names``: the steps again when all are bare, a child by its name and a parent as None; else None.
    """

    start: Expr | Literal["/"] | None
    steps: tuple[Step, ...]
    offset: int
    names: tuple[str | None, ...] | None = None


class Filter(NamedTuple):
    base: Expr
    predicates: tuple[Expr, ...]


class Call(NamedTuple):
    name: str
    args: tuple[Expr, ...]
    offset: int


class Negation(NamedTuple):
    operand: Expr


class Chain(NamedTuple):
    """``first op operand op operand ...`` with operators of one precedence, from left to right."""

    first: Expr
    rest: tuple[tuple[str, Expr], ...]


class Union(NamedTuple):
    parts: tuple[Expr, ...]


Expr: TypeAlias = (NumberLiteral | StringLiteral | Path | Filter | Call | Negation | Chain | Union)
