"""A kiosk: the real store contents and the real exchange, on a virtual disk."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any

from sqlite_utils import Database

from casework.bundle import write_bundle
from casework.definition import read_definition
from casework.facts import Fact
from casework.ids import CaseId
from casework.receipt import Receipt, ReceiptFlags
from casework.receipt.token import FIRST_DAY
from casework.signing import SigningKey
from casework.wire import Answer
from kiosk.store import FactDraft, Store, TerminalIdentity, identity
from kiosk.store.care import Care
from kiosk.store.contents import Contents
from kiosk.store.handles import handle_text
from kiosk.store.owner import Owner
from kiosk.store.schema import MIGRATIONS
from kiosk.sync.exchange import Outcome, exchange_once
from kiosk.sync.link import Link
from kiosk.sync.pace import Pace
from tests.faults.simulation.disk import Connection, KioskDisk, Room, connect
from tests.faults.simulation.shelf import Shelf
from tests.store.boxes import ITEM

STEPS = [{"id": "township", "name": {"zh": "镇里审核", "en": "Township"}, "role": "township_reviewer", "unit": "镇",
          "days": 5},
         {"id": "county", "name": {"zh": "县里决定", "en": "County"}, "role": "county_chief", "unit": "县", "days": 5,
          "decides": True}]
RECORD: dict[str, Any] = {**ITEM, "steps": STEPS}
DEFINITION = read_definition(RECORD)
BUNDLE = write_bundle(RECORD, b"<form/>", {})
ITEM_SHA256 = hashlib.sha256(BUNDLE).hexdigest()
CANARY = "柰"
"""Stands in every name of an applicant: where it shows in clear, somebody's data shows."""


