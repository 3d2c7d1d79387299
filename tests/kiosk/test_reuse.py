"""What was told before is offered once, marked with its source and confirmed; without consent the fields are empty."""

from datetime import date
from typing import Any

import pytest

from casework.ids import ItemCode
from kiosk.forms.filling import Filling
from kiosk.forms.pages import Page, Source
from kiosk.services.applying import Submitted
from kiosk.services.identity import CardSeen
from kiosk.services.people import Agent, Person
from tests.kiosk.test_every_item import MOST_PAGES, turn
from tests.kiosk.village import WANG, Village, bundle, changed, fill, jpeg, page_picture, signature

PHOTO = "m_plotphoto"


@pytest.fixture
def village(village: Village) -> Village:
    for code in ("MZ10", "CL02", "MZ08", "NY04", "NY05"):
        village.publish(bundle(code))
    return village


def laid(village: Village) -> Person:
    village.lay_card()
    seen = village.kiosk.identity.card()
    assert isinstance(seen, CardSeen)
    return seen.person


def start(village: Village, item: str, *, reuse: bool = True, person: Person | None = None,
          agent: Agent | None = None) -> Filling:
    filling = village.kiosk.applying.start(ItemCode(item), person or laid(village), agent, reuse=reuse)
    assert isinstance(filling, Filling)
    return filling


def hand_in(village: Village, item: str, answers: dict[str, Any] | None = None, **how: Any) -> Submitted:
    filling = start(village, item, reuse=False, **how)
    if item == "MZ07":
        fill(village, filling)
    else:
        walk(filling, answers or {})
    done = village.kiosk.applying.submit(filling, signature())
    assert isinstance(done, Submitted), done
    return done


def walk(filling: Filling, answers: dict[str, Any]) -> list[Page]:
    """Answer everything; return the pages as they were met."""
    met: list[Page] = []
    while (page := filling.current) is not None:
        assert len(met) < MOST_PAGES
        met.append(page)
        name = page.ref.rpartition("/")[2]
        if page.value and page.source is Source.EARLIER:
            filling.next()
        elif name in answers:
            filling.answer(answers[name])
            filling.next()
        else:
            turn(filling, page, last_choice=False)
    return met


def page_of(filling: Filling, name: str) -> Page:
    return next(filling.go_to(row.ref) for row in filling.review() if row.ref.endswith(f"/{name}"))


def test_telephone_and_account_are_offered_and_marked(village: Village) -> None:
    assert village.kiosk.applying.earlier(ItemCode("MZ08"), laid(village)) is None
    hand_in(village, "MZ07")
    offer = village.kiosk.applying.earlier(ItemCode("MZ08"), laid(village))
    assert offer is not None and offer.day == date(2026, 3, 2)
    assert [icon for icon, _ in offer.kinds] == ["phone", "credit-card"]
    filling = start(village, "MZ08")
    page = filling.current
    assert page is not None and (page.value, page.source) == ("13800001234", Source.EARLIER)
    assert page.origin is not None and (page.origin.item.zh, page.origin.day) == ("高龄津贴", date(2026, 3, 2))
    assert page_of(filling, "k_card").value == "6228480000000001234"
    filling.answer("6228480000000009999")
    page = filling.current
    assert page is not None and (page.source, page.origin) == (Source.TYPED, None)


def test_who_says_no_gets_empty_fields(village: Village) -> None:
    hand_in(village, "MZ07")
    filling = start(village, "MZ08", reuse=False)
    assert filling.current is not None and filling.current.value == ""
    assert {row.answer for row in filling.review() if "/account/" in row.ref} == {""}


def test_what_was_agreed_stands_in_the_case_and_in_the_draft(village: Village) -> None:
    hand_in(village, "MZ07")
    filling = start(village, "RS01")
    again = village.kiosk.drafts.reopen(filling.draft, laid(village))
    assert isinstance(again, Filling) and again.current == filling.current
    walk(again, {})
    done = village.kiosk.applying.submit(again, signature())
    assert isinstance(done, Submitted)
    record = village.store.case(done.case)
    assert record is not None and record.facts[0].body["consent"]["reuse"] is True


@pytest.mark.parametrize("how", ["typed", "agent"])
def test_a_number_and_a_name_alone_bring_nothing_back(village: Village, how: str) -> None:
    hand_in(village, "MZ07")
    person = village.kiosk.identity.typed(WANG["id_number"], WANG["name"])
    assert isinstance(person, Person)
    assert village.kiosk.applying.earlier(ItemCode("MZ08"), person) is None
    agent = Agent("relative", person, "儿子") if how == "agent" else None
    filling = start(village, "MZ08", person=laid(village) if agent else person, agent=agent)
    assert filling.current is not None and filling.current.value == ""


def test_a_discreet_matter_speaks_only_to_itself(village: Village) -> None:
    village.publish(changed(bundle("MZ07"), version=2, discreet=True))
    hand_in(village, "MZ07")
    assert village.kiosk.applying.earlier(ItemCode("MZ08"), laid(village)) is None
    assert village.kiosk.applying.earlier(ItemCode("MZ07"), laid(village)) is not None


def test_a_paper_handed_in_before_is_offered_with_its_picture(village: Village) -> None:
    hand_in(village, "NY04")
    filling = start(village, "NY05")
    page = page_of(filling, PHOTO)
    assert page.offer is not None and page.offer.item.zh == "地力补贴" and page.value == ""
    assert filling.offered(page.ref) is not None
    page = filling.photographs.use_offered()
    assert page.value.endswith(".jpg") and page.source is Source.EARLIER
    again = village.kiosk.drafts.reopen(filling.draft, laid(village))
    assert isinstance(again, Filling) and again.picture(page.ref) == filling.picture(page.ref) is not None
    new = jpeg(page_picture(size=(400, 500)))
    assert filling.photographs.lay(new).source is Source.TYPED and filling.picture(page.ref) == new


def test_a_paper_used_again_is_handed_in(village: Village) -> None:
    first = hand_in(village, "NY04")
    filling = start(village, "NY05")
    walk(filling, {})
    page_of(filling, PHOTO)
    filling.photographs.use_offered()
    filling.next()
    second = village.kiosk.applying.submit(filling, signature())
    assert isinstance(second, Submitted)
    records = [village.store.case(done.case) for done in (first, second)]
    hashes = [{one.sha256 for one in record.case.attachments if one.ref.endswith(PHOTO)}
              for record in records if record]
    assert hashes[0] == hashes[1] != set()


def test_the_plots_of_one_subsidy_are_known_to_the_next(village: Village) -> None:
    hand_in(village, "NY04")
    village.hand.days(40)
    filling = start(village, "NY05")
    asked = {page.ref: page for page in walk(filling, {})}
    plot = asked["/data/plots/plot[1]/n_plot"]
    assert plot.value and plot.source is Source.EARLIER
    assert plot.origin is not None and plot.origin.day == date(2026, 3, 2)
    assert asked["/data/crop/n_twice"].source is Source.TYPED


def test_what_was_said_in_a_first_look_is_not_overwritten(village: Village) -> None:
    hand_in(village, "NY04")
    look = village.kiosk.eligibility.look(ItemCode("RS01"), laid(village))
    assert isinstance(look, Filling)
    look.answer("no")
    look.next()
    filling = village.kiosk.applying.start(ItemCode("RS01"), laid(village), told=look.told(), reuse=True)
    assert isinstance(filling, Filling) and filling.answers()["/data/joining/p_student"] == "no"
