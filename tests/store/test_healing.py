"""A hurt file is noticed before it is used, put back from a copy, and nothing acknowledged is numbered twice."""

import random
import shutil
from pathlib import Path

import pytest

from kiosk.store import DamagedStore, Store, StoreError, WrongKey
from kiosk.store.copies import KEPT, is_sound, newest_first
from tests.store.boxes import KEY, Box, application, enrol, execute

DAY_MS = 24 * 3600 * 1000


@pytest.fixture(scope="module")
def hurt_later(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A kiosk that took three applications, was copied, and took two more."""
    box = Box(tmp_path_factory.mktemp("kiosk"))
    store = box.open()
    enrol(store)
    for _ in range(3):
        store.record_application(application)
    store.care()
    for _ in range(2):
        store.record_application(application)
    store.close()
    return box.folder


def hits(seeds: range, marks: tuple[pytest.MarkDecorator, ...] = ()) -> object:
    return pytest.param(seeds, marks=marks, id=f"{len(seeds)}-hits")


@pytest.mark.parametrize("seeds", [hits(range(25)), hits(range(25, 1025), (pytest.mark.full,))])
def test_eight_changed_bytes_anywhere_are_found_and_healed(hurt_later: Path, tmp_path: Path, seeds: range) -> None:
    for seed in seeds:
        folder = tmp_path / str(seed)
        shutil.copytree(hurt_later, folder)
        hit(folder / "kiosk.db", seed)
        store = Box(folder, random=random.Random(seed).randbytes).open()
        assert store.health().healed_ms is not None, f"seed {seed}: the damage was not found"
        assert len(store.cases()) == 3
        assert store.record_application(application).body["receipt"]["seq"] > 5, "a receipt number came twice"
        assert list(folder.glob("damaged-*.db")), "the damaged file is kept for whoever wants to look"
        store.close()
        shutil.rmtree(folder)


def hit(path: Path, seed: int) -> None:
    """Change eight bytes, each to another one."""
    chance, data = random.Random(seed), bytearray(path.read_bytes())
    at = chance.randrange(len(data) - 8)
    for place in range(at, at + 8):
        data[place] ^= chance.randrange(1, 256)
    path.write_bytes(data)


def test_the_county_and_the_technician_are_told(hurt_later: Path, tmp_path: Path) -> None:
    shutil.copytree(hurt_later, tmp_path / "kiosk")
    hit(tmp_path / "kiosk" / "kiosk.db", 5)
    box = Box(tmp_path / "kiosk")
    store = box.open()
    healed = store.health()
    assert healed.healed_ms == box.clock.at_ms and healed.copied_ms is not None
    newest = store.exchange.outbox(100)
    while newest.seq == 0 and b"HealthReported" not in b"".join(newest.lines):
        execute(store, "UPDATE epochs SET ack_seq = seq WHERE epoch = ?", newest.epoch)
        newest = store.exchange.outbox(100)
    assert b'"what":"healed"' in newest.lines[0]
    store.close()


def test_a_lost_file_is_put_back_too(hurt_later: Path, tmp_path: Path) -> None:
    shutil.copytree(hurt_later, tmp_path / "kiosk")
    (tmp_path / "kiosk" / "kiosk.db").unlink()
    store = Box(tmp_path / "kiosk").open()
    assert len(store.cases()) == 3 and store.health().healed_ms is not None
    store.close()


def test_without_a_sound_copy_nothing_is_touched(hurt_later: Path, tmp_path: Path) -> None:
    shutil.copytree(hurt_later, tmp_path / "kiosk")
    for path in (tmp_path / "kiosk").rglob("*.db"):
        hit(path, 3)
    before = (tmp_path / "kiosk" / "kiosk.db").read_bytes()
    with pytest.raises((DamagedStore, WrongKey)):
        Box(tmp_path / "kiosk").open()
    assert (tmp_path / "kiosk" / "kiosk.db").read_bytes() == before


def test_a_wrong_key_is_no_damage(hurt_later: Path, tmp_path: Path) -> None:
    shutil.copytree(hurt_later, tmp_path / "kiosk")
    with pytest.raises(WrongKey):
        Box(tmp_path / "kiosk").open(bytes(32))
    assert not list((tmp_path / "kiosk").glob("damaged-*"))


def test_a_copy_a_day_and_the_newest_few_stay(box: Box, store: Store) -> None:
    folder = box.folder / "copies"
    for day in range(5):
        box.clock.at_ms += DAY_MS
        store.care()
        store.care()
        assert len(newest_first(folder)) == min(day + 1, KEPT)
    assert all(is_sound(copy, KEY) for copy in newest_first(folder))


def test_a_missing_fact_is_found_by_the_chain(box: Box, store: Store) -> None:
    """A page can be whole and the log still not: what was taken out is seen, and no copy is made of it."""
    store.record_application(application)
    store.care()
    box.clock.at_ms += DAY_MS
    second = store.record_application(application)

    def remove() -> None:
        database = store._calls.contents.database
        database.execute("DELETE FROM outbox")
        with database.atomic():
            database.execute("DELETE FROM facts WHERE id = ?", [second.id])

    store._calls.owner.run(remove)
    with pytest.raises(DamagedStore):
        store.care()
    assert len(newest_first(box.folder / "copies")) == 1


def test_after_a_failure_the_file_is_opened_again(box: Box, store: Store) -> None:
    """Never tried again on the same connection: what failed is reported, the next call stands on a fresh one."""
    first = store._calls.contents.database

    def fail() -> None:
        raise OSError(5, "Input/output error")

    store._calls.contents.log.remember = fail  # type: ignore[method-assign]
    with pytest.raises(StoreError):
        store.record_application(application)
    fact = store.record_application(application)
    assert store._calls.contents.database is not first
    assert fact.body["receipt"]["seq"] == 2 and len(store.cases()) == 2