class SameThread(Owner):
    """One thread does everything here."""

    def __init__(self) -> None: ...

    def run(self, call: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        return call(*arguments, **named)

    def stop(self) -> None: ...


def _empty() -> Connection:
    """A disk with the kiosk's tables and the bytes of the one item."""
    made = connect()
    MIGRATIONS.apply(Database(made))
    made.execute("INSERT INTO blobs VALUES (?, ?, ?)", [ITEM_SHA256, "application/json", BUNDLE])
    made.commit()
    return made


DISKS = Shelf(_empty)


@lru_cache(maxsize=4096)
def _identity(written: str) -> TerminalIdentity:
    """What a disk says a box is."""
    return identity.from_record(json.loads(written))


@dataclass(frozen=True, slots=True)
class Ballast(Care):
    """Room held for a bad day is given free on the virtual disk."""

    disk: KioskDisk | None = None

    def give_way(self) -> None:
        connection = self.disk.connection if self.disk else None
        if connection is not None and connection.room is Room.NONE:
            connection.room = Room.LITTLE


@dataclass
class Printed:
    """A receipt in a villager's hand."""

    token: bytes = field(repr=False)
    fact: Fact
    terminal: int
    generation: int
    sequence: int


@dataclass
class Clock:
    """The kiosk's own clock: the world's time and how far it is off."""

    now: Callable[[], int]
    off_ms: int = 0

    def now_ms(self) -> int:
        return self.now() + self.off_ms


@dataclass
class Kiosk:
    """`number` is its place in the world; a clone has the same identity and key as another."""

    number: int
    chance: Random
    clock: Clock
    keys: dict[tuple[int, int], SigningKey] = field(default_factory=dict)
    """As the key store beside the disk keeps them, by terminal and generation."""
    disk: KioskDisk = field(default_factory=lambda: KioskDisk(DISKS.take(), None))
    pace: Pace = field(default_factory=Pace)
    store: Store = field(init=False)
    talking: bool = False
    on_answer: Callable[["Kiosk", Answer], None] = lambda kiosk, answer: None

    def __post_init__(self) -> None:
        self.start()

    def start(self) -> None:
        """Switch on: everything not on the disk is gone."""
        def opening() -> Contents:
            return Contents(Database(self.disk.connection), self.disk.beside, self.clock, self.chance.randbytes,
                            lambda: self.disk.connection.room is Room.PLENTY)

        care = Ballast(Path("/nowhere"), b"", Path("/nowhere"), self.clock, self.disk)
        self.store = Store(SameThread(), opening, care)
        self.pace = Pace()

    @property
    def key(self) -> SigningKey:
        """The key of what this box believes to be."""
        made = self.identity
        return self.keys[made.terminal, made.generation]

    @property
    def identity(self) -> TerminalIdentity:
        return _identity(self.rows("SELECT value FROM settings WHERE name = 'identity'")[0][0])

    def rows(self, sql: str, *arguments: Any) -> list[Any]:
        """Look at the disk without disturbing it."""
        fuse, self.disk.connection.fuse = self.disk.connection.fuse, None
        found = self.disk.connection.execute(sql, arguments).fetchall()
        self.disk.connection.fuse = fuse
        return list(found)

    def own(self) -> dict[str, bytes]:
        """Ids and bytes of the facts of this box's own log."""
        return {id: bytes(line) for id, line in self.rows("SELECT id, line FROM facts WHERE epoch IS NOT NULL")}

    def everything(self) -> set[str]:
        """Ids of all facts here that count, those whose bodies were erased too."""
        rows = self.rows("SELECT id FROM facts WHERE feed IS NULL OR feed NOT LIKE '%~%'")
        return {id for (id,) in rows} | self.erased()

    def erased(self) -> set[str]:
        """Ids of the facts whose bodies were erased, and of their cases."""
        return {id for (id,) in self.rows("SELECT id FROM erased UNION SELECT id FROM erased_cases")}

    def erase(self, now_ms: int) -> None:
        """Erase what closed, however short ago."""
        self.store._calls.change(set(), lambda contents: contents.erasing.run(self.identity.village, now_ms, 0))

    def apply(self, *, village: str = "", photograph: bytes = b"") -> Fact:
        """A villager hands in; acknowledged when this returns."""
        made = self.identity
        photographs = [self._attached(photograph)] if photograph else []
        return self.store.record_application(
            lambda sequence: self._application(sequence, made, village or made.village, photographs))

    def _attached(self, photograph: bytes) -> dict[str, Any]:
        sha256 = self.store.blobs.put(photograph, "image/jpeg")
        return {"ref": "/data/photo", "sha256": sha256, "media": "image/jpeg", "size": len(photograph)}

    def has_blob(self, sha256: str) -> bool:
        """Whether these bytes are on the disk."""
        return bool(self.rows("SELECT 1 FROM blobs WHERE sha256 = ?", sha256))

    def _application(self, sequence: int, made: TerminalIdentity, village: str,
                     photographs: list[dict[str, Any]]) -> FactDraft:
        receipt = {"terminal": made.terminal, "gen": made.generation, "seq": sequence, "day": 2260, "flags": 0,
                   "handle": handle_text(self.chance.randbytes(10))}
        body = {"item": "MZ07", "version": 1, "village": village, "answers": {"/data/a": CANARY},
                "applicant": {"name": f"赵{CANARY}", "id_type": "none", "id_number": ""},
                "number": f"{made.village}-{sequence}", "receipt": receipt}
        body |= {"attachments": photographs} if photographs else {}
        return FactDraft("Applied", body)

    def print_receipt(self, fact: Fact) -> Printed:
        """Print; only after the fact was acknowledged."""
        made, body = self.identity, fact.body["receipt"]
        handle = bytes.fromhex(hashlib.sha256(body["handle"].encode()).hexdigest()[:20])
        receipt = Receipt(made.terminal, made.generation, body["seq"], FIRST_DAY.replace(year=2026), 7,
                          ReceiptFlags.NONE, handle)
        return Printed(receipt.signed(made.county, self.key), fact, made.terminal, made.generation, body["seq"])

    def act(self, kind: str, body: dict[str, Any], case: str | None, *, actor: str = "villager") -> Fact:
        """Record one more fact of any kind."""
        return self.store.record([FactDraft(kind, body, CaseId(case) if case else None, actor)])[0]

    def exchange(self, line: Link) -> Outcome:
        """Talk to the county."""
        take = self.store.exchange.take_answer

        def watched(answer: Answer, *, offset_ms: int) -> bool:
            self.on_answer(self, answer)
            return take(answer, offset_ms=offset_ms)

        self.store.exchange.take_answer = watched  # type: ignore[method-assign]
        self.talking = True
        try:
            return exchange_once(self.store, self.key, line, clock=self.clock, random=self.chance.randbytes,
                                 pace=self.pace)
        finally:
            self.talking = False
            del self.store.exchange.take_answer

    def clone(self, number: int, chance: Random) -> "Kiosk":
        """The same disk in another box."""
        return Kiosk(number, chance, replace(self.clock), dict(self.keys), self.disk.image(), on_answer=self.on_answer)
