"""Expressions: what each gives, what is refused."""

from __future__ import annotations

import math
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xforms import XPathEvaluationError, XPathSyntaxError
from xforms.tree import DOCUMENT, Node
from xforms.xml import document, parse_xml
from xforms.xpath import Environment, compile_expression, parse
from xforms.xpath.coerce import to_string

NOON = datetime(2026, 11, 24, 12, tzinfo=timezone(timedelta(hours=8)))


def evaluated(source: str, xml: str = "<r><a>1</a><a>2</a><b>x</b></r>") -> object:
    top = document(parse_xml(xml.encode()))
    env = Environment(top, moment=lambda: NOON, zone=NOON.tzinfo or timezone.utc)
    return compile_expression(source).evaluate(top, env)


@pytest.mark.parametrize(("source", "text"), [
    ("1 + 2 * 3", "7"), ("-7 mod 3", "-1"), ("7 div 2", "3.5"), ("1 or1", "true"), ("4-3*4+5-1", "-4"),
    ("sum(/r/a)", "3"), ("count(/r/*)", "3"), ("/r/a[2]", "2"), ("/r/a[. = 2]/following-sibling::b", "x"),
    ("concat(/r/a)", "12"), ("join('-', /r/a, 'z')", "1-2-z"), ("(//a)[last()]", "2"),
    ("if(false(), explode(), 'safe')", "safe"), ("coalesce('', 1 div '', 'third')", "third"),
    ("round(2.15, 1)", "2.2"), ("round(-12345.15, 1)", "-12345.1"), ("round(0.5)", "1"), ("round(1050, -2)", "1100"),
    ("int('7.922e-12')", "0"), ("selected('a bc', 'b')", "false"), ("count-selected(' a  b ')", "2"),
    ("selected-at('a b', 1)", "b"), ("substr('hello', -2)", "lo"), ("substring('12345', 1.5, 2.6)", "234"),
    ("translate('hello', 'l', '')", "heo"), ("normalize-space(' a \n b ')", "a b"),
    ("string(0.1 + 0.2)", "0.30000000000000004"), ("1 div 3 * 3 = 1", "true"), ("1e3", None),
    ("boolean-from-string('1')", "true"), ("checklist(1, 2, true(), false())", "true"),
    ("weighted-checklist(3, -1, true(), 2, true(), 2)", "true"),
    ("regex('13800001111', '^1[0-9]{10}$')", "true"), ("string(-0)", "0"), ("digest('a', 'MD5', 'hex')",
                                                                          "0cc175b9c0f1b6a831c399e269772661"),
])
def test_value(source: str, text: str | None) -> None:
    if text is None:
        with pytest.raises(XPathSyntaxError):
            parse(source)
    else:
        assert to_string(evaluated(source)) == text  # type: ignore[arg-type]


@pytest.mark.parametrize(("source", "text"), [
    ("today()", "2026-11-24"), ("today() + 1", "20782"), ("date(today() + 1)", "2026-11-25"),
    ("'2026-11-23' < today()", "true"), ("today() = '2026-11-24'", "true"),
    ("int((today() - date('1960-11-25')) div 365.25)", "65"), ("number(date('1970-01-02'))", "1"),
    ("date('2026-11-24T23:59:00.000+08:00')", "2026-11-24"), ("format-date(today(), '%e/%n/%Y %a')", "24/11/2026 Tue"),
    ("decimal-date-time('1970-01-02T12:00:00.000+08:00')", "1.5"), ("format-date('', '%Y')", ""),
    ("date('2026-02-30')", "Invalid Date"), ("decimal-time('06:00:00.000+08:00')", "0.25"),
    ("now() > today()", "true"),
])
def test_dates_are_whole_calendar_days(source: str, text: str) -> None:
    assert to_string(evaluated(source)) == text  # type: ignore[arg-type]


def test_a_day_does_not_depend_on_the_zone_it_is_read_in() -> None:
    top = Node(DOCUMENT)
    for hours in (-12, 0, 8, 14):
        env = Environment(top, zone=timezone(timedelta(hours=hours)))
        born = compile_expression("number(date('1960-11-25T08:00:00.000+08:00'))")
        assert born.evaluate(top, env) == -3324.0


@pytest.mark.parametrize("source", ["", "1 +", "a[", "a b", "'open", "foo(", "a = = 1", "$x", "a::b", "//", "(", "@",
                                    "a/", "1 2", "..a", "!", "selected(a, 'x'"])
def test_syntax_error_tells_where(source: str) -> None:
    with pytest.raises(XPathSyntaxError) as caught:
        parse(source)
    assert 0 <= caught.value.offset <= len(source)


def test_unknown_function_and_wrong_count_are_seen_when_compiled() -> None:
    made = compile_expression("1 + nope(2) + concat(round())")
    assert [(problem.offset, problem.message.split("(")[0]) for problem in made.problems] == [
        (4, "unknown function nope"), (21, "round")]


@pytest.mark.parametrize("source", ["count(1)", "instance('no')/a", "nope()", "namespace::node()", "/r/a[ 1 | 2 ]",
                                    "regex('a', '(')", "regex('a', '(a)\\1')"])
def test_what_cannot_be_answered_is_an_error(source: str) -> None:
    with pytest.raises(XPathEvaluationError):
        evaluated(source)


def test_no_document_no_answer() -> None:
    from xforms.xpath.context import NOWHERE

    with pytest.raises(XPathEvaluationError):
        compile_expression("/a/b").evaluate(NOWHERE, Environment(NOWHERE))


@given(st.text(alphabet="ab1.()[]/@*|+-=<>!,'\" :ordivm\n$中", max_size=60))
def test_parser_raises_nothing_but_syntax_errors(source: str) -> None:
    try:
        parse(source)
    except XPathSyntaxError as error:
        assert 0 <= error.offset <= len(source)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_written_out_reads_back_the_same(number: float) -> None:
    from xforms.xpath.coerce import number_text, text_number

    text = number_text(number)
    assert "e" not in text
    assert math.isclose(text_number(text), number, rel_tol=1e-9, abs_tol=1e-16)
