"""Names to functions, with how many arguments each takes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..xpath.ast import Call
from ..xpath.coerce import Value
from ..xpath.compiler import Compiler
from ..xpath.context import Context

Eval = Callable[[Context], Value]
Build = Callable[[Compiler, Call], Eval]
FUNCTIONS: dict[str, Function] = {}


@dataclass(frozen=True, slots=True)
class Function:
    name: str
    least: int
    most: int | None
    build: Build
    looks: Callable[[Call], str] | None = None

    def complaint(self, call: Call) -> str:
        """Why these arguments will not do, as far as can be seen before they are worked out; '' when they may."""
        return self._count_complaint(len(call.args)) or (self.looks(call) if self.looks else "")

    def _count_complaint(self, count: int) -> str:
        if count < self.least or (self.most is not None and count > self.most):
            wanted = str(self.least) if self.least == self.most else f"{self.least} or more"
            if self.most is not None and self.most != self.least:
                wanted = f"{self.least} to {self.most}"
            return f"{self.name}() takes {wanted} arguments, not {count}"
        return ""


def function(name: str, least: int, most: int | None = -1) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Register ``f(context, *values)``. ``most`` None: any number; left out: the same as ``least``."""
    def register(apply: Callable[..., Any]) -> Callable[..., Any]:
        FUNCTIONS[name] = Function(name, least, least if most == -1 else most, _eager(apply))
        return apply

    return register


def lazy(name: str, least: int, most: int | None = -1,
         looks: Callable[[Call], str] | None = None) -> Callable[[Build], Build]:
    """Register a function that compiles its own arguments, to run only those it needs.

    ``looks``: what can be wrong with its arguments beyond their number.
    """
    def register(build: Build) -> Build:
        FUNCTIONS[name] = Function(name, least, least if most == -1 else most, build, looks)
        return build

    return register


def _eager(apply: Callable[..., Any]) -> Build:
    def build(compiler: Compiler, call: Call) -> Eval:
        args = [compiler.compile(arg) for arg in call.args]
        if not args:
            return lambda context: apply(context)
        if len(args) == 1:
            (only,) = args
            return lambda context: apply(context, only(context))
        if len(args) == 2:
            first, second = args
            return lambda context: apply(context, first(context), second(context))
        return lambda context: apply(context, *[arg(context) for arg in args])

    return build
