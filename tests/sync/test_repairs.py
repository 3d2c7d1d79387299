"""Old copies, clones and a county put back from a backup: nothing is lost, nothing counts twice."""

import shutil
from pathlib import Path

import pytest

from kiosk.store.connection import FILE_NAME
from kiosk.sync import Exchanged
from tests.store.boxes import BUNDLE
from tests.sync.county_beside import County
from tests.sync.kiosks import Kiosk


def copied(kiosk: Kiosk, to: Path) -> Path:
    """A copy of the whole folder, as a disk image would hold it."""
    kiosk.close()
    shutil.copytree(kiosk.folder, to)
    kiosk.reopen()
    return to


def put_back(kiosk: Kiosk, copy: Path, *, side_file: bool) -> None:
    """Restore the copy; without `side_file` the box notices by itself, with it only the county can tell."""
    kiosk.close()
    for file in kiosk.folder.glob(FILE_NAME + "*"):
        file.unlink()
    shutil.copy2(copy / FILE_NAME, kiosk.folder / FILE_NAME)
    if side_file:
        shutil.copy2(copy / "position.json", kiosk.folder / "position.json")
    kiosk.reopen()


def settled(kiosk: Kiosk) -> None:
    outcome = kiosk.exchange()
    assert isinstance(outcome, Exchanged) and kiosk.store.waiting().count == 0
    assert isinstance(outcome := kiosk.exchange(), Exchanged) and outcome.round_trips == 1


@pytest.mark.parametrize("side_file", [False, True])
@pytest.mark.parametrize("worked_on", [0, 4])
def test_a_box_put_back_from_an_old_copy_gets_its_lost_facts_home(kiosk: Kiosk, tmp_path: Path, side_file: bool,
                                                                  worked_on: int) -> None:
    first = kiosk.apply(3)
    kiosk.exchange()
    copy = copied(kiosk, tmp_path / "copy")
    lost = kiosk.apply(5)
    kiosk.exchange()
    put_back(kiosk, copy, side_file=side_file)
    fresh = kiosk.apply(worked_on)
    settled(kiosk)
    everything = {fact.id for fact in (*first, *lost, *fresh)}
    arrived = kiosk.county.ids(kiosk.village)
    assert set(arrived) == everything and len(arrived) == len(everything)
    assert {record.case.id for record in kiosk.store.cases()} == everything
    later = kiosk.apply(1)[0].body["receipt"]["seq"]
    assert later > max(fact.body["receipt"]["seq"] for fact in (*first, *lost))


def test_two_boxes_of_one_disk_both_keep_their_work(kiosk: Kiosk, county: County, tmp_path: Path) -> None:
    kiosk.apply(2)
    kiosk.exchange()
    clone = Kiosk(county, copied(kiosk, tmp_path / "clone"), kiosk.village, kiosk.key)
    ours, theirs = kiosk.apply(6), clone.apply(4)
    settled(kiosk)
    settled(clone)
    kiosk.apply(1)
    settled(kiosk)
    settled(clone)
    arrived = county.ids(kiosk.village)
    assert {fact.id for fact in (*ours, *theirs)} <= set(arrived) and len(arrived) == len(set(arrived)) == 13
    assert len(kiosk.store.cases()) == len(clone.store.cases()) == 13
    clone.close()


@pytest.fixture
def own_county(tmp_path: Path):
    """A county this test may put back."""
    made = County(tmp_path / "county")
    made.folder.mkdir()
    made.make(BUNDLE)
    made.start()
    yield made
    made.stop()


@pytest.mark.parametrize("named", [False, True], ids=["unnoticed", "as a new life"])
def test_a_county_put_back_from_a_backup_gets_everything_again(own_county: County, tmp_path: Path,
                                                               named: bool) -> None:
    kiosk = Kiosk(own_county, tmp_path / "kiosk").enrol()
    kiosk.apply(4)
    settled(kiosk)
    own_county.stop()
    shutil.copy2(own_county.folder / "county.db", tmp_path / "backup.db")
    wal = own_county.folder / "county.db-wal"
    if wal.exists():
        shutil.copy2(wal, tmp_path / "backup.db-wal")
    own_county.start()
    facts = kiosk.apply(20)
    settled(kiosk)
    own_county.stop()
    for file in own_county.folder.glob("county.db*"):
        file.unlink()
    for file in tmp_path.glob("backup.db*"):
        shutil.copy2(file, own_county.folder / file.name.replace("backup", "county"))
    if named:
        own_county.change("UPDATE lives SET server_epoch = 'another-life'")
    own_county.start()
    more = kiosk.apply(2)
    settled(kiosk)
    arrived = own_county.ids(kiosk.village)
    assert len(arrived) == len(set(arrived)) == 26
    assert {fact.id for fact in (*facts, *more)} <= set(arrived)
    assert all(record.case.provisional == 0 for record in kiosk.store.cases())
    numbers = sorted(record.case.feed for record in kiosk.store.cases())
    assert numbers == list(range(1, 27))
    kiosk.close()
