"""Author's regular expressions: Python's answers, without Python's explosions."""

from __future__ import annotations

import contextlib
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xforms import XPathEvaluationError
from xforms.regex import search

ATOMS = st.sampled_from(["a", "b", ".", "[ab]", "[^a]", "\\d", "(?:a|b)", "^", "$", "(ab)", "\\b", "1"])
PIECES = st.builds(lambda atom, count: atom + count if atom not in ("^", "$", "\\b") else atom,
                   ATOMS, st.sampled_from(["", "*", "+", "?", "{2}", "{1,3}", "{0,}", "+?"]))
PATTERNS = st.lists(st.lists(PIECES, min_size=1, max_size=4).map("".join), min_size=1, max_size=3).map("|".join)


@given(PATTERNS, st.text(alphabet="ab1x\n", max_size=12))
def test_finds_what_python_finds(pattern: str, text: str) -> None:
    strict = re.sub(r"(?<!\\)\$", r"\\Z", pattern)  # Python's $ also stands before a last line feed
    assert search(pattern, text) is (re.search(strict, text, re.ASCII) is not None)


@pytest.mark.parametrize(("pattern", "text", "found"), [
    (r"^[\u4e00-\u9fa5·]{2,20}$", "买买提·吐尔逊", True), (r"^[\u4e00-\u9fa5]{2,4}$", "Zhang", False),
    (r"^\p{L}+$", "张三", True), (r"^(?=.*\d)[a-z\d]{4,}$", "abc1", True), (r"^(?=.*\d)[a-z\d]{4,}$", "abcd", False),
    (r"^(?!000)\d{3}$", "000", False), (r"(?i)^abc$", "aBC", True), (r"^\d{17}[\dXx]$", "23129919600101001X", True),
    (r"^[^-]+$", "a-b", False), (r"[]a]", "]", True),
])
def test_known_pattern(pattern: str, text: str, found: bool) -> None:
    assert search(pattern, text) is found


@pytest.mark.parametrize("pattern", ["(", "a)", "[a", "*a", "a**", "(a)\\1", "(?<=a)b", "a{2,1}", "\\q", "[b-a]",
                                     "(" * 80 + ")" * 80, "a" * 2000, "(a{1000}){1000}", "\\u12"])
def test_refused(pattern: str) -> None:
    with pytest.raises(XPathEvaluationError):
        search(pattern, "aaa")


@pytest.mark.parametrize("pattern", ["^(a+)+$", "^(a|aa)+$", "(a*)*b", "^(a?){30}a{30}$", "(.*)(.*)(.*)(.*)x"])
def test_bombs_go_off_quietly(pattern: str) -> None:
    start = time.process_time()
    with contextlib.suppress(XPathEvaluationError):
        search(pattern, "a" * 5000 + "!")
    assert time.process_time() - start < 2
