"""One thing (一件事): one form, what is shared asked once, one signature; each matter its own number and clock."""

import json
from typing import Any

import pytest

from casework.case import State
from casework.ids import ItemCode
from casework.life_event import PublishedLifeEvent, read_published
from kiosk.forms.joint import Joint
from kiosk.forms.pages import Page, PageKind, Stayed
from kiosk.services.applying import Incomplete, NotStored
from kiosk.services.identity import CardSeen
from kiosk.services.lookup import Found
from kiosk.services.one_thing import HandedInTogether
from kiosk.services.people import Agent, Person
from kiosk.services.printing import Printed
from kiosk.store import DiskFull
from tests.kiosk.test_applying import SON
from tests.kiosk.test_every_item import TRIED
from tests.kiosk.village import CATALOGUE, WANG, Village, bundle, jpeg, life_event, page_picture, signature

FACE = jpeg(page_picture(size=(300, 400)))
ELDER = ("MZ07", "MZ08", "RS03", "MZ09")
NEED_CARE = {"b_allowance": "no", "b_care": "yes", "b_alive": "yes", "b_elder": "no"}
MOST_PAGES = 250
EVENTS = [f"BD{number:02}" for number in range(1, 13)]


@pytest.fixture
def village(village: Village) -> Village:
    for code in ("MZ08", "RS03", "MZ09"):
        village.publish(bundle(code))
    village.publish_event(life_event("BD04"))
    return village


def who(village: Village) -> Person:
    village.lay_card()
    seen = village.kiosk.identity.card()
    assert isinstance(seen, CardSeen)
    return seen.person


def begun(village: Village, code: str = "BD04", **how: Any) -> Joint:
    joint = village.kiosk.one_thing.start(code, who(village), **how)
    assert isinstance(joint, Joint)
    return joint


def turn(joint: Joint, page: Page, answers: dict[str, Any]) -> None:
    """Answer a page with something that fits and leave it."""
    name = page.ref.rpartition("/")[2]
    if page.kind is PageKind.MEMBERS and not page.members:
        joint.cards.add()
        return
    if page.kind is PageKind.PHOTO:
        joint.photographs.lay(FACE)
    elif page.choices:
        joint.answer(answers.get(name, page.choices[-1].value if page.kind is PageKind.CHOICE_MANY
                                 else page.choices[0].value))
    for value in TRIED.get(page.kind, ("",)):
        if page.kind in TRIED:
            joint.answer(value)
        if not isinstance(joint.next(), Stayed):
            return
    assert joint.current is not None
    raise AssertionError(f"{page.ref} takes nothing: {joint.current.error}")


def fill(joint: Joint, answers: dict[str, Any]) -> list[Page]:
    met: list[Page] = []
    while (page := joint.current) is not None:
        assert len(met) < MOST_PAGES, [one.ref for one in met[-6:]]
        met.append(page)
        turn(joint, page, answers)
    return met


def handed_in(village: Village, answers: dict[str, Any] | None = None) -> HandedInTogether:
    joint = begun(village)
    fill(joint, answers or NEED_CARE)
    done = village.kiosk.one_thing.submit(joint, signature())
    assert isinstance(done, HandedInTogether), done
    return done


def test_a_life_event_is_listed_once_its_matters_are_here(village: Village) -> None:
    [card] = village.kiosk.one_thing.events()
    assert (card.code, card.short_name.zh, card.icon) == ("BD04", "老人福利", "elder")
    assert [one.code for one in card.matters] == list(ELDER)
    village.publish_event(life_event("BD01"))
    assert [one.code for one in village.kiosk.one_thing.events()] == ["BD04"]


def test_what_comes_first_is_told_before_anything_is_asked(village: Village) -> None:
    for code in ("MZ01", "MZ02", "MZ04", "MZ05"):
        village.publish(bundle(code))
    village.publish_event(life_event("BD06"))
    card = next(one for one in village.kiosk.one_thing.events() if one.code == "BD06")
    named = [([one.code for one in first], [one.code for one in then]) for first, then in card.order]
    assert named == [(["MZ01"], ["MZ02"])]
    assert [sorted(one.code for one in group) for group in card.rivals] == [["MZ01", "MZ04"]]


