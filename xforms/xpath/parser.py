"""Tokens to an expression tree (recursive descent; depth is bounded, length is not recursion)."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from .. import limits
from ..errors import XPathSyntaxError
from .ast import (
    Call,
    Chain,
    Expr,
    Filter,
    KindTest,
    NameTest,
    Negation,
    NumberLiteral,
    Path,
    Step,
    StringLiteral,
    Union,
)
from .lexer import Token, tokenize

AXES = frozenset({
    "ancestor", "ancestor-or-self", "attribute", "child", "descendant", "descendant-or-self", "following",
    "following-sibling", "namespace", "parent", "preceding", "preceding-sibling", "self",
})
_LEVELS = (("or",), ("and",), ("=", "!="), ("<", "<=", ">", ">="), ("+", "-"), ("*", "div", "mod"))
_PRECEDENCE = {operator: level for level, operators in enumerate(_LEVELS) for operator in operators}
_SIGNS = frozenset({"symbol", "operator"})
_STEP_KINDS = frozenset({"name", "axis", "nodetype"})
_VALUE_KINDS = frozenset({"number", "literal", "function"})
_GOING_ON = frozenset({"[", "/", "//"})
"""What may follow a value and still belong to it."""
_STEP_SIGNS = frozenset({".", "..", "@"})
_REMEMBERED = 300
_ANY_NODE = KindTest("node")
_DESCEND = Step("descendant-or-self", _ANY_NODE)
_PARENT = Step("parent", _ANY_NODE)


def parse(source: str) -> Expr:
    """The tree of an expression. Raises XPathSyntaxError and nothing else."""
    return _parse_again(source) if len(source) <= _REMEMBERED else _parse(source)


def _parse(source: str) -> Expr:
    parser = _Parser(tokenize(source))
    try:
        tree = parser.expression()
    except RecursionError as error:
        raise XPathSyntaxError("nested too deep", 0) from error
    parser.expect_end()
    return tree


_parse_again = lru_cache(maxsize=2048)(_parse)


class _Parser:
    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0

    # -- tokens -----------------------------------------------------------
    @property
    def _next(self) -> Token:
        return self._tokens[self._at]

    def _take(self) -> Token:
        token = self._tokens[self._at]
        self._at += 1
        return token

    def _is(self, text: str) -> bool:
        token = self._tokens[self._at]
        return token.text == text and token.kind in _SIGNS

    def _accept(self, text: str) -> bool:
        token = self._tokens[self._at]
        if token.text == text and token.kind in _SIGNS:
            self._at += 1
            return True
        return False

    def _expect(self, text: str) -> None:
        if not self._accept(text):
            self._fail(f"{text!r} expected")

    def _fail(self, message: str) -> None:
        token = self._next
        found = "the end" if token.kind == "end" else repr(token.text)
        raise XPathSyntaxError(f"{message}, found {found}", token.offset)

    def expect_end(self) -> None:
        if self._next.kind != "end":
            self._fail("the end expected")

    # -- operators --------------------------------------------------------
    def expression(self) -> Expr:
        self._depth += 1
        if self._depth > limits.EXPRESSION_DEPTH:
            raise XPathSyntaxError(f"nested deeper than {limits.EXPRESSION_DEPTH}", self._next.offset)
        tree = self._level(0)
        self._depth -= 1
        return tree

    def _level(self, level: int) -> Expr:
        """Everything bound at least as tightly as ``level`` (precedence climbing)."""
        first = self._unary()
        found = self._operator_level()
        while found >= level:
            rest: list[tuple[str, Expr]] = []
            following = found
            while following == found:
                operator = self._take().text
                rest.append((operator, self._level(found + 1)))
                following = self._operator_level()
            first, found = Chain(first, tuple(rest)), following
        return first

    def _operator_level(self) -> int:
        kind, text, _ = self._tokens[self._at]
        return _PRECEDENCE.get(text, -1) if kind in _SIGNS else -1

    def _unary(self) -> Expr:
        kind, text, offset = self._tokens[self._at]
        if kind == "plain" and self._tokens[self._at + 1].text != "|":
            self._at += 1
            return _plain_path(text, offset)
        signs = 0
        while self._accept("-"):
            signs += 1
        operand = self._union()
        if not signs:
            return operand
        return Negation(operand) if signs % 2 else Negation(Negation(operand))

    def _union(self) -> Expr:
        first = self._path()
        if not self._is("|"):
            return first
        parts = [first]
        while self._accept("|"):
            parts.append(self._path())
        return Union(tuple(parts))

    # -- paths ------------------------------------------------------------
    def _path(self) -> Expr:
        kind, text, offset = self._tokens[self._at]
        if kind == "plain":
            self._at += 1
            return _plain_path(text, offset)
        if kind in _VALUE_KINDS:
            return self._filtered(offset)
        if self._accept("/"):
            steps = self._relative() if self._starts_step() else ()
            return _path("/", steps, offset)
        if self._accept("//"):
            return _path("/", (_DESCEND, *self._relative()), offset)
        if self._starts_step():
            return _path(None, self._relative(), offset)
        return self._filtered(offset)

    def _filtered(self, offset: int) -> Expr:
        base = self._primary()
        if self._tokens[self._at].text not in _GOING_ON:
            return base
        predicates = self._predicates()
        filtered: Expr = Filter(base, predicates) if predicates else base
        if self._accept("/"):
            return _path(filtered, self._relative(), offset)
        if self._accept("//"):
            return _path(filtered, (_DESCEND, *self._relative()), offset)
        return filtered

    def _starts_step(self) -> bool:
        token = self._tokens[self._at]
        return token.kind in _STEP_KINDS or (token.kind == "symbol" and token.text in _STEP_SIGNS)

    def _relative(self) -> tuple[Step, ...]:
        steps = [self._step()]
        while True:
            if self._accept("//"):
                steps.append(_DESCEND)
            elif not self._accept("/"):
                return tuple(steps)
            steps.append(self._step())

    def _step(self) -> Step:
        if self._next.kind == "name":
            return Step("child", self._node_test(), self._predicates())
        if self._accept("."):
            return Step("self", _ANY_NODE, self._predicates())
        if self._accept(".."):
            predicates = self._predicates()
            return Step("parent", _ANY_NODE, predicates) if predicates else _PARENT
        axis = "child"
        if self._accept("@"):
            axis = "attribute"
        elif self._next.kind == "axis":
            token = self._take()
            axis = token.text
            if axis not in AXES:
                raise XPathSyntaxError(f"unknown axis {axis!r}", token.offset)
            self._expect("::")
        return Step(axis, self._node_test(), self._predicates())

    def _node_test(self) -> NameTest | KindTest:
        token = self._next
        if token.kind == "nodetype":
            return self._kind_test()
        if token.kind != "name":
            self._fail("a name expected")
        self._take()
        prefix, colon, local = token.text.partition(":")
        return NameTest(prefix, local) if colon else NameTest(None, prefix)

    def _kind_test(self) -> KindTest:
        kind = self._take().text
        self._expect("(")
        target = None
        if kind == "processing-instruction" and self._next.kind == "literal":
            target = self._take().text
        self._expect(")")
        return KindTest(kind, target)  # type: ignore[arg-type]

    def _predicates(self) -> tuple[Expr, ...]:
        if self._tokens[self._at].text != "[":
            return ()
        predicates: list[Expr] = []
        while self._accept("["):
            predicates.append(self.expression())
            self._expect("]")
        return tuple(predicates)

    # -- primaries --------------------------------------------------------
    def _primary(self) -> Expr:
        token = self._next
        if token.kind == "number":
            self._take()
            return NumberLiteral(float(token.text))
        if token.kind == "literal":
            self._take()
            return StringLiteral(token.text)
        if token.kind == "function":
            return self._call()
        if token.kind == "variable":
            raise XPathSyntaxError(f"variables are not part of XForms: {token.text}", token.offset)
        if self._accept("("):
            inner = self.expression()
            self._expect(")")
            return inner
        self._fail("a value expected")
        raise AssertionError("unreachable")

    def _call(self) -> Expr:
        token = self._take()
        self._expect("(")
        args: list[Expr] = []
        if not self._accept(")"):
            args.append(self.expression())
            while self._accept(","):
                args.append(self.expression())
            self._expect(")")
        return Call(token.text, tuple(args), token.offset)


# -- paths of bare names --------------------------------------------------------
@lru_cache(maxsize=4096)
def _child(name: str) -> Step:
    return Step("child", NameTest(None, name))


def _plain_path(text: str, offset: int) -> Path:
    """``/data/age`` or ``../age``: child steps, after parent steps when it does not begin at the root."""
    names = text.split("/")
    if not names[0]:
        return Path("/", tuple([_child(name) for name in names[1:]]), offset, tuple(names[1:]))
    return Path(None, tuple([_PARENT if name == ".." else _child(name) for name in names]), offset,
                tuple([None if name == ".." else name for name in names]))


def _path(start: Expr | Literal["/"] | None, steps: tuple[Step, ...], offset: int) -> Path:
    return Path(start, steps, offset, _bare_names(steps))


def _bare_names(steps: tuple[Step, ...]) -> tuple[str | None, ...] | None:
    names: list[str | None] = []
    for step in steps:
        test = step.test
        if step.predicates:
            return None
        if step.axis == "child" and isinstance(test, NameTest) and test.prefix is None and test.local != "*":
            names.append(test.local)
        elif step.axis == "parent" and test == _ANY_NODE:
            names.append(None)
        elif not (step.axis == "self" and test == _ANY_NODE):
            return None
    return tuple(names)
