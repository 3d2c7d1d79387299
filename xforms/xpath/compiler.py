"""An expression tree to one Python closure, made once and run often."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..errors import XPathEvaluationError
from ..tree import Node
from .ast import (
    Call,
    Chain,
    Expr,
    Filter,
    NameTest,
    Negation,
    NumberLiteral,
    Path,
    Step,
    StringLiteral,
    Union,
)
from .coerce import Value, to_boolean, to_nodes, to_number
from .compare import COMPARISONS
from .context import Context, Environment
from .parser import parse
from .paths import compile_path
from .predicates import apply_predicates, compile_predicate
from .visit import calls

Eval = Callable[[Context], Value]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something the author must mend; met only when the expression runs, but seen when it is compiled."""

    offset: int
    message: str


@dataclass(frozen=True, slots=True)
class Scope:
    """Where an expression stands in a form: the generic path of its node, and which paths repeat."""

    path: tuple[str, ...] = ()
    repeats: frozenset[tuple[str, ...]] = frozenset()

    def shared(self, path: Path) -> int:
        """How many first steps of an absolute path mean the very repeat instance this scope lies in."""
        if not self.repeats:
            return 0
        shared, last = 0, len(path.steps) - 1
        for depth, (here, step) in enumerate(zip(self.path, path.steps[:last], strict=False), 1):
            if not _is_child(step, here):
                break
            if self.path[:depth] in self.repeats:
                shared = depth
        return shared


def _is_child(step: Step, name: str) -> bool:
    test = step.test
    return step.axis == "child" and not step.predicates and isinstance(test, NameTest) and test.local == name


class Expression:
    """A parsed expression, made into closures when it first runs.

    ``problems``: unknown functions and wrong counts, known from the start; running into one is an error.
    """

    __slots__ = ("_compiler", "_run", "problems", "source", "tree")

    def __init__(self, source: str, tree: Expr, compiler: Compiler) -> None:
        self.source = source
        self.tree = tree
        self.problems = _problems(tree) if "(" in source else ()
        self._compiler = compiler
        self._run: Eval | None = None

    def __repr__(self) -> str:
        return f"Expression({self.source!r})"

    def evaluate(self, node: Node, env: Environment) -> Value:
        """The value at a node. Raises XPathEvaluationError."""
        env.start(node)
        try:
            run = self._run
            if run is None:
                run = self._run = self._compiler.compile(self.tree)
            return run(Context(node, env))
        except (OverflowError, RecursionError) as error:
            raise XPathEvaluationError(f"cannot work out: {self.source[:80]}") from error


def _problems(tree: Expr) -> tuple[Problem, ...]:
    from ..functions import FUNCTIONS

    found: list[Problem] = []
    for call in calls(tree):
        function = FUNCTIONS.get(call.name)
        complaint = f"unknown function {call.name}()" if function is None else function.complaint(call)
        if complaint:
            found.append(Problem(call.offset, complaint))
    return tuple(sorted(found, key=lambda one: one.offset)) if found else ()


def compile_expression(source: str, *, namespaces: Mapping[str, str] | None = None,
                       scope: Scope = Scope(), everything: bool = False) -> Expression:  # noqa: B008 - frozen
    """Parse and look through. Raises XPathSyntaxError; what only fails when run is in ``problems``.

    ``everything``: paths reach what is not relevant too (the target of an action).
    """
    return Expression(source, parse(source), Compiler(namespaces or {}, scope, everything=everything))


def compile_tree(source: str, tree: Expr) -> Expression:
    """A part of an expression on its own; its paths are read as plain XPath."""
    return Expression(source, tree, Compiler({}, Scope()))


