"""Filling in a form: what shows, what counts, what is said."""

from __future__ import annotations

from decimal import Decimal

import pytest
from xform_samples import CLOCK, family, opened, xform

from xforms import Form, Group, Question, RepeatPrompt, Session, UnknownRef

VILLAGES = """<instance id="l"><root><item><name>e1</name><town>e</town></item><item><name>e2</name><town>e</town>
<town>w</town></item><item><name>w1</name><town>w</town></item><item><name>none</name><town/></item></root></instance>"""


def test_a_hidden_answer_is_kept_aside_and_comes_back() -> None:
    session = family()
    session.answer("/data/has", "yes")
    session.answer("/data/note", "靠河")
    changes = session.answer("/data/has", "no")
    assert "/data/note" in changes.relevant and not session.relevant("/data/note")
    assert session.text("/data/note") == "" and session.aside() == {"/data/note": "靠河"}
    assert "靠河".encode() not in session.submission()
    session.answer("/data/has", "yes")
    assert session.text("/data/note") == "靠河" and session.aside() == {}


def test_only_what_changed_is_reported() -> None:
    session = family()
    session.answer("/data/has", "yes")
    session.answer("/data/members/member[1]/age", 30)
    changes = session.answer("/data/members/member[1]/income", "100.50")
    assert changes.values == ("/data/members/member[1]/income", "/data/total")
    assert changes.relevant == () and changes.labels == ("/data/note",)
    assert session.answer("/data/members/member[1]/income", "100.50").values == ()


def test_sum_leaves_out_rows_that_are_not_relevant() -> None:
    session = family()
    session.answer("/data/has", "yes")
    session.add_repeat("/data/members/member")
    for place, age in ((1, 30), (2, 40)):
        session.answer(f"/data/members/member[{place}]/age", age)
        session.answer(f"/data/members/member[{place}]/income", 100)
    assert session.value("/data/total") == Decimal(200)
    session.answer("/data/members/member[2]/age", 10)
    assert session.value("/data/total") == Decimal(100)


def test_choices_follow_their_filter_and_a_lost_choice_comes_back() -> None:
    session = family()
    assert session.choices("/data/village") == []
    assert "/data/village" in session.answer("/data/town", "e").choices
    assert [choice.text for choice in session.choices("/data/village")] == ["东一村", "东二村"]
    session.answer("/data/village", "e2")
    changes = session.answer("/data/town", "w")
    assert "/data/village" in changes.values and session.text("/data/village") == ""
    session.answer("/data/town", "e")
    assert session.text("/data/village") == "e2"


@pytest.mark.parametrize("filtered", [
    "[town = /data/town]", "[/data/town = town]", "[town = current()/../town]", "[town = /data/town][name != 'e1']",
    "[town = /data/town]/..", "[town = 'e'][1]",
])
def test_a_list_looked_up_gives_what_a_list_gone_through_gives(filtered: str) -> None:
    """``boolean(...)`` around the test keeps the engine from looking rows up by what they hold."""
    test, _, rest = filtered[1:].partition("]")
    plain = f"[boolean({test})]{rest}"
    sessions = [opened("<town/><a/>", VILLAGES, f"""<select1 ref="/data/town"/><select1 ref="/data/a"><itemset
        nodeset="instance('l')/root/item{text}"><value ref="name"/><label ref="name"/></itemset></select1>""")
        for text in (filtered, plain)]
    for town in ("e", "w", "", "x", "e"):
        first, second = ([choice.value for choice in session.choices("/data/a")] for session in sessions
                         if session.answer("/data/town", town) is not None)
        assert first == second


def test_messages_in_every_language_with_sound() -> None:
    session = family()
    missing = session.valid("/data/has")
    assert (missing.ok, missing.kind, missing.message, missing.audio) == (
        False, "required", "请选一个", "jr://audio/needed.mp3")
    session.set_language("English (en)")
    assert session.valid("/data/has").message == "Choose one"
    assert session.label("/data/has").text == "Do you have land?"
    assert session.label("/data/has").audio == "jr://audio/has.mp3"  # falls back field by field
    with pytest.raises(KeyError):
        session.set_language("Klingon")


def test_constraint_and_type() -> None:
    session = family()
    session.answer("/data/has", "yes")
    age = "/data/members/member[1]/age"
    session.answer(age, 130)
    assert session.valid(age).kind == "constraint" and session.valid(age).message == "年龄不对"
    session.answer(age, "abc")
    assert session.valid(age).kind == "type" and session.value(age) is None and session.typed_in(age) == "abc"
    assert [wrong.ref for wrong in session.validate()] == [age]
    session.answer(age, "30")
    assert session.value(age) == 30 and session.validate() == []


def test_no_blank_between_chinese_and_a_value() -> None:
    session = family()
    session.answer("/data/has", "yes")
    assert session.label("/data/note").text == "您家一共0元"


def test_walk_gives_the_body_in_order() -> None:
    session = family()
    assert [type(entry).__name__ for entry in session.walk()] == ["Question"] * 3
    session.answer("/data/has", "yes")
    entries = list(session.walk())
    assert [entry.ref for entry in entries] == [
        "/data/has", "/data/town", "/data/village", "/data/note", "/data/members", "/data/members/member[1]",
        "/data/members/member[1]/name", "/data/members/member[1]/age", "/data/members/member"]
    group, instance, prompt = entries[4], entries[5], entries[-1]
    assert isinstance(group, Group) and group.label.text == "家里人" and group.position is None
    assert isinstance(instance, Group) and instance.position == 1 and instance.depth == 1
    assert isinstance(prompt, RepeatPrompt) and prompt.count == 1 and not prompt.fixed
    assert prompt.label.text == "家人"
    first = entries[0]
    assert isinstance(first, Question) and first.control == "select1" and first.required


