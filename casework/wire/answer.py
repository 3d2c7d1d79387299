"""County to village: what was kept, what stood in the way, and the feed; signed as a whole.

Nothing of an answer counts before its last line was verified: a captive portal's 200 is no
acknowledgement.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from casework.facts import Fact, parse
from casework.signing import SigningKey, VerifyKey
from casework.wire import fields
from casework.wire.chain import Position
from casework.wire.lines import Damaged, LineSplitter, read_control, write_control, write_signed

ANSWER_DOMAIN = b"buchucun.answer.v1"
COUNTY_FEED = "county"
"""Name of the county-wide feed (catalogue, trust) beside the village codes."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A fact the county set aside, or a call it could not serve. `seq` 0 = the whole call."""

    seq: int
    reason: str


@dataclass(frozen=True, slots=True)
class FeedLine:
    """One number of a feed: somebody else's fact, or a run of the caller's own by their place in its log."""

    feed: str
    number: int
    fact: Fact | None
    own: tuple[str, int] | None
    """(epoch, seq) of the caller's own fact."""
    count: int = 1
    """How many of the caller's own follow each other, in the feed as in its log; they begin here."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A verified answer of the county."""

    ack: Position
    durable: int | None
    """Last seq in a verified off-machine backup; None = the county has none."""
    time_ms: int
    server_epoch: str
    problems: tuple[Problem, ...]
    lines: tuple[FeedLine, ...] = field(repr=False)
    cursor: dict[str, int]
    more: bool


def write_answer(key: SigningKey, *, nonce: str, ack: Position, durable: int | None, time_ms: int,
                 server_epoch: str, problems: Iterable[Problem], lines: Iterable[bytes],
                 cursor: dict[str, int], more: bool) -> Iterator[bytes]:
    """Yield the lines of an answer; `lines` are made by `feed_line` and `own_line`."""
    digest = hashlib.sha256()
    first = {
        "epoch": ack.epoch, "seq": ack.seq, "h": ack.chain.hex(), "durable": durable,
        "time": time_ms, "se": server_epoch,
    }
    if wrong := [[problem.seq, problem.reason] for problem in problems]:
        first["problems"] = wrong
    for line in (write_control("ack", first), *(line + b"\n" for line in lines)):
        digest.update(line)
        yield line
    last = {"cursor": cursor, "more": more}
    yield write_signed("end", last, key, ANSWER_DOMAIN, over=nonce.encode() + digest.digest())


def feed_line(feed: str, number: int, fact_line: bytes) -> bytes:
    """Return the line of somebody else's fact."""
    return f"{feed} {number} ".encode() + fact_line


def own_line(feed: str, number: int, epoch: str, seq: int, count: int = 1) -> bytes:
    """Return the line that numbers a run of the caller's own facts."""
    run = f" {count}" if count > 1 else ""
    return f"{feed} {number} ={epoch} {seq}{run}".encode()


class AnswerReader:
    """Reads an answer to its end; `finish` verifies that one of the county's keys signed it."""

    def __init__(self, keys: VerifyKey | Sequence[VerifyKey], nonce: str) -> None:
        self._keys, self._nonce = [keys] if isinstance(keys, VerifyKey) else keys, nonce
        self._splitter = LineSplitter()
        self._lines: list[bytes] = []

    def feed(self, data: bytes) -> Damaged | None:
        """Take the next bytes."""
        lines = self._splitter.feed(data)
        if isinstance(lines, Damaged):
            return lines
        self._lines += lines
        return None

    def finish(self) -> Answer | Damaged:
        """Return the answer when it is whole, for this call, and signed by the county."""
        if self._splitter.unfinished or len(self._lines) < 2:
            return Damaged("cut-short")
        *before, last = self._lines
        digest = hashlib.sha256(b"".join(line + b"\n" for line in before)).digest()
        end = read_control(last)
        if isinstance(end, Damaged) or end.word != "end":
            return Damaged("no-end")
        signed = self._nonce.encode() + digest + end.signed
        if not any(key.verify(ANSWER_DOMAIN, signed, end.signature) for key in self._keys):
            return Damaged("signature")
        try:
            return _answer(before, end.record)
        except fields.WrongField:
            return Damaged("answer-field")


def _answer(before: list[bytes], end: dict[str, Any]) -> Answer:
    ack = read_control(before[0])
    if isinstance(ack, Damaged) or ack.word != "ack":
        raise fields.WrongField("ack")
    record = ack.record
    durable = None if record.get("durable") is None else fields.whole(record, "durable")
    return Answer(
        Position(fields.text(record, "epoch"), fields.whole(record, "seq"), fields.chain(record, "h")),
        durable, fields.whole(record, "time"), fields.text(record, "se"),
        _problems(record.get("problems", [])),
        tuple(_feed_line(line) for line in before[1:]), fields.counts(end, "cursor"),
        end.get("more") is True,
    )


def _problems(rows: Any) -> tuple[Problem, ...]:
    if not isinstance(rows, list):
        raise fields.WrongField("problems")
    return tuple(_problem(row) for row in rows)


def _problem(row: Any) -> Problem:
    if not isinstance(row, list) or len(row) != 2 or type(row[0]) is not int or not isinstance(row[1], str):
        raise fields.WrongField("problems")
    return Problem(row[0], row[1])


def _feed_line(line: bytes) -> FeedLine:
    parts = line.split(b" ", 2)
    if len(parts) != 3:
        raise fields.WrongField("feed")
    feed, number, rest = parts[0].decode("ascii", "replace"), _count(parts[1]), parts[2]
    if rest.startswith(b"="):
        epoch, *places = rest[1:].split(b" ")
        if len(places) not in (1, 2):
            raise fields.WrongField("feed")
        seq, count = _count(places[0]), _count(places[1]) if places[1:] else 1
        return FeedLine(feed, number, None, (epoch.decode("ascii", "replace"), seq), count)
    fact = parse(rest)
    if not isinstance(fact, Fact):
        raise fields.WrongField("feed")
    return FeedLine(feed, number, fact, None)


def _count(digits: bytes) -> int:
    if not digits.isdigit() or len(digits) > 15:
        raise fields.WrongField("feed")
    return int(digits)
