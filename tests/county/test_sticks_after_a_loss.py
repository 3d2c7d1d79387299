"""Sticks when the kiosk or the county was put back from an old copy and remembers less than the other."""

import shutil
from pathlib import Path

from county.fleet import bundle
from county.fleet.models import PublishedTrust
from county.intake.surroundings import attachments, event_store
from kiosk.store import Transport
from tests.county.by_hand import ByHand, at_county


def test_a_box_put_back_from_an_old_copy_gets_its_facts_home_by_stick(hand: ByHand, tmp_path: Path) -> None:
    hand.round()
    hand.box.apply()
    hand.box.copy_to(tmp_path / "copy")
    hand.plug()
    hand.box.apply()
    hand.out()
    hand.at_county()
    hand.back()
    hand.box.put_back(tmp_path / "copy", side_file=True)
    hand.plug()
    assert hand.home() == ["rewound"]
    hand.box.apply()
    hand.round()
    assert len(hand.box.store.cases()) == 3 == len(at_county()) and hand.transport() == {Transport.CONFIRMED}
    sequences = [one.case.receipt["seq"] for one in hand.box.store.cases()]
    assert len(set(sequences)) == 3 and max(sequences) > 1000


def test_a_stick_of_a_past_life_of_the_county_is_refused(hand: ByHand, tmp_path: Path) -> None:
    hand.round()
    hand.box.apply()
    hand.out()
    hand.at_county()
    old = shutil.copy(hand.back(), tmp_path / "old.stick")
    event_store().begin_life("another")
    hand.round()
    assert hand.transport() == {Transport.CONFIRMED} and hand.home(Path(old)) == ["old"]
    assert hand.transport() == {Transport.CONFIRMED}


def test_a_stick_of_a_life_that_a_box_was_never_told_of_is_refused(hand: ByHand, tmp_path: Path) -> None:
    old = shutil.copy(hand.back(), tmp_path / "old.stick")
    event_store().begin_life("another")
    hand.box.apply()
    hand.round()
    assert hand.home(Path(old)) == ["old"]
    hand.box.apply()
    hand.round()
    assert hand.transport() == {Transport.CONFIRMED} and len(hand.box.store.cases()) == 2


def test_a_stick_made_for_a_box_that_knew_newer_keys_is_not_enough(hand: ByHand, tmp_path: Path) -> None:
    """It would move the cursor past a trust bundle that is on no later stick."""
    hand.box.copy_to(tmp_path / "copy")
    hand.plug()
    bundle.publish()
    hand.box.store.trust.enrolled(hand.box.store.identity(), *bundle.newest())
    hand.out()
    hand.at_county()
    hand.back()
    hand.box.put_back(tmp_path / "copy", side_file=True)
    hand.plug()
    assert hand.home() == ["rewound"] and hand.box.store.exchange.cursor() == {}
    hand.round()
    assert hand.box.store.trust.version() == PublishedTrust.objects.get().version


def test_a_county_put_back_gets_photographs_again(hand: ByHand) -> None:
    hand.round()
    fact = hand.photograph()
    hand.round()
    [row] = fact.body["attachments"]
    attachments()._path(row["sha256"]).unlink()
    event_store().begin_life("another")
    hand.round()
    assert not attachments().has(row["sha256"]) and hand.box.store.blobs.to_send() == [row["sha256"]]
    hand.round()
    assert attachments().has(row["sha256"]) and hand.box.store.blobs.to_send() == []
