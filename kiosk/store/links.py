"""The links of an own log's chain: a fact's line, or where its body was erased the hash that was kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlite_utils import Database

from casework.wire import chain_after


@dataclass(frozen=True, slots=True)
class Link:
    """What stands at one place of a log. `line` is None where the body was erased, `chain` where it was not."""

    seq: int
    line: bytes | None = field(repr=False)
    chain: bytes | None


def links(database: Database, epoch: str, after: int = 0, upto: int | None = None) -> list[Link]:
    """Return what stands in (after, upto] of an epoch, in order; without `upto` to its end."""
    run = [epoch, after, (1 << 62) if upto is None else upto]
    here = "SELECT seq, line, NULL FROM facts WHERE epoch = ? AND seq > ? AND seq <= ?"
    gone = "SELECT seq, NULL, chain FROM erased WHERE epoch = ? AND seq > ? AND seq <= ?"
    if database["erased"].exists():
        rows = database.execute(f"{here} UNION ALL {gone} ORDER BY 1", [*run, *run]).fetchall()
    else:    # a copy that an earlier program made
        rows = database.execute(f"{here} ORDER BY 1", run).fetchall()
    return [Link(seq, None if line is None else bytes(line), None if chain is None else bytes(chain))
            for seq, line, chain in rows]


def chain_over(chain: bytes, passed: Iterable[Link]) -> bytes:
    """Return h after these links, from h before them."""
    for link in passed:
        chain = link.chain if link.line is None and link.chain is not None else chain_after(chain, [link.line or b""])
    return chain


def unbroken(rows: Sequence[tuple[int, bytes]], after: int) -> tuple[bytes, ...]:
    """Return the lines that follow `after` without a hole."""
    return tuple(bytes(line) for place, (seq, line) in enumerate(rows, after + 1) if seq == place)


def last_erased(database: Database, epoch: str, upto: int = 1 << 62) -> int:
    """Return the highest place of an epoch, at most `upto`, whose body was erased; 0 = none."""
    row = database.execute(
        "SELECT coalesce(max(seq), 0) FROM erased WHERE epoch = ? AND seq <= ?", [epoch, upto]).fetchone()
    return int(row[0])
