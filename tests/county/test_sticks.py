"""Sticks between a kiosk and its county: out and home, in any order, any number of times, beside the line."""

import shutil
from pathlib import Path

import pytest

from casework.wire.chain import Position
from county.intake.surroundings import attachments, event_store
from county.sticks import bringing
from kiosk.store import FactDraft, Transport
from kiosk.sync import Exchanged
from tests.county.by_hand import ByHand, at_county
from tests.county.world import VILLAGE, record
from tests.rules.case_facts import ASK


def test_an_application_goes_out_and_its_acknowledgement_comes_home(hand: ByHand) -> None:
    hand.round()
    assert [one.definition.code for one in hand.box.store.items()] == ["MZ07"]
    fact = hand.photograph()
    hand.out()
    assert hand.transport() == {Transport.STORED} and hand.at_county() == ["taken"]
    assert at_county() == [fact.id] and attachments().has(fact.body["attachments"][0]["sha256"])
    record(fact.case, "SupplementRequested", ASK)
    hand.back()
    assert hand.home() == ["taken"] and hand.transport() == {Transport.CONFIRMED}
    assert hand.box.store.case(fact.case).case.state == "SUPPLEMENT"
    assert hand.box.store.waiting().count == 0 and hand.box.store.blobs.to_send() == []


def test_every_stick_may_come_again(hand: ByHand) -> None:
    hand.round()
    hand.box.apply()
    hand.out()
    assert [hand.at_county(), hand.at_county()] == [["taken"], ["known"]]
    hand.back()
    assert [hand.home(), hand.home(), hand.at_county()] == [["taken"], ["known"], ["known"]]
    assert len(at_county()) == 1 == len(hand.box.store.cases())


@pytest.mark.parametrize("order", [(2, 0, 1), (1, 0, 2)])
def test_sticks_arrive_in_any_order(hand: ByHand, tmp_path: Path, order: tuple[int, ...]) -> None:
    """Three sticks out, none answered: each holds all that waits, so an early one coming late changes nothing."""
    hand.round()
    kept = []
    for number in range(3):
        hand.box.apply()
        kept.append(shutil.copy(hand.out(), tmp_path / f"{number}.stick"))
    for number in order:
        hand.at_county(Path(kept[number]))
    assert len(at_county()) == len(set(at_county())) == 3
    hand.back()
    hand.home()
    assert hand.transport() == {Transport.CONFIRMED} and len(hand.box.store.cases()) == 3


def test_a_gap_at_the_county_is_held_and_closed(hand: ByHand, tmp_path: Path) -> None:
    hand.round()
    hand.box.apply()
    first = shutil.copy(hand.out(), tmp_path / "first.stick")
    part = hand.box.store.exchange.outboxes()[-1]
    hand.box.store._calls.contents.agreement._acknowledge(
        Position(part.epoch, 1, _chain(hand, 1)), None)    # as if somebody had told it so
    hand.box.apply()
    hand.out()
    life = event_store().server_epoch()
    hand.box.store._calls.contents.settings.set("server_epoch", "")
    hand.out()
    assert hand.at_county() == ["gap"] and at_county() == [] and len(bringing.held()) == 1
    assert hand.at_county(Path(first)) == ["taken", "taken"] and len(at_county()) == 2 and bringing.held() == []
    assert event_store().server_epoch() == life


def _chain(hand: ByHand, seq: int) -> bytes:
    part = hand.box.store.exchange.outboxes()[-1]
    return hand.box.store._calls.contents.agreement._chain_at(part.epoch, seq)


def test_a_gap_at_the_kiosk_is_held_and_closed(hand: ByHand, tmp_path: Path) -> None:
    hand.round()
    hand.box.apply()
    hand.out()
    hand.at_county()
    early = shutil.copy(hand.back(), tmp_path / "early.stick")
    case = hand.box.store.cases()[0].case.id
    before = hand.box.store._calls.contents
    hand.home(Path(early))
    hand.out()
    hand.at_county()
    record(case, "SupplementRequested", ASK)
    late = shutil.copy(hand.back(), tmp_path / "late.stick")
    cursor = before.database.execute("SELECT feed, number FROM cursors").fetchall()
    before.database.execute("UPDATE cursors SET number = 0 WHERE feed = ?", [VILLAGE])
    assert cursor and hand.home(Path(late)) == ["gap"] and hand.carrying.waiting_sticks() == 1
    assert hand.box.store.case(case).case.state == "RECEIVED"
    assert hand.home(Path(early)) == ["taken", "taken"] and hand.carrying.waiting_sticks() == 0
    assert hand.box.store.case(case).case.state == "SUPPLEMENT"


def test_line_and_stick_serve_one_case_together(hand: ByHand) -> None:
    assert isinstance(hand.box.exchange(0), Exchanged)
    fact = hand.photograph()
    hand.out()
    assert isinstance(hand.box.exchange(0), Exchanged)
    assert hand.at_county() == ["known"]
    record(fact.case, "SupplementRequested", ASK)
    hand.back()
    assert hand.home() == ["taken"] and hand.box.store.case(fact.case).case.state == "SUPPLEMENT"
    assert isinstance(hand.box.exchange(0), Exchanged) and hand.home() == ["known"]
    assert len(at_county()) == 2


def test_what_was_set_aside_is_told_by_the_stick_home(hand: ByHand) -> None:
    """A fact that only a desk may write delays nobody, and the kiosk hears of it."""
    hand.round()
    hand.box.store.record([FactDraft("Decided", {"granted": True, "content": "x"}, actor="staff:me")])
    hand.box.apply()
    hand.round()
    rows = hand.box.store._calls.contents.database.execute("SELECT seq, reason FROM set_aside").fetchall()
    assert rows == [(1, "not-for-a-village")] and hand.transport() == {Transport.CONFIRMED} and len(at_county()) == 1


def test_the_kiosk_asks_for_a_stick_after_three_days(hand: ByHand) -> None:
    hand.round()
    assert hand.carrying.overdue_days() == 0
    hand.box.apply()
    hand.box.clock.at_ms += 2 * 86_400_000
    assert hand.carrying.overdue_days() == 0
    hand.box.clock.at_ms += 2 * 86_400_000
    assert hand.carrying.overdue_days() == 4
    hand.out()
    assert hand.carrying.overdue_days() == 0
    hand.box.clock.at_ms += 4 * 86_400_000
    assert hand.carrying.overdue_days() == 8
    hand.round()
    assert hand.carrying.overdue_days() == 0
