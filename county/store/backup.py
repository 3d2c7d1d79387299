"""The facts of a county in one file that stands on its own, and the proof that it holds all of them.

The file is SQLite whatever the county stands on. It counts when every terminal's log gives the hash the county
keeps as its head, and every feed has all its numbers.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from casework.ids import CountyCode, TerminalId
from casework.wire import CHAIN_START, Position, chain_after
from county.store.protocol import Executes
from county.store.schema import statements

TABLES = ("events", "feeds", "heads", "fact_groups", "quarantine", "repeats", "lives", "backups")
ROWS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found in a file. `wrong` names what does not hold; empty = every fact is there."""

    facts: int
    logs: dict[tuple[TerminalId, str], Position]
    wrong: tuple[str, ...]


def dump(execute: Executes, path: Path) -> None:
    """Write every row of the event store into a new file. The caller holds a transaction that sees one state."""
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements("sqlite"):
            connection.execute(statement)
        for table in TABLES:
            rows = execute(f"SELECT * FROM {table}")
            for start in range(0, len(rows), ROWS_AT_ONCE):
                part = [[_plain(value) for value in row] for row in rows[start:start + ROWS_AT_ONCE]]
                connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(part[0]))})", part)


def load(path: Path, execute: Executes) -> None:
    """Put the facts of a file in the place of those here; the caller holds the transaction."""
    with reading(path) as rows:
        for table in TABLES:
            execute(f"DELETE FROM {table}")
            for row in rows(f"SELECT * FROM {table}"):
                execute(f"INSERT INTO {table} VALUES ({', '.join(['%s'] * len(row))})", row)


def prove(path: Path, county: CountyCode) -> Proof:
    """Recompute everything a file claims. A file that cannot be read is wrong, not an exception."""
    try:
        with reading(path) as rows:
            [(facts,)] = rows("SELECT count(*) FROM events WHERE county = ?", county)
            logs = {(TerminalId(terminal), epoch): Position(epoch, seq, bytes(chain)) for terminal, epoch, seq, chain
                    in rows("SELECT terminal, epoch, seq, chain FROM heads WHERE county = ?", county)}
            return Proof(facts, logs, (*_file(rows), *_logs(rows, county, logs), *_feeds(rows, county)))
    except (sqlite3.DatabaseError, TypeError):    # a value may have another type than was written
        return Proof(0, {}, ("file",))


def _file(rows: Any) -> Iterator[str]:
    if rows("PRAGMA integrity_check") != [("ok",)]:
        yield "file"


def _logs(rows: Any, county: CountyCode, logs: dict[tuple[TerminalId, str], Position]) -> Iterator[str]:
    for (terminal, epoch), head in logs.items():
        place = [county, terminal, epoch]
        found = sorted(rows(
            "SELECT seq, line FROM events WHERE county = ? AND terminal = ? AND epoch = ?"
            " UNION ALL SELECT seq, line FROM quarantine WHERE county = ? AND terminal = ? AND epoch = ?"
            " UNION ALL SELECT repeats.seq, line FROM repeats JOIN events USING (county, id)"
            " WHERE county = ? AND repeats.terminal = ? AND repeats.epoch = ?", *place, *place, *place))
        whole = [seq for seq, _ in found] == list(range(1, head.seq + 1))
        if not whole or chain_after(CHAIN_START, (bytes(line) for _, line in found)) != head.chain:
            yield f"log of terminal {terminal}"


def _feeds(rows: Any, county: CountyCode) -> Iterator[str]:
    for feed, number, count, highest in rows(
            "SELECT feeds.feed, feeds.number, count(id), coalesce(max(events.number), 0) FROM feeds LEFT JOIN events"
            " ON events.county = feeds.county AND events.feed = feeds.feed WHERE feeds.county = ?"
            " GROUP BY feeds.feed, feeds.number", county):
        if not number == count == highest:
            yield f"feed {feed}"


@contextmanager
def reading(path: Path) -> Iterator[Any]:
    """Give a call that runs SQL on a file and cannot change it."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        def rows(sql: str, *arguments: Any) -> list[tuple[Any, ...]]:
            return connection.execute(sql, arguments).fetchall()

        yield rows


def _plain(value: Any) -> Any:
    return bytes(value) if isinstance(value, memoryview) else value


