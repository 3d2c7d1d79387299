"""Filling the real form of the old-age allowance: pages, turning, checking, the last look, coming back."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casework.ids import Sha256
from kiosk.forms.filling import Filling
from kiosk.forms.keeping import Kept, Place
from kiosk.forms.opening import Desk
from kiosk.forms.pages import AtReview, OnPage, PageKind, Progress, Source, Stayed
from kiosk.forms.prefill import Known
from kiosk.services.clock import FormClock
from kiosk.services.identity import CardSeen
from kiosk.services.item_forms import ItemForms
from kiosk.services.people import KnownBy, Person
from tests.kiosk.village import ANSWERS, WANG, Memory, Village, bundle, changed, fill, jpeg, page_picture

PHONE, CONTACT = "/data/applicant/a_phone", "/data/applicant/a_contact"
LIVE, PENSION = "/data/living/g_live", "/data/living/g_pension"
OWNER, CARD, REASON = "/data/account/k_owner", "/data/account/k_card", "/data/account/k_reason"
PHOTO = "/data/materials/m_photo"


def person(village: Village) -> Person:
    village.lay_card()
    seen = village.kiosk.identity.card()
    assert isinstance(seen, CardSeen)
    return seen.person


@pytest.fixture
def filling(village: Village) -> Filling:
    return started(village)


def started(village: Village, who: Person | None = None, language: str = "zh_CN") -> Filling:
    made = village.kiosk.applying.start("MZ07", who or person(village), language=language)
    assert isinstance(made, Filling)
    return made


def walk_to(filling: Filling, ref: str) -> None:
    while (page := filling.current) is not None and page.ref != ref:
        filling.answer(ANSWERS[page.ref])
        filling.next()


def test_what_the_card_says_is_not_asked(filling: Filling) -> None:
    page = filling.current
    assert page is not None and page.ref == PHONE
    assert (page.kind, page.label, page.group) == (PageKind.PHONE, "您的电话是多少？", "您本人")
    assert page.hint.startswith("有结果了")
    assert not page.speak_value


def test_the_kinds_of_pages_follow_the_form(village: Village, filling: Filling) -> None:
    seen: list[tuple[str, str]] = []
    while (page := filling.current) is not None:
        seen.append((page.ref.rpartition("/")[2], page.kind.value))
        if page.kind is PageKind.PHOTO:
            assert page.photo_kind == "portrait"
            filling.photographs.lay(jpeg(page_picture()))
        else:
            filling.answer(ANSWERS[page.ref])
        filling.next()
    assert seen == [
        ("a_phone", "phone"), ("g_live", "choice_one"), ("g_low", "choice_one"), ("g_pension", "choice_many"),
        ("k_owner", "choice_one"), ("k_card", "bank"), ("k_bank", "choice_one"), ("m_photo", "photo"),
        ("z_truth", "choice_one")]


def test_how_far_along_is_counted_over_what_is_asked_now(filling: Filling) -> None:
    assert (filling.progress.position, filling.progress.left) == (1, 9)
    filling.answer("13800001234")
    assert (filling.progress.position, filling.progress.left) == (1, 8)
    walk_to(filling, OWNER)
    assert (filling.progress.position, filling.progress.left) == (5, 4)
    filling.answer("other")
    assert (filling.progress.position, filling.progress.left) == (5, 7)


def test_how_many_questions_an_answer_opened_is_told_once(filling: Filling) -> None:
    told = []
    while (page := filling.current) is not None and page.ref != "/data/promise/z_truth":
        before = filling.progress
        if page.kind is PageKind.PHOTO:
            filling.photographs.lay(jpeg(page_picture()))
        else:
            filling.answer({OWNER: "guardian"}.get(page.ref, ANSWERS.get(page.ref, "王秀")))
        filling.next()
        told.append((page.ref.rpartition("/")[2], filling.progress.more_than(before)))
    assert [one for one in told if one[1]] == [("k_owner", 2)], "its name and how it is related"


@pytest.mark.parametrize(("index", "position", "left"), [(0, 1, 2), (1, 1, 2), (2, 2, 1), (4, 3, 0), (5, 3, 0)])
def test_what_is_no_question_is_not_counted(index: int, position: int, left: int) -> None:
    stands = Progress.at(index, [False, True, True, False, True])
    assert (stands.position, stands.left, stands.total) == (position, left, 3)


def test_a_wrong_answer_stays_beside_its_sentence_until_answered_anew(filling: Filling) -> None:
    filling.answer("123")
    stayed = filling.next()
    assert isinstance(stayed, Stayed) and stayed.page.error is not None
    assert stayed.page.error.render() == "手机是 11 位。座机前面带区号。"
    assert filling.answer("13800001234").error is None
    assert isinstance(filling.next(), OnPage)


def test_what_must_be_chosen_says_so_when_left(filling: Filling) -> None:
    walk_to(filling, LIVE)
    stayed = filling.next()
    assert isinstance(stayed, Stayed) and stayed.page.error is not None
    assert stayed.page.error.render() == "这一题还没选。摸一个就行。"


def test_back_is_never_blocked(filling: Filling) -> None:
    assert filling.back() is False
    walk_to(filling, PENSION)
    filling.answer(["none", "service"])
    assert isinstance(filling.next(), Stayed)
    assert filling.back() is True
    assert filling.current is not None and filling.current.error is None
    assert filling.current.ref == "/data/living/g_low"


def test_choices_are_put_on_and_taken_off(filling: Filling) -> None:
    walk_to(filling, PENSION)
    assert [one.value for one in filling.toggle("service").choices if one.chosen] == ["service"]
    assert [one.value for one in filling.toggle("family").choices if one.chosen] == ["service", "family"]
    assert filling.toggle("service").value == "family"
    filling.go_to(LIVE)
    assert filling.toggle("alone").value == "alone"
    assert filling.toggle("away").value == "away"
    assert filling.current is not None
    assert {one.value: one.image for one in filling.current.choices}["alone"] == "user"


def test_an_answer_no_longer_needed_is_kept_aside_and_comes_back(filling: Filling) -> None:
    walk_to(filling, OWNER)
    filling.answer("other")
    filling.next()
    filling.answer("李大山")
    filling.next()
    filling.answer("邻居")
    filling.next()
    assert filling.current is not None and filling.current.ref == REASON
    filling.answer("我走不动")
    filling.go_to(OWNER)
    filling.answer("self")
    assert REASON in {row.ref for row in filling.set_aside()}
    assert REASON not in filling.answers()
    filling.answer("other")
    assert filling.answers()[REASON] == "我走不动"


def test_the_last_look_reads_back_in_words_and_masks_numbers(village: Village, filling: Filling) -> None:
    fill(village, filling)
    rows = {row.ref.rpartition("/")[2]: row for row in filling.review()}
    assert rows["g_live"].answer == "跟老伴两个人"
    assert rows["a_birth"].answer == "1942年3月5日"
    assert (rows["a_idno"].answer, rows["k_card"].answer) == ("231*************2X", "***************1234")
    assert rows["k_card"].revealed == ANSWERS[CARD]
    assert not rows["a_name"].changeable and rows["a_name"].source is Source.CARD
    assert rows["g_live"].changeable and all(row.error is None for row in rows.values())
    assert filling.complete


def test_changing_one_answer_comes_back_to_the_last_look(village: Village, filling: Filling) -> None:
    fill(village, filling)
    filling.go_to(LIVE)
    filling.answer("alone")
    assert isinstance(filling.next(), AtReview)
    filling.go_to(OWNER)
    filling.answer("guardian")
    turned = filling.next()
    assert isinstance(turned, OnPage) and turned.page.ref == "/data/account/k_holder"
    filling.answer("李大山")
    turned = filling.next()
    assert isinstance(turned, OnPage) and turned.page.ref == "/data/account/k_rel"
    filling.answer("女儿")
    assert isinstance(filling.next(), AtReview)


def test_a_change_left_half_way_is_pointed_out(village: Village, filling: Filling) -> None:
    fill(village, filling)
    filling.go_to(CARD)
    filling.answer("12")
    assert filling.back() is True
    assert filling.at_review
    assert not filling.complete
    fault = filling.first_fault()
    assert fault is not None and fault[0] == CARD


def test_an_answer_can_be_asked_for_only_where_it_is_open(filling: Filling) -> None:
    with pytest.raises(LookupError):
        filling.go_to("/data/applicant/a_name")
    with pytest.raises(LookupError):
        filling.go_to(REASON)
    with pytest.raises(LookupError):
        filling.cards.add()


def test_someone_too_young_is_told_and_may_go_on(village: Village) -> None:
    young = Person("李青", "citizen", "231299199001010016", date(1990, 1, 1), "M", KnownBy.TYPED)
    filling = started(village, young)
    filling.answer("13800001234")
    turned = filling.next()
    assert isinstance(turned, OnPage) and turned.page.kind is PageKind.NOTE
    assert turned.page.label.startswith("您今年36岁")
    assert filling.progress.position == 1
    assert isinstance(filling.next(), OnPage)


def test_a_choice_that_is_not_there_is_not_taken(filling: Filling) -> None:
    walk_to(filling, LIVE)
    filling.answer("alone")
    with pytest.raises(ValueError, match="no such choice"):
        filling.answer("moon")
    assert filling.current is not None and filling.current.value == "alone"


def test_nobody_without_a_telephone_is_refused(filling: Filling) -> None:
    turned = filling.next()
    assert isinstance(turned, OnPage) and turned.page.ref == CONTACT


def test_texts_follow_the_language(filling: Filling) -> None:
    filling.set_language("en")
    assert filling.current is not None
    assert filling.current.label == "What is your telephone number?"
    filling.set_language("xx")
    assert filling.current.label == "What is your telephone number?"


def test_switched_off_it_comes_back_at_the_same_question(village: Village, filling: Filling) -> None:
    walk_to(filling, CARD)
    filling.answer("6228")
    village.switch_off()
    village.open()
    who = person(village)
    [card] = village.kiosk.drafts.of(who)
    again = village.kiosk.drafts.reopen(card.id, who)
    assert isinstance(again, Filling)
    assert again.current is not None and (again.current.ref, again.current.value) == (CARD, "6228")
    assert again.progress == filling.progress
    assert again.answers() == filling.answers()


def test_a_photograph_comes_back_with_the_draft(village: Village, filling: Filling) -> None:
    fill(village, filling)
    picture = filling.picture(PHOTO)
    village.switch_off()
    village.open()
    again = village.kiosk.drafts.reopen(filling.draft, person(village))
    assert isinstance(again, Filling) and again.at_review
    assert picture is not None and again.picture(PHOTO) == picture


def test_another_person_cannot_open_the_draft(village: Village, filling: Filling) -> None:
    filling.answer("13800001234")
    other = Person("李青", "citizen", "231299199001010016", date(1990, 1, 1), "M", KnownBy.TYPED)
    assert village.kiosk.drafts.of(other) == ()
    assert not isinstance(village.kiosk.drafts.reopen(filling.draft, other), Filling)


def test_a_draft_is_gone_after_seven_days_with_its_photographs(village: Village, filling: Filling) -> None:
    fill(village, filling)
    village.hand.days(7.1)
    assert village.kiosk.drafts.wipe_expired() == 2
    assert not isinstance(village.kiosk.drafts.reopen(filling.draft, person(village)), Filling)


def test_the_snapshot_is_json(village: Village, filling: Filling) -> None:
    fill(village, filling)
    assert json.loads(json.dumps(filling.snapshot())) == filling.snapshot()


def test_nothing_of_a_person_shows(village: Village, filling: Filling) -> None:
    fill(village, filling)
    shown = repr(filling.review()) + repr(filling.go_to(CARD)) + repr(filling.standing.sheet)
    assert WANG["name"] not in shown and "6228" not in shown and "2312991" not in shown


STEPS = st.lists(st.one_of(
    st.just(("next", None)), st.just(("back", None)),
    st.tuples(st.just("answer"), st.sampled_from(["", "spouse", "self", "other", "none", "yes", "13800001234",
                                                  "6228480000000001234", "王", "2026-01-01", "x y"])),
    st.tuples(st.just("goto"), st.integers(0, 9)),
), max_size=12)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_no_way_through_the_form_loses_an_answer_or_gets_stuck(village: Village,
                                                               steps: list[tuple[str, Any]]) -> None:
    filling = started(village, Person(WANG["name"], "citizen", WANG["id_number"], date(1942, 3, 5), "F", KnownBy.CARD))
    for act, value in steps:
        before = filling.answers()
        page = filling.current
        if act == "next":
            turned = filling.next()
            assert isinstance(turned, Stayed) == (filling.current is not None and filling.current.error is not None)
        elif act == "back":
            first = filling.progress.position == 1
            assert filling.back() or first
            assert filling.answers() == before
        elif act == "goto":
            rows = [row.ref for row in filling.review() if row.changeable]
            filling.go_to(rows[value % len(rows)])
            assert filling.answers() == before
        elif page is not None and page.kind not in (PageKind.NOTE, PageKind.PHOTO):
            listed = [choice.value for choice in page.choices]
            assert filling.answer(listed[len(value) % len(listed)] if listed else value).ref == page.ref
        assert filling.at_review or filling.current is not None
        assert filling.progress.position >= 1
    again = village.kiosk.drafts.reopen(filling.draft, person(village))
    assert isinstance(again, Filling)
    assert (again.answers(), again.current) == (filling.answers(), _without_error(filling))
    village.kiosk.drafts.wipe(filling.draft)


def _without_error(filling: Filling) -> object:
    page = filling.current
    if page is not None and page.error is not None:
        filling.go_to(page.ref)
    return filling.current


def test_a_paper_the_county_looks_up_itself_is_not_asked_for(village: Village) -> None:
    record = json.loads(bundle("MZ07"))["definition"]["materials"]
    waived = [one | {"waived_by": "公安户籍"} if one["key"] == "portrait" else one for one in record]
    village.publish(changed(bundle("MZ07"), version=2, materials=waived))
    filling = started(village)
    fill(village, filling)
    assert PHOTO not in {row.ref for row in filling.review()}
    assert filling.complete and filling.attachments() == ()


def test_what_hangs_on_the_members_behind_moves_up() -> None:
    photos = {f"/data/m[{n}]/p": (Kept(Sha256(str(n)), n),) for n in (1, 2, 3)}
    place = Place(seen={"/data/m[1]/a", "/data/m[3]/a", "/data/z"}, photos=dict(photos),
                  sources={"/data/m[2]/a": Source.CARD, "/data/m[3]/a": Source.EARLIER})
    place.forget_member("/data/m", 2)
    assert place.photos == {"/data/m[1]/p": photos["/data/m[1]/p"], "/data/m[2]/p": photos["/data/m[3]/p"]}
    assert place.sources == {"/data/m[2]/a": Source.EARLIER}
    assert place.seen == {"/data/m[1]/a", "/data/m[2]/a", "/data/z"}


def test_what_the_form_only_shows_is_asked_when_the_card_did_not_say_it(village: Village) -> None:
    paper = ItemForms(village.store).newest("MZ07")
    assert paper is not None
    nobody = Known("", "", None)
    filling = Desk(FormClock(village.hand), Memory()).new(paper, nobody, draft="d", language="zh_CN")
    assert filling.current is not None and filling.current.kind is PageKind.NAME
    assert filling.answer("王秀兰").value == "王秀兰"
    filling.next()
    filling.answer("231299194203050023")
    stayed = filling.next()
    assert isinstance(stayed, Stayed) and stayed.page.error is not None
    assert stayed.page.error.render() == "One digit does not fit the others."
    assert filling.answers()["/data/applicant/a_name"] == "王秀兰"
