"""Finding a matter, its guide, and who stands there."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.services.catalogue import NoSuchItem
from kiosk.services.guide import Guide
from kiosk.services.identity import CardSeen, CardUnreadable, NoCard, NotAPerson
from kiosk.services.people import KnownBy, Person
from tests.kiosk.test_applying import handed_in
from tests.kiosk.village import WANG, Village, bundle, changed


def test_thirteen_topics_stand_always(village: Village) -> None:
    topics = village.kiosk.catalogue.topics()
    assert len(topics) == 13 and len({topic.icon for topic in topics}) == 13
    assert {topic.key: topic.count for topic in topics}["elder"] == 2


@pytest.mark.parametrize(("words", "first"), [
    ("高龄津贴", "MZ07"), ("岁数钱", "MZ07"), ("gljt", "MZ07"), ("gaoling", "MZ07"), ("GLJT", "MZ07"),
    ("老年钱", "MZ07"), ("八十岁的老人能领钱吗", "MZ07"), ("old-age", "MZ07"), ("mz07", "MZ07"),
    ("养老保险", "RS01"), ("  高 龄 ", "MZ07"), ("津貼", "MZ07"),
])
def test_a_neighbours_word_finds_the_matter(village: Village, words: str, first: str | None) -> None:
    found = village.kiosk.catalogue.search(words)
    assert (found[0].code if found else None) == first


@pytest.mark.parametrize("words", ["", " ", "拖拉机", "zzzz", "\U00020000"])
def test_what_no_matter_is_called_finds_nothing(village: Village, words: str) -> None:
    assert village.kiosk.catalogue.search(words) == ()


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=12))
def test_whatever_is_written_search_answers(village: Village, words: str) -> None:
    assert len(village.kiosk.catalogue.search(words, limit=1)) <= 1


def common(village: Village) -> list[str]:
    return [card.code for card in village.kiosk.catalogue.common()]


def test_what_is_used_here_comes_first_from_the_next_midnight_on(village: Village) -> None:
    village.publish(changed(bundle("MZ07"), code="MZ01", number=1))
    assert common(village) == ["MZ01", "MZ07", "RS01"]
    handed_in(village)
    village.hand.days(0.49)
    assert common(village) == ["MZ01", "MZ07", "RS01"], "whoever comes back at 23:45 finds the tiles where they were"
    village.hand.days(0.02)
    assert common(village) == ["MZ07", "MZ01", "RS01"], "past midnight in China, in the afternoon of Greenwich"
    assert village.kiosk.catalogue.common(1)[0].code == "MZ07"


def test_the_order_of_a_day_outlives_being_switched_off(village: Village) -> None:
    village.publish(changed(bundle("MZ07"), code="MZ01", number=1))
    handed_in(village)
    village.switch_off()
    village.open()
    assert common(village) == ["MZ01", "MZ07", "RS01"]
    village.hand.days(1)
    assert common(village) == ["MZ07", "MZ01", "RS01"]


def test_what_is_published_today_is_there_today(village: Village) -> None:
    assert common(village) == ["MZ07", "RS01"]
    village.publish(changed(bundle("MZ07"), code="MZ01", number=1))
    assert common(village) == ["MZ01", "MZ07", "RS01"]


def test_the_guide_says_what_to_bring_and_hides_an_assumed_limit(village: Village) -> None:
    guide = village.kiosk.catalogue.guide("MZ07")  # type: ignore[arg-type]
    assert isinstance(guide, Guide)
    assert guide.promised is None and all(step.days == 0 for step in guide.steps)
    waived = {paper.key: paper.waived for paper in guide.bring}
    assert waived == {"idcard": True, "hukou": True, "portrait": False, "account": True}
    assert guide.card.icon == "elder" and guide.department == "县民政局"


def test_a_lawful_limit_stands_in_the_guide(village: Village) -> None:
    village.publish(changed(bundle("MZ07"), version=2, limits={
        "statutory_days": 20, "promised_days": 10, "days_source": "law"}))
    guide = village.kiosk.catalogue.guide("MZ07")  # type: ignore[arg-type]
    assert isinstance(guide, Guide) and guide.promised is not None
    assert guide.promised.render() == "An answer within 10 working days"


def test_a_matter_that_is_not_here_is_said_so(village: Village) -> None:
    assert village.kiosk.catalogue.guide("XX99") == NoSuchItem("XX99")  # type: ignore[arg-type]


def test_a_card_on_the_plate_tells_who_it_is(village: Village) -> None:
    assert village.kiosk.identity.card() == NoCard()
    village.lay_card()
    seen = village.kiosk.identity.card()
    assert isinstance(seen, CardSeen)
    assert (seen.person.birth, seen.person.sex, seen.person.known_by) == (date(1942, 3, 5), "F", KnownBy.CARD)
    assert (seen.person.shown_name, seen.person.shown_number) == ("王*兰", "231*************2X")
    assert WANG["name"] not in repr(seen)
    village.take_card()
    assert village.kiosk.identity.card() == NoCard()


def test_a_card_read_wrongly_is_asked_for_again(village: Village) -> None:
    village.lay_card(WANG | {"id_number": WANG["id_number"][:-1] + "1"})
    seen = village.kiosk.identity.card()
    assert isinstance(seen, CardUnreadable) and seen.next_step.render().startswith("Turn it over")


@pytest.mark.parametrize(("number", "name", "field"), [
    ("2312991942030500", "王秀兰", "number"), (WANG["id_number"], "", "name"), (WANG["id_number"], "王3", "name"),
])
def test_what_cannot_be_a_person_is_said_beside_its_field(village: Village, number: str, name: str,
                                                          field: str) -> None:
    outcome = village.kiosk.identity.typed(number, name)
    assert isinstance(outcome, NotAPerson) and outcome.field == field
    assert village.kiosk.identity.check_number(WANG["id_number"]) is None


def test_a_typed_number_may_have_blanks_and_a_small_x(village: Village) -> None:
    person = village.kiosk.identity.typed("231299 19420305 002x", " 王秀兰 ")
    assert isinstance(person, Person)
    assert (person.id_number, person.name, person.known_by) == (WANG["id_number"], "王秀兰", KnownBy.TYPED)
