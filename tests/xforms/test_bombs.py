"""Whatever a form does, it is refused with an error of this package, in bounded time: bombs, and forms by chance."""

from __future__ import annotations

import io

import pytest
from hostile_forms import BOMBS, calculating, outcome
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from xform_samples import CLOCK, xform

from xforms import Form, FormErrors, Session, XPathEvaluationError, limits
from xforms import xml as xml_reading
from xforms.xpath.context import Environment


@pytest.fixture
def small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sixth of what a form may cost: what counts is that each kind of cost is counted."""
    for name in ("EVALUATION_STEPS", "ACT_STEPS", "RULE_RUNS", "INSTANCE_NODES"):
        monkeypatch.setattr(limits, name, getattr(limits, name) // 6)


@pytest.mark.usefixtures("small_limits")
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused(name: str) -> None:
    assert outcome(BOMBS[name]) == "refused"


@pytest.mark.full
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_stopped_by_the_limits_as_they_are(name: str) -> None:
    assert outcome(BOMBS[name], seconds=20) in ("refused", "fine")


@pytest.mark.parametrize("name", ["everything over everything", "a slow pattern for each row"])
def test_the_watch_sees_a_form_that_nothing_stops(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Environment, "spend", lambda env, steps: None)  # the planted weakness
    assert outcome(BOMBS[name], seconds=0.7) == "overrun"


def test_the_watch_sees_an_error_that_is_not_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "EXPRESSION_DEPTH", 100_000)  # the planted weakness
    deep = "not(" * 900 + "1" + ")" * 900
    assert outcome(lambda: Form.load(xform("<a/>", f'<bind nodeset="/data/a" relevant="{deep}"/>', ""))) != "fine"


class _Endless(io.RawIOBase):
    """A file that never ends, and counts what was read of it."""

    taken = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        buffer[:] = b"x" * len(buffer)
        self.taken += len(buffer)
        return len(buffer)


def test_a_file_is_read_no_further_than_a_form_may_be_long() -> None:
    source = _Endless()
    with pytest.raises(FormErrors, match="larger than"):
        Form.load(source)  # type: ignore[arg-type]
    assert source.taken <= limits.XML_BYTES + io.DEFAULT_BUFFER_SIZE


def test_a_form_may_come_from_a_file() -> None:
    assert Form.load(io.BytesIO(xform("<a/>", "", '<input ref="/data/a"/>'))).id == "sample"


def test_names_without_end_are_refused() -> None:
    with pytest.raises(FormErrors, match="namespace"):
        Form.load(("<a " + " ".join(f'xmlns:p{place}="u"' for place in range(200)) + "/>").encode())


def test_a_document_type_in_another_encoding_is_seen_too() -> None:
    hidden = b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE x+AD4APA-x/+AD4-'
    with pytest.raises(xml_reading.XMLRefused):
        xml_reading.parse_xml(hidden)


@pytest.mark.parametrize(("media", "words"), [
    ({"list.csv": b"a,b\n" + b"1,2\n" * 600}, "cells"), ({"list.csv": b"a" * (limits.XML_BYTES + 1)}, "larger"),
    ({"list.csv": b"\xff\xfe"}, "cannot be read"),
])
def test_a_list_beside_the_form_is_bounded_too(media: dict[str, bytes], words: str,
                                               monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "XML_NODES", 1_000)
    form = xform("<a/>", "", "").replace(
        b"</instance>", b'</instance><instance id="l" src="jr://file-csv/list.csv"/>', 1)
    with pytest.raises(FormErrors, match=words):
        Form.load(form, media=media)


def test_a_list_in_json_cannot_be_too_deep() -> None:
    form = xform("<a/>", "", "").replace(
        b"</instance>", b'</instance><instance id="l" src="jr://file/list.geojson"/>', 1)
    with pytest.raises(FormErrors):
        Form.load(form, media={"list.geojson": b"[" * 200_000})


def test_rows_past_the_limit_are_refused_and_not_dropped() -> None:
    form = Form.load(xform("<row><x/></row>", "", '<repeat nodeset="/data/row"><input ref="/data/row/x"/></repeat>'))
    sent = b"<data>" + b"<row><x>1</x></row>" * (limits.REPEAT_INSTANCES + 1) + b"</data>"
    with pytest.raises(FormErrors, match="rows"):
        Session.from_submission(form, sent, clock=CLOCK)


def test_an_answer_without_end_is_refused() -> None:
    session = Session(Form.load(xform("<a/>", "", '<input ref="/data/a"/>')), clock=CLOCK)
    with pytest.raises(XPathEvaluationError):
        session.answer("/data/a", "x" * (limits.TEXT_LENGTH + 1))


def test_what_reads_everything_is_not_its_own_cause() -> None:
    session = Session(Form.load(xform("<a/><b>x</b>", '<bind nodeset="/data/a" calculate="string(//b)"/>',
                                      '<input ref="/data/b"/>')), clock=CLOCK)
    session.answer("/data/b", "y")
    assert session.text("/data/a") == "y"


# -- forms by chance ------------------------------------------------------------
ATOMS = st.sampled_from(["/data/a", "../b", "//*", "/data/row/n", ".", "1", "'x'", "today()", "instance('l')/root/item",
                         "current()", "position()", "/data/long", "0 div 0", "''", "/data/row[1]"])


def _grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    functions = st.sampled_from(["count", "sum", "string", "not", "number", "round", "int", "max", "join", "concat",
                                 "selected", "regex", "position", "randomize", "substr", "coalesce", "if", "pulldata",
                                 "indexed-repeat", "format-date", "date", "checklist", "once", "translate", "uuid"])
    operators = st.sampled_from([" + ", " = ", " < ", " and ", " | ", " mod ", " div ", " * ", " != "])
    return (st.tuples(functions, st.lists(inner, min_size=0, max_size=3)).map(lambda it: f"{it[0]}({', '.join(it[1])})")
            | st.tuples(inner, operators, inner).map("".join)
            | st.tuples(inner, inner).map(lambda it: f"{it[0]}[{it[1]}]"))


EXPRESSIONS = st.recursive(ATOMS, _grown, max_leaves=8)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(EXPRESSIONS)
def test_whatever_is_worked_out_ends_in_a_value_or_an_error_of_ours(expression: str) -> None:
    instance = "<a>2020-01-01</a><b>3</b><long>a b c</long>" + "<row><n>1</n></row>" * 5
    assert outcome(calculating(expression, instance)) in ("fine", "refused")


PIECES = st.sampled_from([b"<", b">", b"/", b'"', b"&", b"&amp;", b"jr:template", b"<repeat nodeset='/data'>",
                          b"<bind/>",
                          b"</data>", b"nodeset", b"ref", b"<itext>", b"<setvalue event='odk-new-repeat'/>", b"[1]",
                          b"xmlns:x='y'", b"\xff", "中".encode(), b"<output value='.'/>", b"jr:count='/data'", b"'"])


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 30), PIECES), min_size=1, max_size=4))
def test_a_damaged_form_loads_or_is_refused_with_our_error(damage: list[tuple[float, int, bytes]]) -> None:
    form = xform("<a/><row jr:template=''><x/></row><row><x>1</x></row>",
                 "<bind nodeset='/data/a' type='int' relevant='/data/row/x = 1' constraint='. &gt; 1'/>",
                 "<input ref='/data/a'><label>l</label></input><repeat nodeset='/data/row'><input ref='/data/row/x'/>"
                 "</repeat>")
    for where, length, piece in damage:
        start = int(where * len(form))
        form = form[:start] + piece + form[start + length:]
    assert outcome(lambda: Session(Form.load(form), clock=CLOCK)) in ("fine", "refused"), form
