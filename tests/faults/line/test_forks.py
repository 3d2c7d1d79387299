"""A copied disk, an old copy put back, a county put back: numbers part, and nothing is lost on either side."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from casework.facts import Fact
from kiosk.store import Transport
from kiosk.sync.body import FIRST_GROUP_FACTS
from tests.faults.line.county import RealCounty
from tests.faults.line.village import Village


def copied(kiosk: Village, folder: Path) -> Village:
    """Switch a kiosk off, copy its whole folder, switch both on."""
    kiosk.close()
    shutil.copytree(kiosk.folder, folder)
    kiosk.open()
    return Village(folder, kiosk.key)


def holds(kiosk: Village, facts: list[Fact]) -> bool:
    """Whether every one of these cases is confirmed at a kiosk."""
    records = [kiosk.store.case(fact.case) for fact in facts]
    return all(one is not None and one.transport is Transport.CONFIRMED and one.case.provisional == 0
               for one in records)


@pytest.mark.parametrize(("first", "second"), [(2, 2), (2, 5), (5, 2), (1, 0), (0, 3), (3, 40), (40, 3)])
def test_a_copied_folder_worked_on_twice_loses_nothing(kiosk: Village, county: RealCounty, place: str,
                                                       tmp_path: Path, first: int, second: int) -> None:
    before = kiosk.apply(3)
    kiosk.meet()
    twin = copied(kiosk, tmp_path / "twin")
    epoch = twin.store.exchange.outbox(0).epoch
    ours, theirs = kiosk.apply(first), twin.apply(second)
    for one in (kiosk, twin, kiosk, twin):
        one.meet()
    everything = [*before, *ours, *theirs]
    assert sorted(county.ids(place)) == sorted(fact.id for fact in everything)
    assert holds(kiosk, everything) and holds(twin, everything)
    assert (kiosk.store.waiting().count, twin.store.waiting().count) == (0, 0)
    assert (twin.store.exchange.outbox(0).epoch != epoch) == (first > 0)
    twin.close()


def test_a_fork_skips_receipt_numbers(kiosk: Village, tmp_path: Path) -> None:
    kiosk.apply()
    kiosk.meet()
    twin = copied(kiosk, tmp_path / "twin")
    kiosk.apply()
    kiosk.meet()
    twin.apply()
    twin.meet()
    assert twin.apply()[0].body["receipt"]["seq"] > 1000
    twin.close()


def test_both_numbers_of_a_fork_stay_with_their_facts(kiosk: Village, county: RealCounty, place: str,
                                                      tmp_path: Path) -> None:
    kiosk.meet()
    twin = copied(kiosk, tmp_path / "twin")
    [ours], [theirs] = kiosk.apply(), twin.apply()
    kiosk.meet()
    twin.meet()
    numbers = dict(county.read("SELECT id, number FROM events WHERE feed = ?", place))
    for fact in (ours, theirs):
        assert twin.store.case(fact.case).case.feed == numbers[fact.id]
    twin.close()


def test_an_old_copy_put_back_gets_its_own_cases_again(kiosk: Village, county: RealCounty, place: str,
                                                       tmp_path: Path) -> None:
    early = kiosk.apply(2)
    kiosk.meet()
    kiosk.close()
    shutil.copy2(kiosk.folder / "kiosk.db", tmp_path / "old.db")
    kiosk.open()
    lost = kiosk.apply(3)
    kiosk.meet()
    kiosk.close()
    shutil.copy2(tmp_path / "old.db", kiosk.folder / "kiosk.db")
    kiosk.open()
    after = kiosk.apply(2)
    kiosk.meet()
    everything = [*early, *lost, *after]
    assert sorted(county.ids(place)) == sorted(fact.id for fact in everything)
    assert holds(kiosk, everything)


@pytest.mark.parametrize("kept", [
    2, pytest.param(0, marks=pytest.mark.full), pytest.param(FIRST_GROUP_FACTS + 1, marks=pytest.mark.full)])
def test_a_county_put_back_gets_everything_again(kiosks, county: RealCounty, place: str, tmp_path: Path,
                                                 kept: int) -> None:
    """Restored from its backup of some time ago: what it had acknowledged since then is sent again."""
    box, neighbour = kiosks(place), kiosks(place)
    early = box.apply(kept)
    box.meet()
    backup(county, tmp_path / "backup.db")
    later = box.apply(4)
    box.meet()
    theirs = neighbour.apply(1)
    neighbour.meet()
    county.stop()
    restore(county, tmp_path / "backup.db")
    county.start()
    theirs += neighbour.apply(1)
    neighbour.meet()
    last = box.apply(2)
    for one in (box, neighbour):
        one.meet()
    everything = [*early, *later, *theirs, *last]
    assert sorted(county.ids(place)) == sorted(fact.id for fact in everything)
    assert holds(box, everything) and holds(neighbour, everything) and box.store.waiting().count == 0


def backup(county: RealCounty, to: Path) -> None:
    with closing(sqlite3.connect(county.data / "county.db")) as source, closing(sqlite3.connect(to)) as sink:
        source.backup(sink)


def restore(county: RealCounty, backed_up: Path) -> None:
    """Put a backup back; a new life of the database begins, as `county restore` does."""
    for name in ("county.db", "county.db-wal", "county.db-shm"):
        (county.data / name).unlink(missing_ok=True)
    shutil.copy2(backed_up, county.data / "county.db")
    county.write("UPDATE lives SET server_epoch = lower(hex(randomblob(8)))")
