"""A second opinion: rxeval, an engine by other people, works out the same expressions and fills the same form.

Where it refuses nothing is compared. Where both answer and differ, the rule is in KNOWN, with who else is on our side.
The examples are the same in every run: what another engine does may not stop somebody's work by chance.
"""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from xform_samples import CLOCK, xform

from xforms import Form, Session
from xforms.xml import document, parse_xml
from xforms.xpath import Environment, compile_expression
from xforms.xpath.coerce import to_string

rxeval = pytest.importorskip("rxeval", reason="the second engine is not installed")
TODAY = "2026-11-24"
ANSWERS = ("<data><a>5</a><b>apple</b><e></e><m>x y z</m><d>2020-02-29</d><row><n>1</n><t>one</t></row>"
           "<row><n>2</n><t>two</t></row><row><n>3.5</n><t></t></row></data>")
KNOWN = [
    ("number('2020-02-29')", "18321", "NaN", "a date counts its days (JavaRosa, web-forms)"),
    ("/data/d + 1", "18322", "NaN", "a date counts its days (JavaRosa, web-forms)"),
    ("round(-2.5)", "-2", "-3", "half goes up (XPath 1.0, JavaRosa)"),
    ("selected('', '')", "true", "false", "a blank choice is chosen when nothing is (Enketo, web-forms)"),
]


def ours(expression: str) -> str:
    tree = document(parse_xml(ANSWERS.encode()), keep_blank=False)
    return to_string(compile_expression(expression).evaluate(tree, Environment(tree, moment=CLOCK.now)))


def theirs(expression: str) -> str | None:
    """None: refused."""
    try:
        return str(rxeval.eval_expression(expression, ANSWERS, today=TODAY))
    except (RuntimeError, ValueError):
        return None


def agree(one: str, other: str) -> bool:
    if one == other:
        return True
    try:
        return math.isclose(float(one), float(other), rel_tol=1e-9)
    except ValueError:
        return False


# -- expressions, by the kind of value they give ------------------------------------
TEXTS = st.sampled_from(["'apple'", "''", "'x y z'", "/data/b", "/data/m", "/data/e", "'12'", "'Ab c'", "'中文'",
                         "' '"])
MARKS = st.sampled_from(["'apple'", "'x'", "'p'", "/data/b", "'12'", "'文'"])
NUMBERS = st.sampled_from(["0", "1", "2", "-3", "2.5", "0.5", "/data/a", "100", "/data/row[1]/n", "1 div 3",
                           "count(/data/row)", "number('7')", "sum(/data/row/n)", "number('')"])
TRUTHS = st.sampled_from(["true()", "false()", "1 = 1", "/data/a > 3", "/data/e = ''"])


