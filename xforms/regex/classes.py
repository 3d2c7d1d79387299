"""Tests for one character."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from typing import Final

CharTest = Callable[[str], bool]
_DIGITS: Final = frozenset("0123456789")
_WORD: Final = frozenset("0123456789_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


def one_char(char: str) -> CharTest:
    return char.__eq__


def span(low: str, high: str) -> CharTest:
    return lambda one: low <= one <= high


def any_of(tests: Sequence[CharTest]) -> CharTest:
    if len(tests) == 1:
        return tests[0]
    return lambda one: any(test(one) for test in tests)


def either_case(test: CharTest) -> CharTest:
    return lambda one: test(one) or test(one.lower()) or test(one.upper())


def is_word(char: str) -> bool:
    return char in _WORD


SHORTHANDS: Final[dict[str, CharTest]] = {
    "d": lambda one: one in _DIGITS,
    "D": lambda one: one not in _DIGITS,
    "w": is_word,
    "W": lambda one: one not in _WORD,
    "s": str.isspace,
    "S": lambda one: not one.isspace(),
}


def property_test(name: str) -> CharTest | None:
    """``\\p{L}``, ``\\p{Lu}``, ``\\p{IsHan}`` and their other spellings."""
    if name in ("Han", "IsHan", "Script=Han", "sc=Han", "script=Han"):
        return lambda one: unicodedata.name(one, "").startswith(("CJK UNIFIED", "CJK COMPATIBILITY IDEOGRAPH"))
    if name in ("Alpha", "IsAlphabetic"):
        return str.isalpha
    if len(name) <= 2 and name[:1] in "LMNPSZC" and name:
        return lambda one: unicodedata.category(one).startswith(name)
    return None
