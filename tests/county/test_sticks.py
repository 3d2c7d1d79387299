"""Sticks between a kiosk and its county: any order, any number of times, beside the line, torn, and hostile."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from casework.ids import TerminalId
from casework.signing import SigningKey
from casework.wire.chain import Position
from county.fleet import bundle, county_keys, terminals
from county.fleet.models import PublishedTrust, Terminal
from county.intake.surroundings import attachments, event_store
from county.sticks import bringing, returning
from kiosk.store import FactDraft, Transport
from kiosk.sync import Exchanged
from tests.county.by_hand import ByHand
from tests.county.world import VILLAGE, County, record
from tests.faults.schedules.world import Kiosk
from tests.rules.case_facts import ASK


@pytest.fixture
def hand(small: County, tmp_path: Path) -> Iterator[ByHand]:
    yield from by_hand(tmp_path)


@pytest.fixture
def full_hand(county: County, tmp_path: Path) -> Iterator[ByHand]:
    """Beside the demo's county with all its items and people."""
    yield from by_hand(tmp_path)


def by_hand(tmp_path: Path) -> Iterator[ByHand]:
    box = Kiosk(tmp_path / "box", VILLAGE, Random(5), SigningKey.from_seed(bytes([5]) * 32))
    box.enrol()
    yield ByHand(box, tmp_path / "stick")
    box.store.close()


def ids() -> list[str]:
    return [row.line.split(b'"', 4)[3].decode() for row in event_store().feed(VILLAGE, 0, 9999)]


def transport(hand: ByHand) -> set[Transport]:
    return {one.transport for one in hand.box.store.cases()}


def test_an_application_goes_out_and_its_acknowledgement_comes_home(hand: ByHand) -> None:
    hand.round()
    assert [one.definition.code for one in hand.box.store.items()] == ["MZ07"]
    fact = hand.photograph()
    hand.out()
    assert transport(hand) == {Transport.STORED} and hand.at_county() == ["taken"]
    assert ids() == [fact.id] and attachments().has(fact.body["attachments"][0]["sha256"])
    record(fact.case, "SupplementRequested", ASK)
    hand.back()
    assert hand.home() == ["taken"] and transport(hand) == {Transport.CONFIRMED}
    assert hand.box.store.case(fact.case).case.state == "SUPPLEMENT"
    assert hand.box.store.waiting().count == 0 and hand.box.store.blobs.to_send() == []


def test_every_stick_may_come_again(hand: ByHand) -> None:
    hand.round()
    hand.box.apply()
    hand.out()
    assert [hand.at_county(), hand.at_county()] == [["taken"], ["known"]]
    hand.back()
    assert [hand.home(), hand.home(), hand.at_county()] == [["taken"], ["known"], ["known"]]
    assert len(ids()) == 1 == len(hand.box.store.cases())


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
    assert len(ids()) == len(set(ids())) == 3
    hand.back()
    hand.home()
    assert transport(hand) == {Transport.CONFIRMED} and len(hand.box.store.cases()) == 3


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
    assert hand.at_county() == ["gap"] and ids() == [] and len(bringing.held()) == 1
    assert hand.at_county(Path(first)) == ["taken", "taken"] and len(ids()) == 2 and bringing.held() == []
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
    assert len(ids()) == 2


@pytest.mark.parametrize("left", [300, 5_000, 200_000])
def test_a_half_copied_stick_gives_what_is_whole_and_the_rest_comes_with_the_next(hand: ByHand, left: int) -> None:
    hand.round()
    facts = [hand.photograph() for _ in range(3)]
    path = hand.out()
    os.truncate(path, left)
    came = hand.at_county()
    assert came in (["no-stick"], ["front"], ["torn"], ["part"])
    assert ids() in ([], [fact.id for fact in facts]) and event_store().head(TerminalId(1), "x").seq == 0
    hand.out()
    assert hand.at_county() == ["taken"] and ids() == [fact.id for fact in facts]
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
    assert ids() == [] and list((hand.box.folder / "sticks").glob("*")) == []


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
    assert len(hand.box.store.cases()) == 3 == len(ids()) and transport(hand) == {Transport.CONFIRMED}
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
    assert transport(hand) == {Transport.CONFIRMED} and hand.home(Path(old)) == ["old"]
    assert transport(hand) == {Transport.CONFIRMED}


def test_a_stick_of_a_life_that_a_box_was_never_told_of_is_refused(hand: ByHand, tmp_path: Path) -> None:
    old = shutil.copy(hand.back(), tmp_path / "old.stick")
    event_store().begin_life("another")
    hand.box.apply()
    hand.round()
    assert hand.home(Path(old)) == ["old"]
    hand.box.apply()
    hand.round()
    assert transport(hand) == {Transport.CONFIRMED} and len(hand.box.store.cases()) == 2


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


def test_a_terminal_that_was_shut_out_may_still_bring_what_it_wrote_before(hand: ByHand) -> None:
    hand.round()
    hand.box.apply()
    hand.box.apply()
    path = hand.out()
    terminals.revoke(TerminalId(1), last_good=1)
    assert hand.at_county() == ["revoked"] and ids() == []
    assert isinstance(returning.make(TerminalId(1)), returning.NoSuchKiosk)
    terminals.revoke(TerminalId(1), last_good=2)
    assert hand.at_county(path) == ["taken"] and len(ids()) == 2


def test_keys_change_while_sticks_are_under_way(hand: ByHand) -> None:
    hand.round()
    hand.box.apply()
    before = hand.out()
    county_keys.rotate()
    assert hand.at_county(before) == ["taken"]
    hand.back()
    assert hand.home() == ["taken"] and len(hand.box.store.trust.county_keys()) == 2
    county_keys.retire("1")
    hand.box.apply()
    hand.round()
    assert transport(hand) == {Transport.CONFIRMED} and len(hand.box.store.trust.county_keys()) == 1
    hand.round()
    assert hand.box.store.trust.bundle().exchange_key()[0] == "2"


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


def test_what_was_set_aside_is_told_by_the_stick_home(hand: ByHand) -> None:
    """A fact that only a desk may write delays nobody, and the kiosk hears of it."""
    hand.round()
    hand.box.store.record([FactDraft("Decided", {"granted": True, "content": "x"}, actor="staff:me")])
    hand.box.apply()
    hand.round()
    rows = hand.box.store._calls.contents.database.execute("SELECT seq, reason FROM set_aside").fetchall()
    assert rows == [(1, "not-for-a-village")] and transport(hand) == {Transport.CONFIRMED} and len(ids()) == 1


def test_the_console_takes_in_and_hands_over(county: County, full_hand: ByHand) -> None:
    hand = full_hand
    hand.round()
    hand.box.apply()
    path = hand.out()
    client = county.client("admin")
    with path.open("rb") as file:
        page = client.post("/fleet/stick", {"stick": file}).content.decode()
    assert "1 条" in page and len(ids()) == 1 and list((county.folder / "sticks" / "came").iterdir()) == []
    with (hand.stick / "notes.txt").open("w+b") as other:
        other.write("别的".encode())
        other.seek(0)
        assert "不是我们的文件" in client.post("/fleet/stick", {"stick": other}).content.decode()
    made = client.get("/fleet/stick/1")
    down = hand.stick / "buchucun" / made.headers["Content-Disposition"].split('"')[1]
    down.write_bytes(b"".join(made.streaming_content))
    made.close()
    assert hand.home() == ["known", "taken"] and transport(hand) == {Transport.CONFIRMED}
    assert client.get("/fleet/stick/99").status_code == 404
    assert county.client("window").get("/fleet/stick/1").status_code == 403
