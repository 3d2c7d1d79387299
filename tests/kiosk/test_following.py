"""A case through its life as the village sees it."""

import hashlib
from datetime import date

import pytest

from casework.ids import CaseId
from kiosk.forms.filling import Filling
from kiosk.forms.pages import AtReview, PageKind
from kiosk.services.applying import Incomplete
from kiosk.services.case_view import CaseView, Phase
from kiosk.services.collecting import HandedOver, NotReady, Ready
from kiosk.services.lookup import Found, NotFound, SlipOnly
from kiosk.services.people import KnownBy, Person
from kiosk.services.printing import PaperWaits, Printed
from kiosk.services.rating import RatedBefore, ThankYou
from kiosk.services.supplementing import NothingAsked, Sent
from kiosk.services.withdrawing import TakenBack, TooLate
from kiosk.store.contents import Contents
from tests.kiosk.test_applying import handed_in
from tests.kiosk.village import WANG, Village, bundle, changed, jpeg, page_picture, signature

PHOTO, CARD = "/data/materials/m_photo", "/data/account/k_card"
PAPER = b"%PDF-1.7 decision"
WORDS = {True: {"what": "看不清", "fix": "再照一回"}, False: {"what": "少了几位数", "fix": "对着卡再写一遍"}}
"""What a clerk writes beside a photograph, and beside anything else."""


def seen(village: Village, case: CaseId) -> CaseView:
    view = village.kiosk.lookup.case(case)
    assert isinstance(view, CaseView)
    return view


def asked(village: Village, case: CaseId, *refs: str) -> None:
    village.county_hears()
    village.county_says("SupplementRequested", {"asks": [
        {"ref": ref, **WORDS["/materials/" in ref]} for ref in refs]}, case)


def decided(village: Village, case: CaseId, *, granted: bool = True) -> None:
    village.county_hears()
    village.county_says("Accepted", {}, case)
    village.hand.days(2)
    village.county_says("StepPassed", {"step": "township", "opinion": "同意"}, case)
    village.hand.days(1)
    village.county_says("Decided", {"granted": granted, "content": "每月 100 元", "reasons": "", "amount": "100",
                                    "from_month": "2026-03"}, case)
    village.county_says("PaperIssued", {
        "paper": "decision", "number": "7", "sha256": hashlib.sha256(PAPER).hexdigest(), "size": len(PAPER)}, case)
    village.store.blobs.came(PAPER, "application/pdf")


def phases(view: CaseView) -> list[str]:
    return [row.phase.value for row in view.timeline]


def reached(view: CaseView) -> list[bool]:
    return [word.reached for word in view.transport]


def test_stored_then_confirmed(village: Village) -> None:
    case = handed_in(village).case
    before = seen(village, case)
    assert reached(before) == [True, False, False]
    assert before.headline.render().startswith("It is stored in the village")
    village.county_hears()
    after = seen(village, case)
    assert reached(after) == [True, True, False]
    assert after.headline.render() == "The township is looking at the papers"
    assert after.due == date(2026, 3, 9)


def test_a_photograph_is_mended_and_nothing_else_is_asked(village: Village) -> None:
    case = handed_in(village).case
    asked(village, case, PHOTO)
    view = seen(village, case)
    assert (view.state, view.can_supplement) == ("SUPPLEMENT", True)
    [ask] = view.asks
    assert (ask.question, ask.fix, ask.photograph) == ("给您照张相", "再照一回", True)
    assert Phase.STOPPED in {row.phase for row in view.timeline}
    filling = village.kiosk.supplementing.open(case)
    assert isinstance(filling, Filling) and filling.current is not None
    assert (filling.current.ref, filling.progress.left) == (PHOTO, 0)
    assert filling.current.hint == f"{ask.what} → {ask.fix}", "what is wrong stands where it is mended"
    early = village.kiosk.supplementing.send(case, filling, signature())
    assert isinstance(early, Incomplete) and early.ref == PHOTO
    new = jpeg(page_picture(light=250))
    filling.photographs.lay(new)
    assert filling.next() == AtReview()
    assert [row.ref for row in filling.review()] == [PHOTO], "a slip shows nothing else of a person"
    assert village.kiosk.supplementing.send(case, filling, signature()) == Sent(case)
    record = village.store.case(case)
    assert record is not None and record.case.misfits == ()
    newest = record.case.attachment(PHOTO)
    assert newest is not None and village.store.blobs.get(newest.sha256) == new
    assert seen(village, case).state == "RECEIVED"
    assert isinstance(village.kiosk.supplementing.open(case), NothingAsked)
    assert isinstance(village.kiosk.supplementing.send(case, filling, signature()), NothingAsked)


