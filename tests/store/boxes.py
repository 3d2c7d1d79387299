"""A kiosk's store in a folder, with a clock that stands where the test puts it."""

import json
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from casework.bundle import write_bundle
from casework.facts import Fact, write
from casework.ids import CountyCode, TerminalId, VillageCode, fact_id
from casework.publication import publication
from casework.signing import SigningKey
from casework.trust import SigningKeyEntry, TrustBundle
from casework.wire import Answer, FeedLine, Position
from kiosk.store import FactDraft, Store, TerminalIdentity
from kiosk.store.handles import handle_text
from tests.rules.case_facts import VILLAGE, applied_body

KEY = bytes(range(32))
COUNTY_KEY = SigningKey.from_seed(bytes([7]) * 32)
COUNTY = CountyCode("231222")
NOON = 1772413200000
ITEM: dict[str, Any] = {
    "code": "MZ07", "number": 7, "version": 1, "topic": "elder", "category": "行政给付",
    "department": "县民政局", "basis": "法", "name": {"zh": "高龄津贴", "en": "Old-age allowance"},
    "short_name": {"zh": "高龄津贴", "en": "Old-age allowance"},
    "limits": {"statutory_days": 20, "promised_days": 10, "days_source": "assumed"},
}
BUNDLE = write_bundle(ITEM, b"<form/>", {})


@dataclass
class StandingClock:
    """Tells the same time until it is moved."""

    at_ms: int = NOON

    def now_ms(self) -> int:
        return self.at_ms


@dataclass
class Box:
    """A kiosk's folder that can be opened again and again."""

    folder: Path
    clock: StandingClock = field(default_factory=StandingClock)
    random: Callable[[int], bytes] = field(default_factory=lambda: random.Random(7).randbytes)
    reserve_bytes: int = 0

    def open(self, key: bytes = KEY) -> Store:
        return Store.open(self.folder, key, clock=self.clock, random=self.random,
                          reserve_bytes=self.reserve_bytes)


def identity() -> TerminalIdentity:
    """What enrolment leaves on a box."""
    return TerminalIdentity(
        TerminalId(1), 1, 1, VillageCode(VILLAGE), "向阳村", "榆林镇", COUNTY, "兰西县", "lx.example",
        "https://lx.example", COUNTY_KEY.public.raw, "")


def enrol(store: Store) -> None:
    """Make the box a terminal and give it one item."""
    bundle = TrustBundle(1, NOON, NOON * 2, COUNTY, (), frozenset(), (),
                         (SigningKeyEntry("k1", COUNTY_KEY.public.raw, 0),))
    store.trust.enrolled(identity(), bundle.to_bytes(), bundle.signature(COUNTY_KEY))
    published = county_fact("ItemPublished", publication(COUNTY_KEY, COUNTY, "MZ07", 1, BUNDLE).body(), 1)
    store.exchange.take_answer(answer(store, [FeedLine("county", 1, published, None)], {"county": 1}), offset_ms=0)
    store.blobs.came(BUNDLE, "application/json")


def execute(store: Store, statement: str, *values: object) -> list[tuple[Any, ...]]:
    """Run SQL on the open file, past everything the store promises."""
    database = store._calls.contents.database
    return store._calls.owner.run(lambda: database.execute(statement, values).fetchall())


def county_fact(kind: str, body: dict[str, Any], number: int, case: str | None = None) -> Fact:
    """A fact as the county writes it."""
    return write(kind, body, id=fact_id(NOON, number.to_bytes(10, "big")), case=case, at_ms=NOON,  # type: ignore[arg-type]
                 offset_ms=0, seen=0, actor="worker")


def application(sequence: int) -> FactDraft:
    """An application whose receipt carries the sequence it was given."""
    body = applied_body()
    body["receipt"] = {**body["receipt"], "seq": sequence, "handle": handle_text(sequence.to_bytes(10, "big"))}
    return FactDraft("Applied", body)


def answer(store: Store, lines: list[FeedLine], cursor: dict[str, int], *, ack: Position | None = None,
           durable: int | None = None) -> Answer:
    """An answer of the county, as it stands after its signature was verified."""
    part = store.exchange.outbox(0)
    return Answer(ack or Position(part.epoch, part.seq, part.chain), durable, NOON, "s1", (),
                  tuple(lines), cursor, False)


def body_of(fact: Fact) -> dict[str, Any]:
    """The body as plain JSON."""
    return json.loads(fact.line)["body"]  # type: ignore[no-any-return]
