"""Repeats: adding, removing, counting."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from xform_samples import CLOCK, family, opened, xform

from xforms import Form, Session, UnknownRef, XPathEvaluationError, limits

MEMBER = "/data/members/member"


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(alphabet="张李王赵a1", min_size=1, max_size=3), min_size=2, max_size=6), st.data())
def test_removing_one_keeps_the_others(names: list[str], data: st.DataObject) -> None:
    session = family()
    session.answer("/data/has", "yes")
    for place, name in enumerate(names, 1):
        if place > 1:
            assert session.add_repeat(MEMBER) == f"{MEMBER}[{place}]"
        session.answer(f"{MEMBER}[{place}]/name", name)
    gone = data.draw(st.integers(1, len(names)))
    changes = session.remove_repeat(f"{MEMBER}[{gone}]")
    left = names[:gone - 1] + names[gone:]
    assert f"{MEMBER}[{gone}]" in changes.repeats
    assert [session.text(f"{MEMBER}[{place}]/name") for place in range(1, len(left) + 1)] == left
    assert [session.text(f"{MEMBER}[{place}]/line") for place in range(1, len(left) + 1)] == [
        f"{place}. {name}" for place, name in enumerate(left, 1)]


def test_count_and_bad_refs() -> None:
    session = family()
    assert session.repeat_count(MEMBER) == 1
    session.remove_repeat(MEMBER)
    assert session.repeat_count(MEMBER) == 0
    for ref in (f"{MEMBER}[1]", "/data/has"):
        with pytest.raises(UnknownRef):
            session.remove_repeat(ref)


COUNTED = ("<n/><row><x/></row>", '<bind nodeset="/data/n" type="int"/>',
           '<input ref="/data/n"/><repeat nodeset="/data/row" jr:count="/data/n"><input ref="/data/row/x"/></repeat>')


def test_jr_count_grows_cuts_and_gives_answers_back() -> None:
    session = opened(*COUNTED)
    assert session.repeat_count("/data/row") == 0
    session.answer("/data/n", 3)
    session.answer("/data/row[3]/x", "kept")
    session.answer("/data/n", 1)
    assert session.repeat_count("/data/row") == 1
    session.answer("/data/n", 3)
    assert session.text("/data/row[3]/x") == "kept"


def test_jr_count_is_capped() -> None:
    session = opened(*COUNTED)
    session.answer("/data/n", 2_000_000)
    assert session.repeat_count("/data/row") == limits.REPEAT_INSTANCES
    with pytest.raises(XPathEvaluationError):
        session.add_repeat("/data/row")


def test_nested_counts_cannot_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    session = opened("<n/><a><b><c><x/></c></b></a>", '<bind nodeset="/data/n" type="int"/>', """<input ref="/data/n"/>
        <repeat nodeset="/data/a" jr:count="/data/n"><repeat nodeset="/data/a/b" jr:count="/data/n">
        <repeat nodeset="/data/a/b/c" jr:count="/data/n"><input ref="/data/a/b/c/x"/></repeat></repeat></repeat>""")
    monkeypatch.setattr(limits, "INSTANCE_NODES", 10_000)
    with pytest.raises(XPathEvaluationError):
        session.answer("/data/n", 60)


def test_absolute_paths_mean_the_row_they_stand_in_and_the_repeat_itself_means_all() -> None:
    session = opened("<r><x/><twice/><all/></r>", """<bind nodeset="/data/r/twice" calculate="/data/r/x * 2"/>
        <bind nodeset="/data/r/all" calculate="count(/data/r)"/>""",
                     '<repeat nodeset="/data/r"><input ref="/data/r/x"/></repeat>')
    session.add_repeat("/data/r")
    session.answer("/data/r[2]/x", 21)
    assert (session.text("/data/r[1]/twice"), session.text("/data/r[2]/twice")) == ("", "42")
    assert (session.text("/data/r[1]/all"), session.text("/data/r[2]/all")) == ("2", "2")


def test_indexed_repeat_reads_another_row() -> None:
    session = opened("<r><x/><before/></r>", """<bind nodeset="/data/r/before"
        calculate="indexed-repeat(/data/r/x, /data/r, position(..) - 1)"/>""",
                     '<repeat nodeset="/data/r"><input ref="/data/r/x"/></repeat>')
    session.add_repeat("/data/r")
    session.answer("/data/r[1]/x", "one")
    assert session.text("/data/r[2]/before") == "one"


def test_new_row_event() -> None:
    session = Session(Form.load(xform("<r jr:template=''><x/></r>", "", """<repeat nodeset="/data/r">
        <input ref="/data/r/x"/><setvalue event="odk-new-repeat" ref="/data/r/x" value="position(..) * 10"/></repeat>
        """)), clock=CLOCK)
    assert session.repeat_count("/data/r") == 0
    session.add_repeat("/data/r")
    session.add_repeat("/data/r")
    assert [session.text(f"/data/r[{place}]/x") for place in (1, 2)] == ["10", "20"]


def test_rules_about_places_run_in_hidden_rows_too() -> None:
    session = opened("<show/><g><r><x/></r></g>", """<bind nodeset="/data/g" relevant="/data/show = 1"/>
        <bind nodeset="/data/g/r/x" required="position(..) = 1" relevant="position(..) &lt; 3"/>""",
                     '<input ref="/data/show"/><group ref="/data/g"><repeat nodeset="/data/g/r">'
                     '<input ref="/data/g/r/x"/></repeat></group>')
    session.add_repeat("/data/g/r")
    session.answer("/data/show", 1)
    assert (session.required("/data/g/r[1]/x"), session.required("/data/g/r[2]/x")) == (True, False)


def test_what_is_not_relevant_is_in_no_node_set() -> None:
    session = opened("<r><age/><x/></r><all/><kept/>", """<bind nodeset="/data/r/x" relevant="../age &gt; 9"/>
        <bind nodeset="/data/all" calculate="count(/data/r)"/><bind nodeset="/data/kept" calculate="count(/data/r/x)"/>
        """, '<repeat nodeset="/data/r"><input ref="/data/r/age"/><input ref="/data/r/x"/></repeat>')
    session.add_repeat("/data/r")
    session.answer("/data/r[2]/age", 10)
    assert (session.text("/data/all"), session.text("/data/kept")) == ("2", "1")


def test_a_row_without_a_template_is_added_blank() -> None:
    session = opened('<row a="1"><x>first</x><deep><y>seen</y></deep></row>', "",
                     '<repeat nodeset="/data/row"><input ref="/data/row/x"/></repeat>')
    session.add_repeat("/data/row")
    assert (session.text("/data/row[1]/x"), session.text("/data/row[2]/x"), session.text("/data/row[2]/deep/y")) == (
        "first", "", "")


def test_a_row_with_a_template_is_added_with_its_values() -> None:
    session = opened('<row jr:template=""><x>new</x></row><row><x>first</x></row>', "",
                     '<repeat nodeset="/data/row"><input ref="/data/row/x"/></repeat>')
    session.add_repeat("/data/row")
    assert [session.text(f"/data/row[{place}]/x") for place in (1, 2)] == ["first", "new"]


@pytest.mark.parametrize("count", ["../n", "n", "/data/house/n", "../n + 0"])
def test_jr_count_is_read_as_from_a_row(count: str) -> None:
    session = opened("<house><n/><row><x/></row></house>", '<bind nodeset="/data/house/n" type="int"/>',
                     f"""<repeat nodeset="/data/house"><input ref="/data/house/n"/>
                     <repeat nodeset="/data/house/row" jr:count="{count}"><input ref="/data/house/row/x"/></repeat>
                     </repeat>""")
    session.add_repeat("/data/house")
    session.answer("/data/house[2]/n", 3)
    assert [session.repeat_count(f"/data/house[{place}]/row") for place in (1, 2)] == [0, 3]


def test_jr_count_may_rest_on_the_rows_it_makes() -> None:
    session = opened("<more/><row><again/></row>",
                     """<bind nodeset="/data/more" type="int"
                        calculate="1 + count(/data/row[again = 'yes'])"/>""",
                     """<repeat nodeset="/data/row" jr:count="/data/more"><input ref="/data/row/again"/></repeat>""")
    assert session.repeat_count("/data/row") == 1
    session.answer("/data/row[1]/again", "yes")
    session.answer("/data/row[2]/again", "yes")
    assert session.repeat_count("/data/row") == 3


def test_a_question_of_the_row_may_act_when_its_row_is_new() -> None:
    session = opened("<row><x/><y/></row>", "", """<repeat nodeset="/data/row"><input ref="/data/row/x">
        <setvalue event="odk-new-repeat" ref="/data/row/y" value="position(..)"/></input></repeat>""")
    session.add_repeat("/data/row")
    assert [session.text(f"/data/row[{place}]/y") for place in (1, 2)] == ["", "2"]


def test_nobody_is_asked_for_rows_of_a_repeat_that_is_not_relevant() -> None:
    session = opened("<has/><row><x/></row>", """<bind nodeset="/data/row" relevant="/data/has = 'yes'"/>""",
                     """<input ref="/data/has"/><repeat nodeset="/data/row"><input ref="/data/row/x"/></repeat>""")
    session.remove_repeat("/data/row")
    assert [entry.ref for entry in session.walk()] == ["/data/has"]
    session.answer("/data/has", "yes")
    assert [entry.ref for entry in session.walk()] == ["/data/has", "/data/row"]