def test_one_answer_is_mended_and_the_photograph_stays(village: Village) -> None:
    case = handed_in(village).case
    asked(village, case, CARD)
    filling = village.kiosk.supplementing.open(case)
    assert isinstance(filling, Filling) and filling.current is not None
    assert (filling.current.kind, filling.current.value) == (PageKind.BANK, ""), "whoever found a slip reads no account"
    filling.answer("6228480000000009999")
    filling.next()
    assert filling.answers() == {CARD: "6228480000000009999"}
    assert filling.attachments() == ()
    assert village.kiosk.supplementing.send(case, filling, signature()) == Sent(case)
    record = village.store.case(case)
    assert record is not None and record.case.answers[CARD].endswith("9999")
    assert len(record.case.attachments) == 3


def test_a_supplement_goes_into_its_own_case_only(village: Village) -> None:
    one, other = handed_in(village).case, handed_in(village).case
    asked(village, one, CARD)
    filling = village.kiosk.supplementing.open(one)
    assert isinstance(filling, Filling)
    with pytest.raises(ValueError, match="another case"):
        village.kiosk.supplementing.send(other, filling, signature())


def test_the_answer_is_handed_over_and_rated(village: Village) -> None:
    case = handed_in(village).case
    assert isinstance(village.kiosk.collecting.answer(case), NotReady)
    decided(village, case)
    view = seen(village, case)
    assert reached(view) == [True, True, True]
    assert phases(view) == ["done"] * 5 + ["now"]
    ready = village.kiosk.collecting.answer(case)
    assert isinstance(ready, Ready)
    assert (ready.answer.granted, ready.answer.amount, ready.answer.decided_by) == (True, "100", "县民政局")
    assert ready.answer.used.render() == "It took 3 working days"
    assert [(paper.kind, paper.here) for paper in ready.papers] == [("decision", True)]
    assert village.kiosk.collecting.sign(case, signature()) == HandedOver(case)
    after = seen(village, case)
    assert (after.state, after.ended, phases(after)) == ("DONE", True, ["done"] * 6)
    again = village.kiosk.collecting.sign(case, signature())
    assert isinstance(again, NotReady) and "before" in again.sentence.render()
    assert village.kiosk.rating.rate(case, 5) == ThankYou()
    assert village.kiosk.rating.rate(case, 1, reasons=("slow",)) == RatedBefore()
    record = village.store.case(case)
    assert record is not None and record.case.misfits == ()
    assert [(one.stage, one.level) for one in record.case.ratings] == [("result", 5)]
    assert record.facts[-2].body["signature"]


@pytest.mark.parametrize("trouble", ["paper_out", "offline"])
def test_a_paper_that_does_not_come_out_waits(village: Village, trouble: str) -> None:
    case = handed_in(village).case
    decided(village, case)
    [paper] = seen(village, case).papers
    (village.folder / "printed").mkdir()
    (village.folder / "printed" / trouble).touch()
    waits = village.kiosk.printing.paper(case, paper.sha256)
    assert waits == PaperWaits() and "just the same" in waits.sentence.render()
    (village.folder / "printed" / trouble).unlink()
    assert village.kiosk.printing.paper(case, paper.sha256) == Printed()


def test_how_it_went_is_asked_once_it_was_taken_on_not_before(village: Village) -> None:
    case = handed_in(village).case
    village.county_hears()
    assert not seen(village, case).can_rate, "nobody has looked at it yet"
    assert village.kiosk.rating.rate(case, 2) == RatedBefore()
    village.county_says("Accepted", {}, case)
    assert seen(village, case).can_rate
    assert village.kiosk.rating.rate(case, 2, reasons=("slow", "trips")) == ThankYou()
    record = village.store.case(case)
    assert record is not None
    assert [(one.stage, one.reasons) for one in record.case.ratings] == [("apply", ("slow", "trips"))]
    assert not seen(village, case).can_rate


def test_a_rating_outside_the_faces_is_a_mistake(village: Village) -> None:
    case = handed_in(village).case
    for level, reasons in ((0, ()), (6, ()), (3, ("rude",))):
        with pytest.raises(ValueError, match="level"):
            village.kiosk.rating.rate(case, level, reasons=reasons)


def test_what_was_refused_is_said_with_the_way_on(village: Village) -> None:
    case = handed_in(village).case
    decided(village, case, granted=False)
    view = seen(village, case)
    assert view.headline.render() == "It is not granted"
    assert view.answer is not None and "60 days" in view.answer.rights.render()