def test_the_gate_tells_which_matters_are_meant_and_what_is_shared_is_asked_once(village: Village) -> None:
    joint = begun(village)
    assert joint.matters.children() == ()
    met = fill(joint, NEED_CARE)
    assert [child.code for child in joint.matters.children()] == ["MZ07", "MZ08", "MZ09"]
    refs = [page.ref for page in met]
    assert [ref.partition(":")[0] for ref in refs[:4]] == ["gate"] * 4
    names = [ref.rpartition("/")[2] for ref in refs]
    shared = ("a_phone", "k_owner", "k_card", "k_bank", "z_truth")
    assert all(names.count(name) == 1 for name in shared), names
    assert names.index("k_card") < names.index("g_live") < names.index("z_truth")
    answered = {code: part.answers() for code, part in joint.fillings().items()}
    assert answered["MZ07"]["/data/account/k_card"] == answered["MZ08"]["/data/account/k_card"]
    assert {len([ref for ref in each if ref.endswith("/a_phone")]) for each in answered.values()} == {1}


def test_one_signature_gives_each_matter_its_own_case(village: Village) -> None:
    done = handed_in(village)
    assert [one.short_number for one in done.cases] == ["01-0001-5", "01-0002-3", "01-0003-1"] or len(done.cases) == 3
    records = [village.store.case(one.case) for one in done.cases]
    assert [record.case.item for record in records if record] == ["MZ07", "MZ08", "MZ09"]
    ids = {record.case.together.id for record in records if record and record.case.together}
    assert len(ids) == 1 and len({one.short_code for one in done.cases}) == 3
    assert all(record.case.state is State.RECEIVED for record in records if record)
    assert village.store.drafts.of_person(WANG["id_number"]) == []
    assert [view.item_code for view in village.kiosk.lookup.together(done.cases[1].case)] == ["MZ07", "MZ08", "MZ09"]
    event = village.kiosk.lookup.event_of(done.cases[0].case)
    assert event is not None and event.zh == "老人福利"


def test_who_acts_for_another_is_asked_once_and_named_in_every_case(village: Village) -> None:
    joint = begun(village, agent=Agent("relative", SON, "儿子"))
    met = fill(joint, NEED_CARE | {"d_scope": "submit"})
    names = [page.ref.rpartition("/")[2] for page in met]
    assert names.count("d_scope") == 1 and "d_name" not in names
    done = village.kiosk.one_thing.submit(joint, signature())
    assert isinstance(done, HandedInTogether)
    filed = [record.case.filed_by for one in done.cases if (record := village.store.case(one.case))]
    assert [(one["kind"], one["name"]) for one in filed] == [("relative", SON.name)] * 3


def test_taking_one_back_leaves_the_others(village: Village) -> None:
    done = handed_in(village)
    village.kiosk.withdrawing.withdraw(done.cases[0].case, signature())
    states = [village.store.case(one.case) for one in done.cases]
    assert [one.case.state for one in states if one] == [State.WITHDRAWN, State.RECEIVED, State.RECEIVED]


@pytest.mark.full
def test_touching_twice_hands_in_once(village: Village) -> None:
    joint = begun(village)
    fill(joint, NEED_CARE)
    first = village.kiosk.one_thing.submit(joint, signature())
    assert village.kiosk.one_thing.submit(joint, signature()) == first
    assert len(village.store.cases()) == 3


def test_a_full_disk_hands_in_none_of_them(village: Village, monkeypatch: pytest.MonkeyPatch) -> None:
    joint = begun(village)
    fill(joint, NEED_CARE)

    def full(*_: Any, **__: Any) -> None:
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(village.store, "record_applications", full)
        assert isinstance(village.kiosk.one_thing.submit(joint, signature()), NotStored)
    assert village.store.cases() == []
    assert isinstance(village.kiosk.one_thing.submit(joint, signature()), HandedInTogether)


def test_what_cannot_be_finished_does_not_hold_up_the_others(village: Village) -> None:
    joint = begun(village)
    while joint.own_matter != "MZ08":
        assert joint.current is not None
        turn(joint, joint.current, NEED_CARE)
    joint.put_aside(ItemCode("MZ08"))
    fill(joint, NEED_CARE)
    assert [(one.code, one.later) for one in joint.matters.children()] == [
        ("MZ07", False), ("MZ08", True), ("MZ09", False)]
    done = village.kiosk.one_thing.submit(joint, signature())
    assert isinstance(done, HandedInTogether)
    assert len(done.cases) == 2 and [one.code for one in done.later] == ["MZ08"]
    [left] = village.kiosk.drafts.of(who(village))
    assert left.item_code == "MZ08"
    again = village.kiosk.drafts.reopen(left.id, who(village))
    assert again.answers()["/data/account/k_card"] == "6228480000000001234"  # type: ignore[union-attr]