def test_unknown_ref_changes_nothing() -> None:
    session = family()
    before = session.snapshot()
    for ref in ("/data/nope", "/data/members/member[2]/age", "/data/members", "/data/has[2]", "x[", ""):
        with pytest.raises(UnknownRef):
            session.answer(ref, "1")
    assert session.snapshot() == before


def test_chain_of_calculations_stops_where_nothing_changed() -> None:
    session = opened("<a/><b/><c/>", """<bind nodeset="/data/b" calculate="if(/data/a &gt; 5, 'big', 'small')"/>
        <bind nodeset="/data/c" calculate="concat(/data/b, '!')"/>""",
                     '<input ref="/data/a"><label>a</label></input>')
    assert session.answer("/data/a", "9").values == ("/data/a", "/data/b", "/data/c")
    assert session.answer("/data/a", "8").values == ("/data/a",)


def test_once_keeps_its_first_value() -> None:
    session = opened("<a/><b/>", """<bind nodeset="/data/b" calculate="once(/data/a)"/>""",
                     '<input ref="/data/a"><label>a</label></input>')
    session.answer("/data/a", "first")
    session.answer("/data/a", "second")
    assert session.text("/data/b") == "first"


def test_readonly_comes_from_above() -> None:
    session = opened("<lock/><g><x/></g>", """<bind nodeset="/data/g" readonly="/data/lock = 1"/>""",
                     '<input ref="/data/lock"/><group ref="/data/g"><input ref="/data/g/x"/></group>')
    assert not session.readonly("/data/g/x")
    assert session.answer("/data/lock", 1).readonly == ("/data/g",)
    assert session.readonly("/data/g/x")


def test_setvalue_follows_a_changed_answer() -> None:
    session = opened("<a/><b/>", "", """<input ref="/data/a"><setvalue event="xforms-value-changed" ref="/data/b"
        value="concat(/data/a, '!')"/></input><input ref="/data/b"/>""")
    session.answer("/data/a", "x")
    session.answer("/data/b", "mine")
    session.answer("/data/a", "x")
    assert session.text("/data/b") == "mine"
    session.answer("/data/a", "y")
    assert session.text("/data/b") == "y!"


def test_pulldata_reads_a_list() -> None:
    xml = xform("<k/><v/>", """<bind nodeset="/data/v" calculate="pulldata('t', 'name', 'key', /data/k)"/>""",
                '<input ref="/data/k"/>')
    xml = xml.replace(b"</data></instance>", b"</data></instance><instance id='t' src='jr://file-csv/t.csv'/>", 1)
    session = Session(Form.load(xml, media={"t.csv": "key,name\n1,东河\n2,西河\n".encode()}), clock=CLOCK)
    session.answer("/data/k", "2")
    assert session.text("/data/v") == "西河"


def test_parameters_come_from_control_and_bind() -> None:
    session = opened("<p/>", '<bind nodeset="/data/p" type="binary" orx:max-pixels="1024"/>',
                     '<upload ref="/data/p" mediatype="image/*" appearance="signature" rows="3">'
                     "<label>像</label></upload>")
    (question,) = session.walk()
    assert isinstance(question, Question)
    assert (question.control, question.type, question.mediatype, question.appearance) == (
        "upload", "binary", "image/*", "signature")
    assert question.parameters == {"max-pixels": "1024", "rows": "3"}


def test_the_questions_behind_a_relevance_are_read_off_the_graph() -> None:
    form = Form.load(form_of_a_note())
    assert form.behind("/data/note") == {"/data/any", "/data/row/sum", "/data/age"}
    assert form.behind("/data/any") == frozenset() == form.behind("/data/nobody")


def form_of_a_note() -> bytes:
    """A note that rests on a total over rows, which are asked only after another question, and on an age."""
    binds = "".join(f'<bind nodeset="{path}" type="string"{extra}/>' for path, extra in (
        ("/data/any", ""), ("/data/row", " relevant=\"/data/any = 'yes'\""), ("/data/row/sum", ""),
        ("/data/row/name", ""), ("/data/total", ' calculate="sum(/data/row/sum)"'), ("/data/age", ""),
        ("/data/other", ""), ("/data/note", ' readonly="true()" relevant="/data/total &gt; 5 and /data/age &gt; 60"')))
    inputs = "".join(f'<input ref="{path}"><label>x</label></input>' for path in (
        "/data/any", "/data/age", "/data/other", "/data/note"))
    return f"""<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
      xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>t</h:title><model><instance>
      <data id="t" version="1"><any/><row jr:template=""><sum/><name/></row><total/><age/><other/><note/></data>
      </instance>{binds}</model></h:head><h:body>{inputs}<group ref="/data/row"><repeat nodeset="/data/row">
      <input ref="/data/row/sum"><label>s</label></input><input ref="/data/row/name"><label>n</label></input>
      </repeat></group></h:body></h:html>""".encode()
