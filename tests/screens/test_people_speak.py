"""Notices, questions, complaints, one's own things, acting for somebody: by touch, on the real screens."""

import json

import pytest

from casework.case import State
from casework.enquiry import KINDS, enquiries
from tests.kiosk.test_applying import handed_in as apply_for
from tests.kiosk.test_talking import CODE
from tests.kiosk.village import WANG, Village, jpeg, page_picture
from tests.rules.test_enquiry_and_notice import NOTICE
from tests.screens.geometry import faults
from tests.screens.kiosk_screen import Screen, texts

ROWS = [["李某福", "前屯（一组）", "3"], ["刘某琴", "后屯（三组）", "1"], ["杨某河", "东岗（四组）", "4"]] * 4


@pytest.fixture(autouse=True)
def a_slow_machine_is_no_idle_person(screen: Screen) -> None:
    screen.app.frame.watch = lambda watching: None  # type: ignore[method-assign]


def look(screen: Screen, name: str) -> None:
    screen.run()
    screen.look(name)
    assert faults(screen) == [], name


def card(village: Village, screen: Screen) -> None:
    village.lay_card()
    screen.app.navigator.current.look()  # type: ignore[union-attr]
    screen.run()


def test_a_notice_is_read_and_objected_to_without_a_name(village: Village, screen: Screen) -> None:
    for title in ("拟给低保的人家", "种粮补贴面积"):
        village.county_says("NoticePosted", NOTICE | {"title": title, "rows": ROWS})
    screen.touch("start")
    look(screen, "70-home-with-notices")
    screen.touch("notices")
    look(screen, "71-notice")
    assert "拟给低保" in screen.text_of("noticeTitle")
    screen.touch("moreRows")
    screen.touch("nextNotice")
    assert "种粮" in screen.text_of("noticeTitle")
    screen.touch("forward")
    look(screen, "72-object")
    screen.touch("item_0")
    look(screen, "73-named-or-not")
    screen.touch("item_nameless")
    look(screen, "74-said")
    [one] = enquiries(village.store.facts_of(KINDS)).values()
    assert one.notice and not one.name
    screen.touch("forward")
    assert screen.name == "HomeScreen"


def test_without_a_notice_the_wall_is_empty(screen: Screen) -> None:
    screen.touch("start")
    screen.touch("notices")
    assert screen.name == "TextScreen" and faults(screen) == []


def test_a_question_is_asked_and_its_answer_heard(village: Village, screen: Screen) -> None:
    screen.touch("start")
    screen.touch("ask")
    look(screen, "75-ask")
    screen.touch("item_ask")
    look(screen, "76-questions")
    screen.touch("item_2")
    screen.touch("item_named")
    card(village, screen)
    assert screen.name == "TextScreen"
    [one] = enquiries(village.store.facts_of(KINDS)).values()
    village.county_says("Answered", {"words": "下月初到账。", "by": "镇民政办"}, one.id)
    screen.touch("forward")
    screen.touch("mine")
    card(village, screen)
    look(screen, "77-mine")
    screen.touch("item_said")
    look(screen, "78-asked")
    screen.touch(f"item_{one.id}")
    look(screen, "79-answered")
    assert any("下月初" in str(text.property("text")) for text in texts(screen))


def test_a_typed_number_opens_nothing_until_the_assistant_vouches(village: Village, screen: Screen) -> None:
    village.kiosk.vouching.set_code(CODE)
    screen.touch("start")
    screen.touch("mine")
    look(screen, "80-who")
    for attempt in ("without", "vouch"):
        screen.touch("typeNumber")
        screen.type(WANG["id_number"])
        screen.touch("forward")
        screen.type("wang")
        screen.touch("candidate0")
        screen.touch("forward")
        look(screen, "81-vouch")
        screen.touch(f"item_{attempt}")
        if attempt == "without":
            look(screen, "82-needs-card")
            assert screen.name == "TextScreen"
            screen.touch("back")
            screen.touch("mine")
    look(screen, "83-code")
    screen.type("111111")
    screen.touch("forward")
    look(screen, "84-wrong-code")
    assert "1" not in screen.text_of("fieldText")
    for _ in range(6):
        screen.touch("keyErase")
    screen.type(CODE)
    screen.touch("forward")
    assert screen.name == "TilesScreen"
    screen.touch("item_known")
    assert screen.name == "TextScreen", "nothing was told yet"


def test_somebody_acts_for_another(village: Village, screen: Screen) -> None:
    screen.touch("start")
    screen.touch("apply")
    screen.touch("item_elder")
    screen.touch("item_MZ07")
    screen.touch("forward")
    screen.touch("forOther")
    look(screen, "85-agent-who")
    card(village, screen)
    look(screen, "86-what-are-you")
    screen.touch("item_relative")
    screen.app.navigator.current.look()  # type: ignore[union-attr]
    look(screen, "87-for-whom")      # their own card still lies there and is not taken for the other's
    village.lay_card(WANG | {"id_number": "231299194403120029", "name": "李福"})
    screen.app.navigator.current.look()  # type: ignore[union-attr]
    screen.run()
    screen.touch("forward")
    screen.type("13800001234")
    screen.touch("forward")
    [draft] = village.store.drafts_of("231299194403120029")
    about = json.loads(draft.payload)["about"]
    assert (about["person"]["name"], about["agent"]["person"]["name"]) == ("李福", WANG["name"])
    assert about["agent"]["kind"] == "relative"


@pytest.mark.full
@pytest.mark.parametrize("scale", [1.25, 1.5])
def test_larger_letters_fit(village: Village, screen: Screen, scale: float) -> None:
    village.county_says("NoticePosted", NOTICE | {"rows": ROWS})
    screen.app.frame.set_look(scale=scale)
    screen.app.frame.set_look = lambda **look: None  # type: ignore[method-assign]
    screen.suffix = f"-{scale}"
    screen.touch("start")
    look(screen, "70-home")
    screen.touch("notices")
    look(screen, "71-notice")
    screen.touch("forward")
    look(screen, "72-object")


def handed_in(village: Village, screen: Screen) -> None:
    """A case of this village, its progress page open."""
    submitted = apply_for(village)
    screen.touch("start")
    screen.app.following.open(submitted.case)
    screen.run()


def test_what_was_handed_in_is_corrected_on_the_spot(village: Village, screen: Screen) -> None:
    handed_in(village, screen)
    look(screen, "90-progress-ways")
    screen.touch("correct")
    look(screen, "91-correct")
    assert screen.name == "ReviewScreen"
    screen.touch("forward")
    assert screen.name == "SignScreen"


def test_it_is_taken_back_with_a_fingerprint_before_two_witnesses(village: Village, screen: Screen) -> None:
    handed_in(village, screen)
    (village.folder / "camera").mkdir(exist_ok=True)
    (village.folder / "camera/document.jpg").write_bytes(jpeg(page_picture()))
    screen.touch("takeBack")
    look(screen, "92-take-back")
    screen.touch("fingerprint")
    look(screen, "93-fingerprint")
    screen.touch("forward")
    look(screen, "94-witness")
    for letters in ("wang", "li"):
        screen.type(letters)
        screen.touch("candidate0")
        screen.touch("forward")
    look(screen, "95-taken-back")
    [record] = village.store.cases()
    assert record.case.state is State.WITHDRAWN
    [fact] = village.store.facts_of(frozenset({"Withdrawn"}))
    picture = village.store.blob(fact.body["signature"])
    assert picture is not None and picture.startswith(b"\x89PNG") and len(picture) > 2_000
