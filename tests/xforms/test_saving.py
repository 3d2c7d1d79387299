"""Out of a session and back into one."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from xform_samples import CLOCK, family

from xforms import Form, FormErrors, Session, UnknownRef

MEMBER = "/data/members/member"
ACTS = st.lists(st.one_of(
    st.tuples(st.just("/data/has"), st.sampled_from(["yes", "no", ""])),
    st.tuples(st.just("/data/town"), st.sampled_from(["e", "w", ""])),
    st.tuples(st.just("/data/village"), st.sampled_from(["e1", "w1", ""])),
    st.tuples(st.just("/data/note"), st.text(alphabet="好的 <&>\"'\n𠮷", max_size=5)),
    st.tuples(st.just(f"{MEMBER}[1]/age"), st.sampled_from(["30", "8", "x", ""])),
    st.tuples(st.just(f"{MEMBER}[1]/income"), st.sampled_from(["100", "0.5", ""])),
    st.tuples(st.just("add"), st.just("")), st.tuples(st.just("remove"), st.just("")),
), max_size=12)


def played(acts: list[tuple[str, str]]) -> Session:
    session = family()
    for ref, value in acts:
        if ref == "add":
            session.add_repeat(MEMBER)
        elif ref == "remove":
            if session.repeat_count(MEMBER) > 1:
                session.remove_repeat(MEMBER)
        else:
            session.answer(ref, value)
    return session


@settings(max_examples=60, deadline=None)
@given(ACTS)
def test_a_snapshot_gives_the_same_session_back(acts: list[tuple[str, str]]) -> None:
    session = played(acts)
    kept = json.loads(json.dumps(session.snapshot()))
    again = Session.restore(session.form, kept, clock=CLOCK)
    assert again.snapshot() == session.snapshot()
    assert list(again.walk()) == list(session.walk())
    assert (again.answers(calculated=True), again.aside()) == (session.answers(calculated=True), session.aside())
    assert again.validate() == session.validate()


@settings(max_examples=40, deadline=None)
@given(ACTS)
def test_a_submission_reads_back(acts: list[tuple[str, str]]) -> None:
    session = played(acts)
    again = Session.from_submission(session.form, session.submission(), clock=CLOCK)
    assert again.submission() == session.submission()


@settings(max_examples=40, deadline=None)
@given(ACTS)
def test_plain_answers_give_the_same_answers(acts: list[tuple[str, str]]) -> None:
    session = played(acts)
    again = Session.from_answers(session.form, session.answers(), clock=CLOCK)
    assert again.answers() == session.answers()


def test_answers_are_what_a_person_put_in() -> None:
    session = played([("/data/has", "yes"), (f"{MEMBER}[1]/age", "30"), (f"{MEMBER}[1]/income", "100")])
    assert session.answers() == {"/data/has": "yes", f"{MEMBER}[1]/age": "30", f"{MEMBER}[1]/income": "100"}
    assert session.answers(calculated=True)["/data/total"] == "100"


def test_refs_make_the_rows_they_need_and_unknown_ones_are_refused() -> None:
    form = family().form
    session = Session.from_answers(form, {"/data/has": "yes", f"{MEMBER}[3]/name": "王五"}, clock=CLOCK)
    assert session.repeat_count(MEMBER) == 3
    with pytest.raises(UnknownRef):
        Session.from_answers(form, {"/data/nope": "1"}, clock=CLOCK)


def test_submission_is_openrosa_xml() -> None:
    session = played([("/data/has", "yes"), (f"{MEMBER}[1]/name", "张三")])
    root = etree.fromstring(session.submission())
    assert (root.tag, root.get("id"), root.get("version")) == ("data", "sample", "1")
    assert root.findtext("members/member/name") == "张三"
    assert root.findtext("meta/instanceID", "").startswith("uuid:")
    session.answer("/data/has", "no")
    assert etree.fromstring(session.submission()).find("members") is None


def test_calculated_values_sent_are_not_trusted() -> None:
    form = family().form
    sent = (b"<data><has>yes</has><members><member><age>30</age><income>5</income></member></members>"
            b"<total>999</total></data>")
    session = Session.from_submission(form, sent, clock=CLOCK)
    assert session.text("/data/total") == "5"


@pytest.mark.parametrize("xml", [b"", b"<data>", b"<other/>", b"<!DOCTYPE data [<!ENTITY a 'b'>]><data>&a;</data>"])
def test_what_is_no_submission_is_refused(xml: bytes) -> None:
    with pytest.raises(FormErrors):
        Session.from_submission(family().form, xml, clock=CLOCK)


def test_a_snapshot_of_another_version_keeps_what_still_fits() -> None:
    form: Form = family().form
    snapshot = {"language": None, "texts": {"/data/has": "yes", "/data/old": "x"}, "repeats": {"/data/gone": 2}}
    assert Session.restore(form, snapshot, clock=CLOCK).text("/data/has") == "yes"


def test_attributes_can_be_worked_out_set_and_sent() -> None:
    from xform_samples import opened

    session = opened('<name/><meta><entity dataset="t" id=""/></meta>',
                     """<bind nodeset="/data/meta/entity/@dataset" calculate="concat('d-', /data/name)"/>
                     <setvalue event="odk-instance-first-load" ref="/data/meta/entity/@id" value="'e1'"/>""",
                     '<input ref="/data/name"/>')
    session.answer("/data/name", "x")
    entity = etree.fromstring(session.submission()).find("meta/entity")
    assert entity is not None and (entity.get("id"), entity.get("dataset")) == ("e1", "d-x")
    again = Session.restore(session.form, session.snapshot(), clock=CLOCK)
    assert again.submission() == session.submission()


def test_a_strangers_answers_are_taken_where_the_form_asks() -> None:
    form = family().form
    given = {"/data/has": "yes", "/data/nope": "1", "/data": "1", f"{MEMBER}[2000]/name": "王五"}
    session = Session.from_answers(form, given, clock=CLOCK, strict=False)
    assert session.text("/data/has") == "yes"
    assert not any("王五" in text for text in session.answers().values())


def test_a_list_nobody_answered_in_is_empty() -> None:
    """A person may take out the card a form begins with; the county must not miss its answers."""
    form = family().form
    assert Session.from_answers(form, {"/data/has": "yes"}, clock=CLOCK, strict=False).repeat_count(MEMBER) == 0
    one = Session.from_answers(form, {"/data/has": "yes", f"{MEMBER}[1]/name": "王五"}, clock=CLOCK, strict=False)
    assert one.repeat_count(MEMBER) == 1