def _call(names: str, *arguments: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(st.sampled_from(names.split()), st.tuples(*arguments)).map(
        lambda it: f"{it[0]}({', '.join(it[1])})")


def _between(left: st.SearchStrategy[str], signs: str, right: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(left, st.sampled_from(signs.split()), right).map(lambda it: f"({' '.join(it)})")


def _deeper(kinds: tuple[st.SearchStrategy[str], ...]) -> tuple[st.SearchStrategy[str], ...]:
    number, text, truth = kinds
    place = st.sampled_from(["0", "1", "2", "-2"])
    return (
        number | _between(number, "+ - * div mod", number) | _call("floor ceiling abs int number", number)
        | _call("string-length count-selected number", text) | _call("if", truth, number, number)
        | _call("min max", number, number) | _call("pow", number, st.just("2"))
        | number.map(lambda it: f"count(/data/row[n > {it}])"),
        text | _call("concat", text, number) | _call("substr", text, place) | _call("normalize-space string", text)
        | _call("substring-before substring-after", text, MARKS) | _call("translate", text, MARKS, MARKS)
        | _call("if", truth, text, text) | _call("coalesce", text, text) | _call("string", number)
        | _call("selected-at", text, st.sampled_from(["0", "1", "5"])) | _call("join", st.just("', '"), st.just("//t")),
        truth | _between(number, "< <= > >= = !=", number) | _between(text, "= !=", text)
        | _between(truth, "and or", truth) | _call("not", truth) | _call("selected", text, MARKS)
        | _call("starts-with ends-with contains", text, MARKS) | _call("boolean", text)
        | _call("regex", text, st.just("'^[a-z0-9 ]+$'")) | _between(text, "=", number),
    )


EXPRESSIONS = st.one_of(*_deeper(_deeper((NUMBERS, TEXTS, TRUTHS))))


@settings(max_examples=300, deadline=None, derandomize=True)
@given(EXPRESSIONS)
def test_an_expression_gives_what_the_other_engine_gives(expression: str) -> None:
    second = theirs(expression)
    if second is not None:
        assert agree(ours(expression), second), (expression, ours(expression), second)


@pytest.mark.parametrize(("expression", "first", "second", "reason"), KNOWN)
def test_known_disagreement(expression: str, first: str, second: str, reason: str) -> None:
    assert (ours(expression), theirs(expression)) == (first, second), reason


def test_the_comparison_sees_a_difference() -> None:
    assert not agree("1", "2") and not agree("", "NaN") and agree("0.30000000000000004", "0.3")


# -- one small form -----------------------------------------------------------------
BINDS = """<bind nodeset="/data/age" type="int" required="true()" constraint=". &gt;= 0 and . &lt;= 120"/>
<bind nodeset="/data/note" relevant="/data/age &gt;= 18"/>
<bind nodeset="/data/income" type="decimal" relevant="selected(/data/kind, 'work')"/>
<bind nodeset="/data/total" type="decimal" calculate="coalesce(/data/income, 0) * 12"/>
<bind nodeset="/data/flag"
 calculate="if(/data/age &gt;= 60 and /data/kind != '', 'A', if(/data/age &lt; 18, 'C', 'B'))"/>
<bind nodeset="/data/who" calculate="concat(/data/name, '-', /data/flag)"/>"""
ASKED = ("age", "name", "kind", "note", "income")
FORM = xform("<age/><name/><kind/><note/><income/><total/><flag/><who/>", BINDS, "".join(
    f'<input ref="/data/{name}"><label>{name}</label></input>' for name in ASKED))
GIVEN = st.one_of(
    st.tuples(st.just("age"), st.sampled_from(["17", "18", "59", "60", "121", ""])),
    st.tuples(st.just("name"), st.sampled_from(["李", "", "a b"])),
    st.tuples(st.just("kind"), st.sampled_from(["work", "work farm", "farm", ""])),
    st.tuples(st.just("income"), st.sampled_from(["10.5", "0", ""])))


def _ours(session: Session) -> dict[str, Any]:
    wrong = {one.kind: one.ref for one in session.validate()}
    return {"relevant": {name: session.relevant(f"/data/{name}") for name in ASKED},
            "missing": wrong.get("required"), "invalid": wrong.get("constraint")}


def _theirs(found: dict[str, Any]) -> dict[str, Any]:
    return {"relevant": {name: found["relevant"].get(f"/data/{name}", True) for name in ASKED},
            "missing": next(iter(found["missing"]), None), "invalid": next((ref for ref, _ in found["invalid"]), None)}


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.lists(GIVEN, min_size=1, max_size=8))
def test_a_form_stands_as_it_stands_in_the_other_engine(given_answers: list[tuple[str, str]]) -> None:
    session, other = Session(Form.load(FORM), clock=CLOCK), rxeval.Session(FORM.decode(), today=TODAY)
    for name, value in given_answers:
        session.answer(f"/data/{name}", value)
        other.set(f"/data/{name}", value)
        assert _ours(session) == _theirs(other.recompute())
        compared = ["flag", "who"]
        if session.relevant("/data/income"):  # there, a rule still sees an answer that is not relevant
            compared.append("total")
        for made in compared:
            assert agree(session.text(f"/data/{made}"), other.get(f"/data/{made}")), (made, given_answers)


def test_what_the_other_engine_refuses_is_no_opinion() -> None:
    assert theirs("decimal-date-time(today())") is None
