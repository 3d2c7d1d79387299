"""The program whose power is cut: a real kiosk store that takes applications and acknowledges each.

`python -m tests.faults.intake FOLDER COUNT MODE`: MODE is `real`, `failing-sync`, or the name of a planted fault.
An acknowledgement is the receipt sequence, one a line in the file `ack`: what a villager would hold in hand. A
printed slip is a line in `slips`.
"""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from random import Random
from typing import Any

from kiosk.store import Draft, FactDraft, Store, StoreError
from kiosk.store.log import Log
from kiosk.store.sidefile import Reached, SideFile
from tests.store.boxes import KEY, StandingClock, application, enrol

PRAGMAS = {"normal": "synchronous = NORMAL", "off": "synchronous = OFF"}


def main() -> None:
    folder, count, mode = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    plant = PATCHES.get(mode)
    if plant is not None:
        plant()
    store = Store.open(folder, KEY, clock=StandingClock(), random=Random(7).randbytes)
    enrol(store)
    if mode in PRAGMAS:
        store._calls.owner.run(store._calls.contents.database.execute, f"PRAGMA {PRAGMAS[mode]}")
    hand = Hand(folder)
    for number in range(count):
        try:
            take(store, number, mode, hand)
        except StoreError:
            if mode == "failing-sync":
                return    # intake ends with the first error of the disk, as the kiosk's does
            hand.acknowledge(number + 1)    # the fault planted in `swallowed-error`: nobody looked


class Hand:
    """What leaves the machine: a number on the screen, a slip."""

    def __init__(self, folder: Path) -> None:
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
        self._ack, self._slips = os.open(folder / "ack", flags, 0o600), os.open(folder / "slips", flags, 0o600)

    def acknowledge(self, sequence: int) -> None:
        os.write(self._ack, f"{sequence}\n".encode())

    def print(self, sequence: int) -> None:
        os.write(self._slips, f"{sequence}\n".encode())


def take(store: Store, number: int, mode: str, hand: Hand) -> None:
    """A villager fills in, is photographed, hands in, is told the receipt number and gets the slip."""
    draft = Draft(f"d{number}", "MZ07", 1, "231299194403120020", b"{}" * 300)
    store.drafts.save(draft)
    sha256 = store.blobs.put(Random(number).randbytes(6_000), "image/jpeg")

    def make(sequence: int) -> FactDraft:
        if mode == "ack-first":
            hand.acknowledge(sequence)
        if mode == "print-first":
            hand.print(sequence)
        made = application(sequence)
        named = [{"ref": "/data/photo", "sha256": sha256, "media": "image/jpeg", "size": 6_000}]
        return FactDraft("Applied", {**made.body, "attachments": named})

    fact = store.record_application(make, destroys_draft=draft.id)
    if mode == "two-transactions":
        in_two_transactions(store, fact.id)
    if mode == "sequence-from-count" and number % 7 == 6:
        store._calls.owner.run(erase_the_oldest, store)
    if mode != "ack-first":
        hand.acknowledge(fact.body["receipt"]["seq"])
    if mode != "print-first":
        hand.print(fact.body["receipt"]["seq"])


def in_two_transactions(store: Store, id: str) -> None:
    """As if the outbox row were written after the fact's transaction."""
    def write() -> None:
        database = store._calls.contents.database
        [(epoch, seq)] = database.execute("SELECT epoch, seq FROM facts WHERE id = ?", [id]).fetchall()
        for sql in ("DELETE FROM outbox WHERE epoch = ? AND seq = ?", "INSERT INTO outbox VALUES (?, ?)"):
            with database.atomic():
                database.execute(sql, [epoch, seq])

    store._calls.owner.run(write)


def erase_the_oldest(store: Store) -> None:
    """A case is over long enough and leaves the machine."""
    database = store._calls.contents.database
    with database.atomic():
        [(oldest,)] = database.execute("SELECT min(id) FROM cases").fetchall()
        database.execute("DELETE FROM cases WHERE id = ?", [oldest])


def _count(self: Log) -> int:
    number = 1 + int(self._database.execute("SELECT count(*) FROM cases").fetchone()[0])
    self._settings.set("receipt", number)
    return number


def _written_without(what: str) -> Callable[[SideFile, Reached], None]:
    def write(self: SideFile, reached: Reached) -> None:
        fresh = self._path.with_suffix(".new")
        with fresh.open("w", encoding="utf-8") as file:
            json.dump(asdict(reached), file)
            if what != "file":
                file.flush()
                os.fsync(file.fileno())
        fresh.replace(self._path)
        if what != "folder":
            folder = os.open(self._path.parent, os.O_RDONLY)
            os.fsync(folder)
            os.close(folder)

    return write


def _put(where: type, name: str, other: Any) -> Callable[[], None]:
    return lambda: setattr(where, name, other)


PATCHES = {
    "sequence-from-count": _put(Log, "next_receipt", _count),
    "file-not-synced": _put(SideFile, "write", _written_without("file")),
    "folder-not-synced": _put(SideFile, "write", _written_without("folder")),
}

if __name__ == "__main__":
    main()
