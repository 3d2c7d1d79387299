"""Characters to tokens (XPath 1.0, section 3.7)."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from .. import limits
from ..errors import XPathSyntaxError

TokenKind = Literal["plain", "number", "literal", "name", "operator", "function", "axis", "nodetype", "symbol",
                    "variable", "end"]

_PART = r"[\w\-.·]"
_NAME = rf"[^\W\d]{_PART}*+"
_QNAME = rf"{_NAME}(?::(?!:)(?:{_NAME}|\*))?"
_SYMBOL = r"(?P<symbol>::|//|\.\.|!=|<=|>=|[()\[\].@,/|+\-=<>])"
_STEP = rf"""
    (?P<nodetype>(?:comment|text|processing-instruction|node)(?=\s*\())
  | (?P<function>{_QNAME}(?=\s*\())
  | (?P<axis>{_NAME}(?=\s*::))
  | (?P<name>{_QNAME}|\*)
  | {_SYMBOL}
  | (?P<end>\Z)"""
_AT_STEP = re.compile(rf"\s*(?:{_STEP})", re.VERBOSE)
_AT_OPERAND = re.compile(rf"""\s*(?:
    (?P<plain>(?:\.\.(?:/\.\.)*+)?(?:/{_NAME})++(?!{_PART}|\s*[/(\[:]))
  | (?P<number>\d+(?:\.\d*)?|\.\d+)
  | (?P<literal>"[^"]*"|'[^']*')
  | {_STEP}
  | (?P<variable>\${_QNAME}))""", re.VERBOSE)
_AT_OPERATOR = re.compile(rf"""\s*(?:
    {_SYMBOL}
  | (?P<operator>\*|(?:and|or|mod|div)(?:(?=\d)|(?!{_PART})))
  | (?P<end>\Z))""", re.VERBOSE)
_WORD = re.compile(rf"\s*({_NAME}|.)", re.DOTALL)
_NEXT = {
    **dict.fromkeys(("/", "//", "::", "@"), _AT_STEP),
    **dict.fromkeys(("(", "[", ",", "|", "+", "-", "=", "!=", "<", "<=", ">", ">="), _AT_OPERAND),
}
"""What may follow a symbol; after any other an operator must come."""


class Token(NamedTuple):
    """``plain`` is a whole path of bare names, the commonest operand: ``/data/age``, ``../../name``."""

    kind: TokenKind
    text: str
    offset: int


def tokenize(source: str) -> list[Token]:
    """The tokens of an expression, closed by one of kind ``end``. Raises XPathSyntaxError."""
    if len(source) > limits.EXPRESSION_LENGTH:
        raise XPathSyntaxError(f"longer than {limits.EXPRESSION_LENGTH} characters", limits.EXPRESSION_LENGTH)
    tokens: list[Token] = []
    offset, expected = 0, _AT_OPERAND
    while True:
        match = expected.match(source, offset)
        if match is None:
            raise _complaint(source, offset, expected)
        kind: TokenKind = match.lastgroup  # type: ignore[assignment]
        text = match[kind]
        offset = match.end()
        tokens.append(Token(kind, text if kind != "literal" else text[1:-1], offset - len(text)))
        if kind == "symbol":
            expected = _NEXT.get(text, _AT_OPERATOR)
        elif kind == "operator":
            expected = _AT_OPERAND
        elif kind == "end":
            return tokens
        else:
            expected = _AT_OPERATOR


def _complaint(source: str, offset: int, expected: re.Pattern[str]) -> XPathSyntaxError:
    word = _WORD.match(source, offset)
    assert word is not None, "blank space is followed by the end, which is a token"
    text, offset = word[1], word.start(1)
    if text in "'\"":
        return XPathSyntaxError("a text that is not closed", offset)
    if expected is _AT_OPERATOR and (text[0].isalnum() or text[0] == "_"):
        return XPathSyntaxError(f"an operator is missing before {text!r}", offset)
    return XPathSyntaxError(f"unexpected character {text[0]!r}", offset)
