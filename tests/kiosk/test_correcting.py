"""What was just handed in is corrected: a new case in the place of the old one, all or nothing."""

from dataclasses import replace

from casework.case import State
from kiosk.forms.filling import Filling
from kiosk.services.applying import Submitted
from kiosk.services.correcting import NotYours, TooLateToCorrect
from kiosk.services.identity import CardSeen
from kiosk.services.people import Agent, KnownBy, Person
from kiosk.services.supplementing import Sent
from tests.kiosk.test_applying import SON, handed_in
from tests.kiosk.test_following import CARD, PHOTO, asked, decided, seen
from tests.kiosk.village import WANG, Village, signature

OTHER_CARD = "6228480000000000010"


def her(village: Village, **who: str) -> Person:
    village.lay_card(WANG | who)
    seen = village.kiosk.identity.card()
    assert isinstance(seen, CardSeen), seen
    return seen.person


def finder(village: Village) -> Person:
    """Somebody else, with a card of their own."""
    return her(village, id_number="231299194403120029", name="李福")


def opened(village: Village, submitted: Submitted) -> Filling:
    filling = village.kiosk.correcting.open(submitted.case, her(village))
    assert isinstance(filling, Filling), filling
    return filling


def test_one_answer_is_changed_and_the_rest_stays(village: Village) -> None:
    first = handed_in(village)
    old = village.store.case(first.case)
    filling = opened(village, first)
    assert filling.at_review and filling.complete, "open at the last look, nothing is asked again"
    filling.go_to(CARD)
    filling.answer(OTHER_CARD)
    again = village.kiosk.applying.submit(filling, signature())
    assert isinstance(again, Submitted), again
    new, old_now = village.store.case(again.case), village.store.case(first.case)
    assert new is not None and old is not None and old_now is not None
    assert new.case.answers == old.case.answers | {CARD: OTHER_CARD}
    assert {one.ref: one.sha256 for one in new.case.attachments if one.ref == PHOTO} == {
        one.ref: one.sha256 for one in old.case.attachments if one.ref == PHOTO}
    assert new.facts[0].body["corrects"] == first.case
    assert old_now.case.state is State.WITHDRAWN
    assert again.short_code != first.short_code


def test_who_acted_for_another_still_acts_when_they_correct_it(village: Village) -> None:
    first = handed_in(village, Agent("relative", SON, "儿子"))
    filling = village.kiosk.correcting.open(first.case, replace(SON, known_by=KnownBy.CARD))
    assert isinstance(filling, Filling), filling
    again = village.kiosk.applying.submit(filling, signature())
    assert isinstance(again, Submitted), again
    old, new = (record.case for one in (first, again) if (record := village.store.case(one.case)))
    assert new.filed_by == old.filed_by and new.filed_by["name"] == SON.name
    assert new.applicant == old.applicant


def test_a_found_slip_opens_no_answers(village: Village) -> None:
    first = handed_in(village)
    typed = village.kiosk.identity.typed(WANG["id_number"], WANG["name"])
    assert isinstance(typed, Person)
    for asking in (None, finder(village), typed):
        assert isinstance(village.kiosk.correcting.open(first.case, asking), NotYours)
    assert isinstance(village.kiosk.correcting.open(first.case, her(village)), Filling)


def test_leaving_changes_nothing(village: Village) -> None:
    first = handed_in(village)
    before = village.store.waiting().count
    opened(village, first).go_to(CARD)
    assert village.store.waiting().count == before
    assert seen(village, first.case).can_correct


def test_when_somebody_works_on_it_it_is_too_late(village: Village) -> None:
    first = handed_in(village)
    asked(village, first.case, PHOTO)
    assert isinstance(village.kiosk.correcting.open(first.case, her(village)), TooLateToCorrect)
    second = handed_in(village)
    decided(village, second.case)
    assert isinstance(village.kiosk.correcting.open(second.case, her(village)), TooLateToCorrect)
    assert not seen(village, second.case).can_correct


def test_what_was_answered_before_stands_at_what_is_to_be_mended_for_the_person_alone(village: Village) -> None:
    case = handed_in(village).case
    asked(village, case, CARD)
    for person, there in ((her(village), "6228480000000001234"), (finder(village), ""), (None, "")):
        filling = village.kiosk.supplementing.open(case, person)
        assert isinstance(filling, Filling) and filling.current is not None
        assert (filling.current.ref, filling.current.value) == (CARD, there)


def test_what_is_only_about_right_is_said_so_until_it_is_answered_exactly(village: Village) -> None:
    filling = opened(village, handed_in(village))
    filling.go_to(CARD)
    filling.mark_inexact()
    assert next(row.revealed for row in filling.review() if row.ref == CARD) == "约6228480000000001234"
    again = village.kiosk.applying.submit(filling, signature())
    assert isinstance(again, Submitted), again
    record = village.store.case(again.case)
    assert record is not None and record.case.inexact == {CARD}
    asked(village, again.case, CARD)
    mending = village.kiosk.supplementing.open(again.case)
    assert isinstance(mending, Filling)
    mending.answer(OTHER_CARD)
    assert village.kiosk.supplementing.send(again.case, mending, signature()) == Sent(again.case)
    record = village.store.case(again.case)
    assert record is not None and record.case.misfits == () and record.case.inexact == frozenset()
