"""Sticks that were copied by half, that are of others, or that somebody made to do harm."""

import os
from pathlib import Path
from random import Random

import pytest

from casework.ids import TerminalId
from casework.signing import SigningKey
from county.fleet.models import Terminal
from county.intake.surroundings import attachments, event_store
from tests.county.by_hand import ByHand, at_county
from tests.county.world import VILLAGE
from tests.faults.schedules.world import Kiosk


@pytest.mark.parametrize("left", [300, 5_000, 200_000])
def test_a_half_copied_stick_gives_what_is_whole_and_the_rest_comes_with_the_next(hand: ByHand, left: int) -> None:
    hand.round()
    facts = [hand.photograph() for _ in range(3)]
    path = hand.out()
    os.truncate(path, left)
    came = hand.at_county()
    assert came in (["no-stick"], ["front"], ["torn"], ["part"])
    assert at_county() in ([], [fact.id for fact in facts]) and event_store().head(TerminalId(1), "x").seq == 0
    hand.out()
    assert hand.at_county() == ["taken"] and at_county() == [fact.id for fact in facts]
    assert all(attachments().has(fact.body["attachments"][0]["sha256"]) for fact in facts)


def test_a_half_copied_stick_home_gives_what_is_whole(full_hand: ByHand) -> None:
    hand = full_hand
    hand.out()
    hand.at_county()
    path = hand.back()
    size = path.stat().st_size
    os.truncate(path, size * 2 // 3)
    assert hand.home() == ["part"] and hand.box.store.exchange.cursor()["county"] > 0
    assert len(hand.box.store.items()) < 57
    hand.back()
    hand.home()
    assert len(hand.box.store.items()) == 57


def test_a_torn_export_is_continued_with_the_same_bytes(hand: ByHand) -> None:
    hand.round()
    hand.photograph(300_000)
    path = hand.out()
    whole = path.read_bytes()
    torn = path.with_name(path.name + ".part")
    path.rename(torn)
    os.truncate(torn, 150_000)
    assert hand.out() == path and path.read_bytes()[-300_000:] == whole[-300_000:]
    hand.at_county()
    down = hand.back()
    same = down.read_bytes()
    assert hand.back().read_bytes()[-200:] == same[-200:]


def test_sticks_of_others_change_nothing(hand: ByHand, tmp_path: Path) -> None:
    other = Kiosk(tmp_path / "other", VILLAGE, Random(6), SigningKey.from_seed(bytes([6]) * 32))
    other.enrol()
    theirs = ByHand(other, tmp_path / "theirs")
    theirs.out()
    theirs.at_county()
    assert hand.home(theirs.back()) == ["terminal"]
    assert hand.home(theirs.out()) == ["other-way"]
    stranger = SigningKey.from_seed(bytes([7]) * 32)
    hand.carrying._key = stranger
    assert hand.at_county(hand.out()) == ["signature"]
    hand.plug()
    Terminal.objects.filter(number=1).delete()
    assert hand.at_county(hand.out()) == ["unknown"]
    other.store.close()


def test_a_hostile_folder_is_survived(hand: ByHand) -> None:
    folder = hand.stick / "buchucun"
    folder.mkdir()
    (folder / "a.stick").write_bytes(b"buchucun stick 1\n" + b"\0" * 3_000_000)
    (folder / "b.stick").write_bytes(b"\x28\xb5\x2f\xfd" + os.urandom(5000))
    (folder / "c.stick").symlink_to("/etc/hostname")
    os.mkfifo(folder / "d.stick")
    assert hand.at_county() == hand.home() == ["front", "no-stick", "unsafe", "unsafe"]
    assert at_county() == [] and list((hand.box.folder / "sticks").glob("*")) == []
