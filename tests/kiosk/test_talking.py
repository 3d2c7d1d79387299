"""Asking, complaining, objecting, one's own things, and the assistant who vouches; over a real store."""

from typing import Any

import pytest

from casework.enquiry import About
from casework.ids import CaseId
from kiosk.services.enquiries import NothingSaid, Said
from kiosk.services.people import KnownBy, Person
from kiosk.services.vouching import NotVouched
from kiosk.store import FactDraft
from tests.kiosk.village import WANG, Village
from tests.rules.test_enquiry_and_notice import NOTICE

CODE = "246810"


def typed(village: Village, number: str = WANG["id_number"], name: str = WANG["name"]) -> Person:
    person = village.kiosk.identity.typed(number, name)
    assert isinstance(person, Person)
    return person


def vouched(village: Village, **who: str) -> Person:
    assert village.kiosk.vouching.set_code(CODE) is None
    person = village.kiosk.vouching.vouch(typed(village, **who), CODE)
    assert isinstance(person, Person), person
    return person


def test_a_question_is_stored_and_its_answer_is_heard_here(village: Village) -> None:
    person = vouched(village)
    before = village.store.waiting().count
    said = village.kiosk.enquiries.ask("  要带啥来？ ", person, item="MZ07")
    assert isinstance(said, Said)
    assert village.store.waiting().count == before + 1
    [mine] = village.kiosk.enquiries.of(person)
    assert (mine.words, mine.about, mine.item, mine.answered) == ("要带啥来？", About.QUESTION, "MZ07", False)
    village.county_says("Answered", {"words": "带身份证。", "by": "民政办"}, said.id)
    [mine] = village.kiosk.enquiries.of(person)
    assert [one.words for one in mine.answers] == ["带身份证。"]


def test_without_words_nothing_is_stored(village: Village) -> None:
    assert isinstance(village.kiosk.enquiries.complain("   ", None), NothingSaid)
    assert village.store.waiting().count == 0


def test_an_anonymous_complaint_names_nobody_and_is_nobody_elses(village: Village) -> None:
    said = village.kiosk.enquiries.complain("办得太慢。", None, case="C" * 22)
    assert isinstance(said, Said)
    one = village.kiosk.enquiries.enquiry(said.id)
    assert one is not None and one.name == one.id_number == "" and one.case == "C" * 22
    assert village.kiosk.enquiries.of(vouched(village)) == ()


def test_nobody_hears_what_another_asked(village: Village) -> None:
    village.kiosk.enquiries.ask("钱啥时候到？", vouched(village))
    assert village.kiosk.enquiries.of(vouched(village, number="231299194403120029", name="王秀兰")) == ()


def test_a_notice_is_read_and_objected_to(village: Village) -> None:
    posted = village.county_says("NoticePosted", NOTICE)
    [one] = village.kiosk.notices.hanging()
    assert one.title == NOTICE["title"] and village.kiosk.notices.days_left(one) == 6
    for row in (0, 1):
        said = village.kiosk.enquiries.object("这家条件好", None, posted.case, row=row)
        assert isinstance(said, Said)
        found = village.kiosk.enquiries.enquiry(said.id)
        assert found is not None and (found.notice, found.row) == (posted.case, row)
        [fact] = [fact for fact in village.store.facts_of({"Objected"}) if fact.case == said.id]
        assert ("row" in fact.body) is bool(row), "an objection to all of it is written as before"
    village.clock.days(7)
    assert village.kiosk.notices.hanging() == (), "over"


class TestVouching:
    """A typed number proves nothing."""

    @pytest.fixture
    def _case(self, village: Village) -> CaseId:
        body: dict[str, Any] = {
            "item": "MZ07", "version": 1, "village": "231222102201",
            "answers": {"/data/applicant/a_phone": "13800000012"},
            "applicant": {"name": WANG["name"], "id_type": "citizen", "id_number": WANG["id_number"], "phone": ""}}
        return village.store.record([FactDraft("Applied", body)])[0].case

    def test_who_typed_a_number_sees_nothing_of_what_lies_under_it(self, village: Village, _case: CaseId) -> None:
        person = typed(village)
        assert village.kiosk.lookup.of(person) == ()
        assert village.kiosk.mine.known(person) == () and village.kiosk.mine.papers(person) == ()
        assert village.kiosk.drafts.of(person) == () and village.kiosk.enquiries.of(person) == ()
        filling = village.kiosk.applying.start("MZ07", person)  # type: ignore[arg-type]
        assert "13800000012" not in str(filling.answers()), "not even in a form"  # type: ignore[union-attr]

    def test_the_assistants_code_opens_it_and_is_written_down(self, village: Village, _case: CaseId) -> None:
        person = vouched(village)
        assert person.known_by is KnownBy.VOUCHED and person.proven
        assert len(village.kiosk.lookup.of(person)) == 1
        known = {one.key: one for one in village.kiosk.mine.known(person)}
        assert known["a_phone"].whole == "13800000012" and "0000" not in known["a_phone"].masked
        [fact] = village.store.facts_of(frozenset({"Vouched"}))
        assert fact.body["id_number"] == WANG["id_number"] and CODE not in fact.line.decode()

    def test_five_wrong_tries_shut_it_for_ten_minutes(self, village: Village) -> None:
        village.kiosk.vouching.set_code(CODE)
        person = typed(village)
        for _ in range(5):
            assert isinstance(village.kiosk.vouching.vouch(person, "000000"), NotVouched)
        assert isinstance(village.kiosk.vouching.vouch(person, CODE), NotVouched), "shut, even for the right code"
        village.clock.days(11 / 1440)
        assert isinstance(village.kiosk.vouching.vouch(person, CODE), Person)

    @pytest.mark.parametrize("code", ["", "12345", "abcdef", "１２３４５６"])
    def test_a_weak_code_is_not_taken(self, village: Village, code: str) -> None:
        assert isinstance(village.kiosk.vouching.set_code(code), NotVouched)
        assert not village.kiosk.vouching.can_vouch()

    def test_without_a_code_nobody_is_vouched_for(self, village: Village) -> None:
        assert isinstance(village.kiosk.vouching.vouch(typed(village), ""), NotVouched)
