"""A form that is left comes back as it was, for its own person, and for seven days."""

import json
from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.forms.filling import Filling
from kiosk.forms.pages import PageKind, Stayed
from kiosk.services.people import KnownBy, Person
from tests.kiosk.old_age import CARD, PHOTO, person, started, walk_to
from tests.kiosk.village import WANG, Village, fill


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
