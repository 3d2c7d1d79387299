"""What an expression says, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

KindName = Literal["node", "text", "comment", "processing-instruction"]


@dataclass(frozen=True, slots=True)
class NumberLiteral:
    value: float


@dataclass(frozen=True, slots=True)
class StringLiteral:
    value: str


@dataclass(frozen=True, slots=True)
class NameTest:
    """``prefix`` None: no prefix written; ``local`` may be ``*``."""

    prefix: str | None
    local: str


@dataclass(frozen=True, slots=True)
class KindTest:
    kind: KindName
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    axis: str
    test: NameTest | KindTest
    predicates: tuple[Expr, ...] = ()


@dataclass(frozen=True, slots=True)
class Path:
    """``start`` None: from the context node; "/" : from the root; otherwise from an expression's nodes."""

    start: Expr | Literal["/"] | None
    steps: tuple[Step, ...]
    offset: int


@dataclass(frozen=True, slots=True)
class Filter:
    base: Expr
    predicates: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Call:
    name: str
    args: tuple[Expr, ...]
    offset: int


@dataclass(frozen=True, slots=True)
class Negation:
    operand: Expr


@dataclass(frozen=True, slots=True)
class Chain:
    """``first op operand op operand ...`` with operators of one precedence, from left to right."""

    first: Expr
    rest: tuple[tuple[str, Expr], ...]


@dataclass(frozen=True, slots=True)
class Union:
    parts: tuple[Expr, ...]


Expr: TypeAlias = (NumberLiteral | StringLiteral | Path | Filter | Call | Negation | Chain | Union)