def test_taking_back_is_possible_until_the_decision(village: Village) -> None:
    one, other = handed_in(village).case, handed_in(village).case
    assert village.kiosk.withdrawing.withdraw(one, signature(), reason="不办了") == TakenBack(one)
    view = seen(village, one)
    assert (view.state, view.can_withdraw, view.ended) == ("WITHDRAWN", False, True)
    assert view.timeline[-1].words.render() == "Taken back" and Phase.TO_COME not in {
        row.phase for row in view.timeline}
    decided(village, other)
    assert isinstance(village.kiosk.withdrawing.withdraw(other, signature()), TooLate)


def test_an_assumed_limit_is_never_shown(village: Village) -> None:
    case = handed_in(village).case
    village.county_hears()
    village.county_says("Accepted", {}, case)
    view = seen(village, case)
    assert view.due is None
    assert view.headline.render() == "乡镇民政民生办公室 is looking at it"


def test_a_lawful_limit_is_shown_in_days(village: Village) -> None:
    village.publish(changed(bundle("MZ07"), version=2, limits={
        "statutory_days": 20, "promised_days": 10, "days_source": "law", "supplement_days": 15}))
    case = handed_in(village).case
    village.county_hears()
    village.county_says("Accepted", {}, case)
    view = seen(village, case)
    assert view.due == date(2026, 3, 16)
    assert view.headline.render() == "乡镇民政民生办公室 is looking at it, 10 working days left"
    assert view.detail.render() == "An answer by 16 March at the latest. You need do nothing now."


def test_a_case_is_found_by_code_number_and_person(village: Village) -> None:
    done = handed_in(village)
    for typed in (done.short_code, done.short_code.lower().replace("-", " "), done.number):
        found = village.kiosk.lookup.by_code(typed)
        assert isinstance(found, Found) and found.view.case == done.case
    who = Person(WANG["name"], "citizen", WANG["id_number"], date(1942, 3, 5), "F", KnownBy.CARD)
    assert [view.case for view in village.kiosk.lookup.of(who)] == [done.case]
    assert [view.case for view in village.kiosk.lookup.village()] == [done.case]


@pytest.mark.parametrize("typed", ["", "AAAA", "0000-0000-0000", "不知道", "231222102201-260302-01-0009-0"])
def test_what_is_not_found_says_what_to_do(village: Village, typed: str) -> None:
    handed_in(village)
    outcome = village.kiosk.lookup.by_code(typed)
    assert isinstance(outcome, NotFound) and outcome.next_step.render()


def test_a_forged_slip_opens_nothing(village: Village) -> None:
    done = handed_in(village)
    last = "0" if done.qr_url[-1] != "0" else "1"
    forged = village.kiosk.lookup.by_qr(done.qr_url[:-1] + last)
    assert isinstance(forged, SlipOnly) and forged.verdict == "red"
    assert isinstance(village.kiosk.lookup.by_qr("https://elsewhere/r#1"), NotFound)


def test_a_slip_of_a_forgotten_case_says_that_it_is_done(village: Village) -> None:
    done = handed_in(village)
    village.county_hears()
    record = village.store.case(done.case)
    assert record is not None

    def forget(contents: Contents) -> None:
        contents.erasing._note(done.case, record.case, 0)
        contents.erasing._forget([done.case])

    village.store._calls.change({"cases"}, forget)
    for typed in (done.short_code, done.number):
        outcome = village.kiosk.lookup.by_code(typed)
        assert isinstance(outcome, NotFound) and "done" in outcome.sentence.render()
    slip = village.kiosk.lookup.by_qr(done.qr_url)
    assert isinstance(slip, SlipOnly) and "done" in slip.sentence.render() and slip.next_step.render()
    assert village.kiosk.lookup.village(open_only=False) == ()


def test_a_slip_laid_under_the_scanner_is_read(village: Village) -> None:
    done = handed_in(village)
    assert village.kiosk.lookup.scanned() is None
    (village.folder / "scanner").mkdir()
    (village.folder / "scanner/slip.txt").write_text(done.qr_url)
    assert village.kiosk.lookup.scanned() == done.qr_url


def test_nothing_of_a_person_shows_in_a_view(village: Village) -> None:
    done = handed_in(village)
    shown = repr(seen(village, done.case)) + repr(done)
    assert done.short_code not in shown and WANG["name"] not in shown and WANG["id_number"] not in shown
