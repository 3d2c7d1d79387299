"""A fact: the exact bytes of one JSON line, written once and never re-serialised (ADR 0003).

Two facts with one id are the same fact when their *bytes* are equal. Where a fact stands in a
terminal's log (position) or in a village's feed is not part of it: see `casework.wire`.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any, TypeGuard

from casework.ids import CaseId, FactId, is_fact_id

MAX_LINE_BYTES = 512 * 1024
MAX_DEPTH = 24
CHINA = timezone(timedelta(hours=8), "Asia/Shanghai")
"""One zone for the whole country; no summer time since 1991."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that happened, in past tense. `line` is the truth; the rest was read out of it."""

    id: FactId
    kind: str
    case: CaseId
    at_ms: int
    """The acting device's clock, milliseconds since 1970 UTC."""
    offset_ms: int | None
    """County clock minus device clock, as known then; None = the device did not know."""
    seen: int
    """Feed number of the village up to which the actor's device had folded."""
    actor: str
    """`villager`, `assistant:ID`, `staff:ID`, `terminal` or `worker`."""
    body: Mapping[str, Any] = field(repr=False)
    line: bytes = field(repr=False)

    @property
    def at(self) -> datetime:
        """The time it happened, UTC, corrected by the known offset."""
        return datetime.fromtimestamp((self.at_ms + (self.offset_ms or 0)) / 1000, UTC)

    @property
    def day(self) -> date:
        """The calendar day in China on which it happened."""
        return self.at.astimezone(CHINA).date()


@dataclass(frozen=True, slots=True)
class MalformedFact:
    """Bytes that are not a fact. `reason` is a stable code without personal data."""

    reason: str


def write(
    kind: str,
    body: Mapping[str, Any],
    *,
    id: FactId,
    case: CaseId | None = None,
    at_ms: int,
    offset_ms: int | None,
    seen: int,
    actor: str,
) -> Fact:
    """Write a new fact; `case=None` starts a stream whose id is the fact's own.

    Raises ValueError when the result would not be read back (a float that is no number, a line
    over `MAX_LINE_BYTES`, a wrong id).
    """
    record: dict[str, Any] = {"id": id, "kind": kind}
    if case is not None:
        record["case"] = case
    record["at"] = at_ms
    if offset_ms is not None:
        record["off"] = offset_ms
    record |= {"seen": seen, "actor": actor, "body": body}
    line = json.dumps(record, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
    fact = parse(line)
    if isinstance(fact, MalformedFact):
        raise ValueError(f"not a fact: {fact.reason}")
    return fact


def parse(line: bytes) -> Fact | MalformedFact:
    """Read one line; never raises, whatever the bytes."""
    if len(line) > MAX_LINE_BYTES:
        return MalformedFact("too-long")
    if b"\n" in line:
        return MalformedFact("line-break")
    try:
        record = _DECODER.decode(line.decode("utf-8"))
    except (ValueError, RecursionError):
        return MalformedFact("not-json")
    if not isinstance(record, dict) or _is_too_deep(record, line):
        return MalformedFact("not-an-object")
    return _read(record, line)


def _read(record: dict[str, Any], line: bytes) -> Fact | MalformedFact:
    id, kind, case = record.get("id"), record.get("kind"), record.get("case", record.get("id"))
    at, off, seen = record.get("at"), record.get("off"), record.get("seen")
    actor, body = record.get("actor"), record.get("body")
    if not (isinstance(id, str) and is_fact_id(id) and isinstance(case, str) and is_fact_id(case)):
        return MalformedFact("id")
    if not (isinstance(kind, str) and 0 < len(kind) <= 40 and kind.isascii() and kind.isalnum()):
        return MalformedFact("kind")
    if not (_whole(at) and (off is None or _whole(off)) and _whole(seen)):
        return MalformedFact("number")
    if not (isinstance(actor, str) and 0 < len(actor) <= 80 and isinstance(body, dict)):
        return MalformedFact("actor-or-body")
    return Fact(FactId(id), kind, CaseId(case), at, off, seen, actor, body, line)


_TIME_LIMIT_MS = 4_102_444_800_000  # the year 2100: keeps `at` inside what datetime can say


def _whole(value: Any) -> TypeGuard[int]:
    return type(value) is int and -_TIME_LIMIT_MS <= value <= _TIME_LIMIT_MS


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record = dict(pairs)
    if len(record) != len(pairs):
        raise ValueError("a key stands twice")
    return record


def _refuse(constant: str) -> Any:
    raise ValueError(f"{constant} is not JSON")


_DECODER = json.JSONDecoder(object_pairs_hook=_unique, parse_constant=_refuse)


def _is_too_deep(record: dict[str, Any], line: bytes) -> bool:
    """A line with few brackets cannot be deep, and most have few: the walk is for the others."""
    return line.count(b"{") + line.count(b"[") > MAX_DEPTH and _depth(record) > MAX_DEPTH


def _depth(value: Any) -> int:
    deepest, level = 0, [value]
    while level:
        deepest += 1
        level = [
            child
            for parent in level
            if isinstance(parent, (dict, list))
            for child in (parent.values() if isinstance(parent, dict) else parent)
        ]
    return deepest
