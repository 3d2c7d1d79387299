"""A backup counts when every log in it can be recomputed; the same on SQLite and PostgreSQL."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from casework.ids import CountyCode, TerminalId
from casework.signing import SigningKey
from casework.wire import CHAIN_START, Group, Position, UploadReader, write_group
from county.store import NewFact, Place
from county.store.backup import dump, load, prove
from tests.store.county_databases import Databases
from tests.store.test_event_store import EPOCH, ONE, VILLAGE, fact

COUNTY = CountyCode("231222")
LATER = "00000000000000bb"


def come_in(databases: Databases, numbers: list[int], epoch: str = EPOCH) -> Position:
    """Facts of terminal 1 as intake keeps them."""
    start = Position(epoch, 0, CHAIN_START)
    data, end = write_group(SigningKey.from_seed(bytes(32)), [fact(number).line for number in numbers],
                            county=COUNTY, village=VILLAGE, terminal=1, start=start)
    [group] = UploadReader.continuing(start).feed(data)
    assert isinstance(group, Group)
    with databases.transaction() as store:
        store.append(VILLAGE, [NewFact(fact(number), Place(ONE, epoch, seq))
                               for seq, number in enumerate(numbers, 1)], arrived_ms=1)
        store.keep_group(ONE, 1, group)
        store.move_head(ONE, end)
    return end


def dumped(databases: Databases, path: Path) -> Path:
    with databases.transaction() as store:
        dump(store._execute, path)
    return path


def test_every_log_is_recomputed_also_one_that_was_chained_anew(databases: Databases, tmp_path: Path) -> None:
    first = come_in(databases, [1, 2, 3])
    second = come_in(databases, [2, 3, 4], LATER)
    proof = prove(dumped(databases, tmp_path / "b.db"), COUNTY)
    assert (proof.wrong, proof.facts) == ((), 4)
    assert proof.logs == {(ONE, EPOCH): first, (ONE, LATER): second}


@pytest.mark.parametrize(("change", "wrong"), [
    ("UPDATE events SET line = CAST(replace(CAST(line AS TEXT), 'Visited', 'visited') AS BLOB) WHERE seq = 2",
     ("log of terminal 1",)),
    ("UPDATE events SET line = 'words' WHERE seq = 2", ("file",)),
    ("DELETE FROM events WHERE seq = 3", ("log of terminal 1", f"feed {VILLAGE}")),
    ("DELETE FROM events WHERE seq = 2", ("log of terminal 1", f"feed {VILLAGE}")),
    ("UPDATE heads SET seq = 2", ("log of terminal 1",)),
    ("UPDATE events SET number = 9 WHERE seq = 3", (f"feed {VILLAGE}",)),
])
def test_what_is_missing_or_changed_is_named(databases: Databases, tmp_path: Path, change: str,
                                             wrong: tuple[str, ...]) -> None:
    come_in(databases, [1, 2, 3])
    path = dumped(databases, tmp_path / "b.db")
    with closing(sqlite3.connect(path)) as connection, connection:
        assert connection.execute(change).rowcount > 0
    assert prove(path, COUNTY).wrong == wrong


def test_a_file_that_is_none_is_no_backup(tmp_path: Path) -> None:
    (tmp_path / "b.db").write_bytes(b"SQLite format 3\0" + bytes(5000))
    assert prove(tmp_path / "b.db", COUNTY).wrong == ("file",)


def test_what_is_put_back_is_what_was_there(databases: Databases, tmp_path: Path) -> None:
    come_in(databases, [1, 2, 3])
    path = dumped(databases, tmp_path / "b.db")
    come_in(databases, [4, 5], LATER)
    with databases.transaction() as store:
        load(path, store._execute)
    with databases.transaction() as store:
        assert [row.line for row in store.feed(VILLAGE, 0, 9)] == [fact(number).line for number in (1, 2, 3)]
        assert store.feed_head(VILLAGE) == 3 and store.feeds() == [VILLAGE]
        assert [one.number for one in store.numbered(VILLAGE, 1, 9)] == [2, 3]


def test_nothing_is_durable_before_the_first_backup(databases: Databases) -> None:
    end = come_in(databases, [1, 2])
    with databases.transaction() as store:
        assert store.durable(ONE, EPOCH) is None and store.backed_up_ms() is None
        store.mark_durable({(ONE, EPOCH): end}, made_ms=7)
    with databases.transaction() as store:
        assert store.durable(ONE, EPOCH) == 2 and store.backed_up_ms() == 7
        assert store.durable(TerminalId(2), EPOCH) == 0
