"""What came from a kiosk and waits for a person: told, let in by somebody who vouches, and never without end."""

from __future__ import annotations

import argparse
from io import BytesIO
from pathlib import Path

import pytest
from django.utils import translation

from casework.ids import TerminalId
from county import commands
from county.audit.models import Entry
from county.cannot import CannotDo
from county.cases.models import CaseRow
from county.fleet import terminals
from county.intake import authority, taking
from county.intake.surroundings import event_store
from county.sync.conversation import Call, listen
from county.sync.exchange import ThisCounty
from kiosk.store import FactDraft
from kiosk.sync.body import write_body
from tests.county.by_hand import ByHand
from tests.county.world import VILLAGE


@pytest.fixture
def hand(hand: ByHand) -> ByHand:
    """The village that was by stick at the county once."""
    hand.round()
    return hand


def release(hand: ByHand, epoch: str = "", seq: int | None = None) -> dict[str, object]:
    return commands.quarantine_release(argparse.Namespace(
        terminal=number(hand), epoch=epoch, seq=seq, reason="村主任李某当面证明"))


def number(hand: ByHand) -> TerminalId:
    made = hand.box.store.identity()
    assert made is not None
    return made.terminal


def listed(json: bool = True) -> list[object]:
    lines = commands.quarantine_list(argparse.Namespace(terminal=None, json=json))["lines"]
    assert isinstance(lines, list)
    return lines


def brought_out(hand: ByHand) -> None:
    hand.out()
    hand.at_county()


def on_the_line(hand: ByHand) -> None:
    """A call as the entrance takes it: a stick of a kiosk that was shut out is not even opened."""
    store = hand.box.store
    made = store.identity()
    assert made is not None
    body = write_body(store, hand.box.key, made, store.exchange.outbox(99), nonce="n", most=0)
    call = listen(BytesIO(b"".join(data for data, _ in body)), ThisCounty())
    assert isinstance(call, Call) and not call.parted


def decide(hand: ByHand) -> None:
    hand.box.store.record([FactDraft("Decided", {"granted": True, "content": "发放"})])


def test_what_a_revoked_kiosk_took_in_good_faith_is_let_in(hand: ByHand, tmp_path: Path) -> None:
    terminals.revoke(number(hand), last_good=0)
    fact = hand.photograph()
    on_the_line(hand)
    [row] = listed()
    assert isinstance(row, dict) and (row["kind"], row["reason"]) == ("Applied", "revoked")
    assert release(hand) == {"released": 1, "stay": 0} and listed() == []
    assert CaseRow.objects.filter(id=fact.case).exists()
    assert Entry.objects.filter(act="quarantine-release", reason__contains="当面证明").count() == 1
    copy = commands.backup_create(argparse.Namespace(to=str(tmp_path / "away"), carried_off=True))
    assert copy["facts"], "every log still gives its hash"


def test_nobody_can_vouch_for_what_only_a_desk_may_write(hand: ByHand) -> None:
    decide(hand)
    brought_out(hand)
    [row] = listed()
    assert isinstance(row, dict)
    with translation.override("en"):
        with pytest.raises(CannotDo, match="may not write this"):
            release(hand, row["epoch"], row["seq"])
        with pytest.raises(CannotDo, match="Nothing of that place"):
            release(hand, row["epoch"], 99)
    assert release(hand) == {"released": 0, "stay": 1} and listed() == [row]
    assert "发放" not in str(listed(json=False)) and not Entry.objects.filter(act="quarantine-release").exists()


def test_the_village_hears_that_its_fact_counts_now(hand: ByHand, monkeypatch: pytest.MonkeyPatch) -> None:
    decide(hand)
    hand.round()
    aside = "SELECT count(*) FROM set_aside"
    assert hand.box.store._calls.contents.database.execute(aside).fetchall() == [(1,)]
    monkeypatch.setattr(authority, "DESK_KINDS", frozenset())
    assert release(hand) == {"released": 1, "stay": 0}
    hand.round()
    assert hand.box.store._calls.contents.database.execute(aside).fetchall() == [(0,)]


def test_a_stolen_kiosk_does_not_fill_the_disk_and_an_honest_one_loses_nothing(
        hand: ByHand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "MOST_SET_ASIDE", 1)
    decide(hand)
    brought_out(hand)
    decide(hand)
    fact = hand.photograph()
    hand.round()
    assert len(listed()) == 1 and hand.box.store.waiting().count == 2
    assert fact.id not in [row.line.split(b'"', 4)[3].decode() for row in event_store().feed(VILLAGE, 0, 99)]
    monkeypatch.setattr(taking, "MOST_SET_ASIDE", 9)
    hand.round()
    assert len(listed()) == 2 and hand.box.store.waiting().count == 0
