"""Filling the real form of the old-age allowance: pages, turning, checking."""

from datetime import date

import pytest

from casework.ids import Sha256
from kiosk.forms.filling import Filling
from kiosk.forms.keeping import Kept, Place
from kiosk.forms.opening import Desk
from kiosk.forms.pages import OnPage, PageKind, Progress, Source, Stayed
from kiosk.forms.prefill import Known
from kiosk.services.clock import FormClock
from kiosk.services.item_forms import ItemForms
from kiosk.services.people import KnownBy, Person
from tests.kiosk.old_age import CONTACT, LIVE, OWNER, PENSION, PHONE, started, walk_to
from tests.kiosk.village import ANSWERS, Memory, Village, jpeg, page_picture


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