class Compiler:
    def __init__(self, namespaces: Mapping[str, str], scope: Scope, *, everything: bool = False) -> None:
        self.everything = everything
        self.namespaces = namespaces
        self.scope = scope

    def compile(self, tree: Expr) -> Eval:
        match tree:
            case NumberLiteral(value) | StringLiteral(value):
                return _constant(value)
            case Path():
                return compile_path(tree, self)
            case Chain(first, rest):
                return self._chain(first, rest)
            case Call():
                return self._call(tree)
            case Negation(operand):
                return _negate(self.compile(operand))
            case Filter(base, predicates):
                return self._filter(base, predicates)
            case Union(parts):
                return self._union([self.compile(part) for part in parts])

    def compile_everything(self, tree: Expr) -> Eval:
        """As ``compile``, with paths that reach what is not relevant too."""
        before, self.everything = self.everything, True
        try:
            return self.compile(tree)
        finally:
            self.everything = before

    def contextual(self, path: Path) -> tuple[int, int]:
        """How JavaRosa reads an absolute path inside a repeat: in the instance the expression stands in.

        A path that ends at the repeat itself means all its instances: ``count(/data/member)``.
        Gives the levels to climb from the current node and the steps that saves; (0, 0) outside repeats.
        """
        shared = self.scope.shared(path)
        return (len(self.scope.path) - shared, shared) if shared else (0, 0)

    def _call(self, call: Call) -> Eval:
        from ..functions import FUNCTIONS

        function = FUNCTIONS.get(call.name)
        if function is None:
            return _failing(f"unknown function {call.name}()")
        complaint = function.complaint(call)
        return _failing(complaint) if complaint else function.build(self, call)

    def _chain(self, first: Expr, rest: tuple[tuple[str, Expr], ...]) -> Eval:
        operators = {operator for operator, _ in rest}
        operands = [self.compile(first), *(self.compile(operand) for _, operand in rest)]
        if operators == {"or"}:
            return lambda context: any(to_boolean(operand(context)) for operand in operands)
        if operators == {"and"}:
            return lambda context: all(to_boolean(operand(context)) for operand in operands)
        run = operands[0]
        if len(rest) == 1:
            return _binary(rest[0][0], run, operands[1])
        tests = [_binary_values(operator) for operator, _ in rest]

        def fold(context: Context) -> Value:
            value = run(context)
            for test, operand in zip(tests, operands[1:], strict=True):
                value = test(value, operand(context))
            return value

        return fold

    def _filter(self, base: Expr, predicates: tuple[Expr, ...]) -> Eval:
        inner = self.compile(base)
        tests = [compile_predicate(predicate, self) for predicate in predicates]
        return lambda context: apply_predicates(to_nodes(inner(context)), tests, context)

    def _union(self, parts: list[Eval]) -> Eval:
        return lambda context: apply_predicates(
            [node for part in parts for node in to_nodes(part(context))], [], context)


def _failing(message: str) -> Eval:
    def fail(context: Context) -> Value:
        raise XPathEvaluationError(message)

    return fail


def _constant(value: Value) -> Eval:
    return lambda context: value


def _negate(operand: Eval) -> Eval:
    return lambda context: -to_number(operand(context))


def _binary_values(operator: str) -> Callable[[Value, Value], Value]:
    return COMPARISONS.get(operator) or _ARITHMETIC[operator]


def _binary(operator: str, left: Eval, right: Eval) -> Eval:
    apply = _binary_values(operator)
    return lambda context: apply(left(context), right(context))


def _add(left: Value, right: Value) -> Value:
    return to_number(left) + to_number(right)


def _subtract(left: Value, right: Value) -> Value:
    return to_number(left) - to_number(right)


def _multiply(left: Value, right: Value) -> Value:
    return to_number(left) * to_number(right)


def _divide(left: Value, right: Value) -> Value:
    a, b = to_number(left), to_number(right)
    if b:
        return a / b
    if a == 0 or math.isnan(a) or math.isnan(b):
        return math.nan
    return math.copysign(math.inf, a) * math.copysign(1.0, b)


def _modulo(left: Value, right: Value) -> Value:
    """The remainder with the sign of the dividend."""
    a, b = to_number(left), to_number(right)
    if b == 0 or math.isinf(a) or math.isnan(a) or math.isnan(b):
        return math.nan
    return math.fmod(a, b)


_ARITHMETIC: dict[str, Callable[[Value, Value], Value]] = {
    "+": _add, "-": _subtract, "*": _multiply, "div": _divide, "mod": _modulo,
}
