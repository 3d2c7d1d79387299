"""Which nodes of the primary instance an expression looks at: what must make it run again."""

from __future__ import annotations

from typing import NamedTuple

from .xpath.ast import (
    Call,
    Chain,
    Expr,
    Filter,
    KindTest,
    NameTest,
    Negation,
    Path,
    Step,
    StringLiteral,
    Union,
)
from .xpath.compiler import Scope

Steps = tuple[str, ...]


class Reference(NamedTuple):
    """``path`` is generic. Its first ``anchor`` steps are the very nodes the expression stands below.

    ``below``: everything under the path counts too (wildcards, ``//``, other axes).
    """

    path: Steps
    anchor: int
    below: bool = False


def references(tree: Expr, scope: Scope) -> frozenset[Reference]:
    """Every primary-instance path the expression reads, written from the root."""
    collector = _Collector(scope)
    collector.visit(tree, scope.path, len(scope.path))
    return frozenset(collector.found)


_Base = tuple[Steps | None, int]


class _Collector:
    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.found: set[Reference] = set()

    def visit(self, tree: Expr, context: Steps | None, anchor: int) -> None:
        """``context``: the generic path of the context node; None inside another instance."""
        match tree:
            case Path():
                self._path(tree, context, anchor)
            case Chain(first, rest):
                self.visit(first, context, anchor)
                for _, operand in rest:
                    self.visit(operand, context, anchor)
            case Call():
                self._call(tree, context, anchor)
            case Negation(operand):
                self.visit(operand, context, anchor)
            case Filter(base, predicates):
                self.visit(base, context, anchor)
                for predicate in predicates:
                    self.visit(predicate, self._end_of(base, context), 0)
            case Union(parts):
                for part in parts:
                    self.visit(part, context, anchor)

    def _call(self, call: Call, context: Steps | None, anchor: int) -> None:
        for arg in call.args:
            self.visit(arg, context, anchor)
        if call.name == "once":
            self.found.discard(Reference(self.scope.path, len(self.scope.path)))
        if call.name == "current":
            self.found.add(Reference(self.scope.path, len(self.scope.path)))
        if call.name == "indexed-repeat":
            self._indexed(call, context, anchor)
        if call.name == "pulldata" or (call.name == "jr:choice-name" and len(call.args) == 2):
            self._named(call.args[-1])

    def _indexed(self, call: Call, context: Steps | None, anchor: int) -> None:
        """Any instance of the groups may be meant, so nothing is anchored."""
        for arg in call.args[:2]:
            if isinstance(arg, Path):
                end, _ = self._walk(arg, context, anchor, visit=False)
                if end is not None:
                    self.found.add(Reference(end, 0))

    def _named(self, arg: Expr) -> None:
        """jr:choice-name names its question in a text."""
        if isinstance(arg, StringLiteral) and arg.value.strip().startswith("/"):
            self.found.add(Reference(tuple(arg.value.strip().strip("/").split("/")), 0))

    def _path(self, path: Path, context: Steps | None, anchor: int) -> None:
        end, held = self._walk(path, context, anchor, visit=True)
        if end is not None:
            self.found.add(Reference(end, held, below=self._loose))

    def _end_of(self, base: Expr, context: Steps | None) -> Steps | None:
        return self._walk(base, context, 0, visit=False)[0] if isinstance(base, Path) else None

    def _start(self, path: Path, context: Steps | None, anchor: int, *, visit: bool) -> _Base:
        if path.start is None:
            return context, anchor
        if path.start == "/":
            return (), self.scope.shared(path)
        if isinstance(path.start, Call) and path.start.name == "current":
            return self.scope.path, len(self.scope.path)
        if visit:
            self.visit(path.start, context, anchor)
        return (self._end_of(path.start, context), 0) if isinstance(path.start, Path) else (None, 0)

    def _walk(self, path: Path, context: Steps | None, anchor: int, *, visit: bool) -> _Base:
        at, held = self._start(path, context, anchor, visit=visit)
        self._loose = False
        if at is not None and path.names is not None:
            return _along(path.names, at, held)
        for step in path.steps:
            at, held = self._step(step, at, held)
            if visit:
                loose = self._loose
                for predicate in step.predicates:
                    self.visit(predicate, at, 0)
                self._loose = loose
        return at, held

    def _step(self, step: Step, at: Steps | None, held: int) -> _Base:
        if at is None or self._loose:
            return at, held
        test = step.test
        if step.axis == "child" and isinstance(test, NameTest) and test.local != "*":
            name = f"{test.prefix}:{test.local}" if test.prefix else test.local
            return (*at, name), held
        if step.axis == "self" and isinstance(test, KindTest):
            return at, held
        if step.axis == "parent" and isinstance(test, KindTest):
            return at[:-1], min(held, max(len(at) - 1, 0))
        if step.axis == "attribute" and isinstance(test, NameTest):
            return (*at, f"@{test.local}"), held
        self._loose = True
        if step.axis in ("child", "descendant", "descendant-or-self"):
            return at, held
        return at[:-1] if step.axis.endswith("sibling") else at[:1], 0


def _along(names: tuple[str | None, ...], at: Steps, held: int) -> _Base:
    """Where bare steps lead; None is one up."""
    if None not in names:
        return at + names, held  # type: ignore[operator]
    for name in names:
        if name is None:
            at = at[:-1]
            held = min(held, len(at))
        else:
            at = (*at, name)
    return at, held