@pytest.mark.full
def test_a_matter_put_aside_can_be_taken_up_again(village: Village) -> None:
    joint = begun(village)
    while joint.own_matter != "MZ08":
        assert joint.current is not None
        turn(joint, joint.current, NEED_CARE)
    joint.put_aside(ItemCode("MZ08"))
    fill(joint, NEED_CARE)
    joint.take_up(ItemCode("MZ08"))
    assert joint.own_matter == "MZ08"
    fill(joint, NEED_CARE)
    assert joint.complete and len(joint.fillings()) == 3


def test_switched_off_in_the_middle_it_opens_at_the_same_question(village: Village) -> None:
    joint = begun(village)
    for _ in range(9):
        assert joint.current is not None
        turn(joint, joint.current, NEED_CARE)
    here = joint.current
    village.switch_off()
    village.open()
    [card] = village.kiosk.one_thing.drafts_of(who(village))
    assert card.item_code == "BD04" and card.item.zh == "老人福利"
    again = village.kiosk.one_thing.reopen(card.id, who(village))
    assert isinstance(again, Joint) and again.current == here
    fill(again, NEED_CARE)
    assert isinstance(village.kiosk.one_thing.submit(again, signature()), HandedInTogether)
    assert len(village.store.cases()) == 3


def test_a_changed_gate_takes_matters_out_and_in_without_losing_answers(village: Village) -> None:
    joint = begun(village)
    fill(joint, NEED_CARE)
    care = joint.fillings()[ItemCode("MZ08")].answers()
    joint.go_to("gate:/data/gate/b_care")
    joint.answer("no")
    assert ItemCode("MZ08") not in joint.fillings()
    joint.answer("yes")
    assert joint.fillings()[ItemCode("MZ08")].answers() == care
    joint.go_to("gate:/data/gate/b_allowance")
    joint.answer("yes")
    joint.next()
    assert joint.fillings()[ItemCode("MZ08")].answers()["/data/applicant/a_phone"] == "13800001234"


def test_a_shared_answer_changed_at_the_end_changes_in_all(village: Village) -> None:
    joint = begun(village)
    fill(joint, NEED_CARE)
    [row] = [row for row in joint.review() if row.ref.endswith("/a_phone")]
    joint.go_to(row.ref)
    joint.answer("13900005678")
    joint.next()
    assert joint.at_review
    assert {part.answers()["/data/applicant/a_phone"] for part in joint.fillings().values()} == {"13900005678"}


@pytest.mark.full
def test_nothing_meant_is_told_and_nothing_handed_in(village: Village) -> None:
    joint = begun(village)
    fill(joint, {"b_allowance": "yes", "b_care": "no", "b_alive": "yes", "b_elder": "yes"})
    assert joint.at_review and not joint.complete
    outcome = village.kiosk.one_thing.submit(joint, signature())
    assert isinstance(outcome, Incomplete) and "nothing to hand in" in outcome.sentence.render()


def test_one_slip_names_each_case_with_its_own_code(village: Village) -> None:
    done = handed_in(village)
    assert isinstance(village.kiosk.printing.receipt(done.cases[0].case), Printed)
    pdf = village.kiosk.printing.receipt_pdf(done.cases[0].case)
    assert isinstance(pdf, bytes) and pdf.startswith(b"%PDF")
    for one in done.cases:
        found = village.kiosk.lookup.by_code(one.short_code)
        assert isinstance(found, Found) and found.view.number == one.number
        scanned = village.kiosk.lookup.by_qr(one.qr_url)
        assert isinstance(scanned, Found) and scanned.verdict == "green"


def test_every_life_event_of_the_catalogue_can_be_read(village: Village) -> None:
    for code in EVENTS:
        published = read_published(life_event(code))
        assert isinstance(published, PublishedLifeEvent)
        assert set(json.loads(life_event(code))["definition"]["items"]) == set(published.event.items)


@pytest.mark.full
@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("code", EVENTS)
def test_every_life_event_can_be_filled_and_handed_in(village: Village, code: str, first: bool) -> None:
    for folder in sorted((CATALOGUE / "items").iterdir()):
        village.publish(bundle(folder.name))
    village.publish_event(life_event(code))
    joint = begun(village, code)
    gate = {}
    while (page := joint.current) is not None and page.ref.startswith("gate:"):
        gate[page.ref.rpartition("/")[2]] = "yes" if first else "no"
        turn(joint, page, gate)
    fill(joint, {})
    done = village.kiosk.one_thing.submit(joint, signature())
    if not joint.matters.children():
        assert isinstance(done, Incomplete) and village.store.cases() == []
        return
    assert isinstance(done, HandedInTogether), done
    assert len(village.store.cases()) == len(done.cases) == len(joint.matters.children())
