"""Keys and revocations travel as small differences; nothing goes back, and who was away catches up."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from casework.ids import TerminalId
from casework.receipt import Amber, Green, Receipt, ReceiptFlags, Red, verify
from casework.signing import SigningKey
from county.fleet import bundle, codes, county_keys, terminals
from county.fleet.models import PublishedTrust, Terminal
from county.fleet.publishing import LIFE_GAP
from county.intake.surroundings import county_key, event_store
from county.store.protocol import COUNTY_FEED
from kiosk.sync import Exchanged, Refused
from tests.county import world
from tests.county.world import VILLAGE, County, today
from tests.faults.schedules.world import Kiosk

Enrols = Callable[..., Kiosk]


@pytest.fixture
def kiosks(small: County, tmp_path: Path) -> Iterator[Enrols]:
    made: list[Kiosk] = []

    def enrol(seed: int, terminal: TerminalId | None = None) -> Kiosk:
        box = Kiosk(tmp_path / f"box{len(made)}", VILLAGE, Random(seed), SigningKey.from_seed(bytes([seed]) * 32))
        made.append(box)
        box.enrol(terminal)
        return box

    yield enrol
    for box in made:
        box.store.close()


def trusted(box: Kiosk) -> int:
    """Meet the county and return the version then held."""
    assert isinstance(box.exchange(0), Exchanged)
    return box.store.trust.version()


def published() -> int:
    return PublishedTrust.objects.get().version


def test_a_change_comes_as_a_difference_of_less_than_a_kilobyte(kiosks: Enrols) -> None:
    first = kiosks(1)
    trusted(first)
    before = event_store().feed_head(COUNTY_FEED)
    kiosks(2)
    assert trusted(first) == published() and first.store.trust.bundle().terminal_key(TerminalId(2), 1) is not None
    rows = event_store().feed(COUNTY_FEED, before, 9)
    assert [row.kind for row in rows] == ["TrustChanged"] and len(rows[0].line) < 1100


def test_a_kiosk_away_for_many_versions_gets_the_newest_whole_one(kiosks: Enrols) -> None:
    box = kiosks(1)
    trusted(box)
    for _ in range(110):
        bundle.publish()
    before = box.store.exchange.cursor()[COUNTY_FEED]
    assert trusted(box) == published()
    came = box.store._calls.contents.database.execute(
        "SELECT kind, count(*) FROM facts WHERE feed = 'county' AND number > ? GROUP BY kind", [before]).fetchall()
    kinds = dict(came)
    assert kinds["TrustBundlePublished"] == 1 and kinds["TrustChanged"] < 60


def test_who_holds_a_version_of_a_lost_life_is_led_on(small: County, kiosks: Enrols, tmp_path: Path) -> None:
    """The county, put back without a word, counts on over numbers it gave before: no difference fits that kiosk."""
    box = kiosks(1)
    world.close()
    shutil.copytree(small.folder, tmp_path / "backup")
    kiosks(2)
    box.store.trust.enrolled(box.store.identity(), *bundle.newest())
    lost = box.store.trust.version()
    assert lost == published() and box.store.exchange.cursor() == {}, "it has read no feed by which it could tell"
    world.point_at(tmp_path / "backup")
    bundle.publish()
    bundle.publish()
    assert published() == lost + 1
    assert trusted(box) == published() > lost + LIFE_GAP // 2


def test_an_old_version_never_comes_back(kiosks: Enrols) -> None:
    box = kiosks(1)
    old = event_store().feed(COUNTY_FEED, 0, 999)
    trusted(box)
    terminals.revoke(TerminalId(1), last_good=4)
    version = box.store.trust.version()
    from casework.facts import parse
    from kiosk.store import trust

    for row in old:
        assert not trust.take(box.store._calls.contents.database, parse(row.line))
    assert box.store.trust.version() == version


def receipt(sequence: int, key: SigningKey, generation: int = 1) -> bytes:
    return Receipt(TerminalId(1), generation, sequence, today(), 7, ReceiptFlags(0), bytes(10)).signed("231222", key)


def judged(box: Kiosk, sequence: int, key: SigningKey, generation: int = 1) -> object:
    return verify(receipt(sequence, key, generation), "231222", box.store.trust.bundle(), today())


def test_receipts_are_cut_by_sequence_on_every_machine(kiosks: Enrols) -> None:
    stolen, other = kiosks(1), kiosks(2)
    trusted(other)
    assert isinstance(judged(other, 5, stolen.key), Green)
    terminals.revoke(TerminalId(1), last_good=4)
    trusted(other)
    assert isinstance(judged(other, 4, stolen.key), Green) and isinstance(judged(other, 5, stolen.key), Red)
    assert isinstance(stolen.exchange(0), Refused)


def test_a_cut_may_be_moved_when_a_later_stick_turns_up(kiosks: Enrols) -> None:
    kiosks(1)
    assert terminals.revoke(TerminalId(1)) and Terminal.objects.get(number=1).last_good_sequence == 0
    assert terminals.revoke(TerminalId(1), last_good=7) and Terminal.objects.get(number=1).last_good_sequence == 7
    assert not terminals.revoke(TerminalId(99))


def test_a_lost_terminal_comes_back_under_its_number_with_all_its_cases(kiosks: Enrols) -> None:
    lost, other = kiosks(1), kiosks(2)
    for _ in range(3):
        lost.apply()
    trusted(lost)
    fresh = kiosks(3, TerminalId(1))
    made = fresh.store.identity()
    assert (made.terminal, made.generation, made.ordinal) == (1, 2, 1)
    trusted(fresh)
    assert {one.case.id for one in fresh.store.cases()} == {one.case.id for one in lost.store.cases()}
    assert fresh.store._calls.contents.log.current_epoch() != lost.store._calls.contents.log.current_epoch()
    fresh.apply()
    trusted(fresh)
    sequences = [one.case.receipt["seq"] for one in fresh.store.cases()]
    assert max(sequences) > 1000 and len(set(sequences)) == 4
    trusted(other)
    assert isinstance(judged(other, 3, lost.key), Green)
    assert isinstance(judged(other, 4, lost.key), Amber)
    assert isinstance(lost.exchange(0), Refused)
    with pytest.raises(Terminal.DoesNotExist):
        codes.issue(VILLAGE, TerminalId(77))


def test_the_countys_key_changes_and_nobody_is_left_behind(kiosks: Enrols) -> None:
    here, away = kiosks(1), kiosks(2)
    trusted(here)
    trusted(away)
    old = county_key()
    assert county_keys.rotate() == "2" and county_key().seed != old.seed
    trusted(here)
    assert [key.raw for key in here.store.trust.county_keys()] == [old.public.raw, county_key().public.raw]
    assert county_keys.retire("1") and not county_keys.retire("1") and not county_keys.retire("2")
    trusted(here)
    assert [key.raw for key in here.store.trust.county_keys()] == [county_key().public.raw]
    assert here.store.trust.bundle().exchange_key() == ("2", county_key().opening.public)
    trusted(away)
    assert away.store.trust.county_keys() == here.store.trust.county_keys()
    assert trusted(away) == trusted(here) == published()
    assert trusted(kiosks(3)) == published()


def test_a_bundle_signed_by_a_retired_key_is_not_believed(kiosks: Enrols) -> None:
    box, thief = kiosks(1), county_key()
    county_keys.rotate()
    county_keys.retire("1")
    trusted(box)
    from casework.trust import open_signed

    data, _ = bundle.newest()
    forged = bundle.held().signature(thief)
    assert open_signed(data, forged, box.store.trust.county_keys()).reason == "signature"


def test_the_list_is_published_again_every_week(small: County, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not bundle.renew()
    later = bundle.now_ms() + bundle.RENEWED_AFTER_MS
    monkeypatch.setattr(bundle, "now_ms", lambda: later)
    before = published()
    assert bundle.renew() and published() == before + 1 and not bundle.renew()
