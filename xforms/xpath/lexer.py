"""Characters to tokens (XPath 1.0, section 3.7)."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from .. import limits
from ..errors import XPathSyntaxError

TokenKind = Literal["number", "literal", "name", "operator", "function", "axis", "nodetype", "symbol",
                    "variable", "end"]

_NAME = r"[^\W\d][\w\-.·]*"
_TOKEN = re.compile(rf"""
    (?P<space>\s+)
  | (?P<number>\d+(?:\.\d*)?|\.\d+)
  | (?P<literal>"[^"]*"|'[^']*')
  | (?P<variable>\${_NAME}(?::{_NAME})?)
  | (?P<name>{_NAME}(?::(?!:)(?:{_NAME}|\*))?)
  | (?P<symbol>::|//|\.\.|!=|<=|>=|[()\[\].@,/|+\-=<>*])
""", re.VERBOSE)
_OPERATOR_NAMES = frozenset({"and", "or", "mod", "div"})
_NODE_TYPES = frozenset({"comment", "text", "processing-instruction", "node"})
_BEFORE_OPERAND = frozenset({"@", "::", "(", "[", ",", "/", "//", "|", "+", "-", "=", "!=", "<", "<=", ">", ">="})


class Token(NamedTuple):
    kind: TokenKind
    text: str
    offset: int


def tokenize(source: str) -> list[Token]:
    """The tokens of an expression, closed by one of kind ``end``. Raises XPathSyntaxError."""
    if len(source) > limits.EXPRESSION_LENGTH:
        raise XPathSyntaxError(f"longer than {limits.EXPRESSION_LENGTH} characters", limits.EXPRESSION_LENGTH)
    tokens: list[Token] = []
    offset = 0
    while offset < len(source):
        match = _TOKEN.match(source, offset)
        if match is None:
            raise XPathSyntaxError(_complaint(source, offset), offset)
        kind, text = match.lastgroup, match.group()
        if kind == "name":
            text = _cut_operator(tokens, text)
        if kind != "space":
            tokens.append(_classify(kind or "", text, offset, tokens, source))
        offset += len(text)
    tokens.append(Token("end", "", len(source)))
    return tokens


def _complaint(source: str, offset: int) -> str:
    if source[offset] in "'\"":
        return "a text that is not closed"
    return f"unexpected character {source[offset]!r}"


def _operand_ended(tokens: list[Token]) -> bool:
    """Whether what stands before is an operand, so that a name or * must now be an operator."""
    if not tokens:
        return False
    last = tokens[-1]
    return last.kind != "operator" and not (last.kind in ("symbol", "axis") and last.text in _BEFORE_OPERAND)


def _cut_operator(tokens: list[Token], text: str) -> str:
    """``1 or1``: where an operator must stand, digits glued to its name belong to the operand after it."""
    if _operand_ended(tokens) and text not in _OPERATOR_NAMES:
        glued = re.match(r"(and|or|mod|div)(?=\d)", text)
        if glued:
            return glued.group()
    return text


def _classify(kind: str, text: str, offset: int, before: list[Token], source: str) -> Token:
    if kind == "number":
        return Token("number", text, offset)
    if kind == "literal":
        return Token("literal", text[1:-1], offset)
    if kind == "variable":
        return Token("variable", text[1:], offset)
    if kind == "symbol":
        if text == "*":
            return Token("operator" if _operand_ended(before) else "name", text, offset)
        return Token("symbol", text, offset)
    return _classify_name(text, offset, before, source)


def _classify_name(text: str, offset: int, before: list[Token], source: str) -> Token:
    if _operand_ended(before):
        if text in _OPERATOR_NAMES:
            return Token("operator", text, offset)
        raise XPathSyntaxError(f"an operator is missing before {text!r}", offset)
    rest = source[offset + len(text):].lstrip()
    if rest.startswith("::"):
        return Token("axis", text, offset)
    if rest.startswith("("):
        return Token("nodetype" if text in _NODE_TYPES else "function", text, offset)
    return Token("name", text, offset)
