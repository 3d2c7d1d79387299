"""A list of people in a form: cards to add, change, take away and put back."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyxform.xls2xform import convert

from casework.definition import read_definition
from kiosk.forms.filling import Filling
from kiosk.forms.opening import Desk, Paper
from kiosk.forms.pages import AtReview, OnPage, PageKind
from kiosk.forms.prefill import Known
from kiosk.services.people import Person
from tests.kiosk.village import Memory, Village, bundle
from xforms import FixedClock, Form

FORM = """
| survey |
| | type | name | label | required | appearance |
| | begin_repeat | member | Who lives with you? | | |
| | text | h_name | What is the name? | yes | name |
| | select_one rel | h_rel | How are you related? | yes | |
| | end_repeat | | | | |
| | text | why | Why do you apply? | yes | |
| choices |
| | list_name | name | label |
| | rel | child | Child |
| | rel | spouse | Wife or husband |
| settings |
| | form_id | version |
| | T1 | 1 |
"""
ITEM = read_definition({
    "code": "T1", "number": 1, "version": 1, "topic": "elder", "category": "c", "department": "d", "basis": "b",
    "name": {"zh": "试", "en": "Trial"}, "short_name": {"zh": "试", "en": "Trial"},
    "limits": {"statutory_days": 1, "promised_days": 1, "days_source": "law"}})
XML = convert(xlsform=FORM, file_type=".md", validate=False).xform.encode()
PEOPLE = (("李青", "child"), ("王芳", "spouse"), ("赵石", "child"))


def opened() -> Filling:
    desk = Desk(FixedClock(datetime(2026, 3, 2, tzinfo=UTC)), Memory())
    return desk.new(Paper(ITEM, Form.load(XML)), Known("", "", None), draft="d", language="en")


def at_members(filling: Filling) -> Filling:
    """Answer what stands before the list, until its page is open."""
    while filling.current is not None and filling.current.kind is not PageKind.MEMBERS:
        filling.answer(PEOPLE[0][0] if filling.current.kind is PageKind.NAME else PEOPLE[0][1])
        filling.next()
    return filling


def add(filling: Filling, name: str, relation: str) -> None:
    filling.cards.add()
    filling.answer(name)
    filling.next()
    filling.answer(relation)
    filling.next()


@pytest.fixture
def filling() -> Filling:
    made = at_members(opened())
    have = len(made.current.members) if made.current else 0
    for name, relation in PEOPLE[have:]:
        add(made, name, relation)
    return made


def cards(filling: Filling) -> list[tuple[str, str]]:
    assert filling.current is not None
    return [(one.title, one.note) for one in filling.current.members]


def test_each_member_has_a_card_in_words(filling: Filling) -> None:
    assert cards(filling) == [("李青", "Child"), ("王芳", "Wife or husband"), ("赵石", "Child")]


def test_a_member_taken_away_can_be_put_back(filling: Filling) -> None:
    filling.cards.take_away("/data/member[2]")
    assert cards(filling) == [("李青", "Child"), ("赵石", "Child")]
    assert filling.current is not None and filling.current.can_put_back
    assert not filling.cards.put_back().can_put_back
    assert cards(filling) == [("李青", "Child"), ("赵石", "Child"), ("王芳", "Wife or husband")]


def test_a_member_is_changed_where_it_stands(filling: Filling) -> None:
    page = filling.cards.change("/data/member[2]")
    assert (page.ref, page.value) == ("/data/member[2]/h_name", "王芳")
    filling.answer("王小芳")
    filling.next()
    turned = filling.next()
    assert isinstance(turned, OnPage) and turned.page.ref == "/data/member[3]/h_name"


def test_the_list_is_sent_with_its_places(filling: Filling) -> None:
    filling.next()
    filling.answer("ill")
    assert filling.next() == AtReview()
    assert filling.answers()["/data/member[2]/h_name"] == "王芳"
    filling.go_to("/data/member")
    assert filling.current is not None and filling.current.kind is PageKind.MEMBERS


@given(st.lists(st.sampled_from([1, 2, 3]), max_size=3))
def test_taking_any_member_away_leaves_the_others_whole(removals: list[int]) -> None:
    filling = at_members(opened())
    assert filling.current is not None
    for name, relation in PEOPLE[len(filling.current.members):]:
        add(filling, name, relation)
    left = [name for name, _ in PEOPLE]
    for place in removals:
        if place <= len(left):
            filling.cards.take_away(f"/data/member[{place}]")
            del left[place - 1]
    assert [title for title, _ in cards(filling)] == left


def test_a_card_put_back_has_its_photograph_again() -> None:
    """Found by the walk: the picture's name came back and the picture was not sent."""
    pictured = FORM.replace("| | end_repeat |", "| | image | h_paper | Photograph the paper | | |\n| | end_repeat |")
    xml = convert(xlsform=pictured, file_type=".md", validate=False).xform.encode()
    desk = Desk(FixedClock(datetime(2026, 3, 2, tzinfo=UTC)), Memory())
    filling = desk.new(Paper(ITEM, Form.load(xml)), Known("", "", None), draft="d", language="en")
    while filling.current is not None and filling.current.kind is not PageKind.MEMBERS:
        if filling.current.kind is PageKind.PHOTO:
            filling.photographs.lay(b"a picture")
        else:
            filling.answer(PEOPLE[0][0] if filling.current.kind is PageKind.NAME else PEOPLE[0][1])
        filling.next()
    assert filling.current is not None
    sent = filling.attachments()
    filling.cards.take_away(filling.current.members[0].ref)
    assert filling.attachments() == ()
    filling.cards.put_back()
    assert filling.attachments() == sent != ()


def test_a_card_tells_the_age_and_no_hidden_number(village: Village) -> None:
    village.publish(bundle("MZ01"))
    person = village.kiosk.identity.typed("23129919420305002X", "王秀兰")
    assert isinstance(person, Person)
    filling = village.kiosk.applying.start("MZ01", person, language="zh_CN")  # type: ignore[arg-type]
    assert isinstance(filling, Filling)
    gate = next(row.ref for row in filling.review() if row.ref.endswith("/h_any"))
    filling.go_to(gate)
    filling.answer("yes")
    repeat = gate.replace("/h_any", "/member")
    filling.go_to(repeat)
    card_page = filling.cards.add().ref.rpartition("/")[0]
    for name, answer in (("h_name", "李青"), ("h_rel", "child"), ("h_idno", "231299198001010018")):
        filling.go_to(f"{card_page}/{name}")
        filling.answer(answer)
    filling.go_to(repeat)
    assert filling.current is not None
    card = next(one for one in filling.current.members if one.title == "李青")
    assert card.note.endswith(" · 46 岁") and "2312" not in card.note and card.person
