"""The program whose power is cut: a real kiosk store that takes applications and acknowledges each.

`python -m tests.faults.intake FOLDER COUNT MODE`: MODE is `real`, or the name of a planted fault. An
acknowledgement is the receipt sequence, one a line in the file `ack`: what a villager would hold in hand.
"""

import os
import sys
from pathlib import Path
from random import Random

from kiosk.store import Draft, FactDraft, Store
from tests.store.boxes import KEY, StandingClock, application, enrol

PRAGMAS = {"normal": "synchronous = NORMAL", "off": "synchronous = OFF", "delete": "journal_mode = DELETE"}


def main() -> None:
    folder, count, mode = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    store = Store.open(folder, KEY, clock=StandingClock(), random=Random(7).randbytes)
    enrol(store)
    if mode in PRAGMAS:
        store._owner.run(store._contents.database.execute, f"PRAGMA {PRAGMAS[mode]}")
    acknowledged = os.open(folder / "ack", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for number in range(count):
        take(store, number, mode, acknowledged)


def take(store: Store, number: int, mode: str, acknowledged: int) -> None:
    """A villager fills in, is photographed, hands in, and is told the receipt number."""
    draft = Draft(f"d{number}", "MZ07", 1, "231299194403120020", b"{}" * 300)
    store.save_draft(draft)
    sha256 = store.put_blob(Random(number).randbytes(6_000), "image/jpeg")

    def make(sequence: int) -> FactDraft:
        if mode == "ack-first":
            acknowledge(acknowledged, sequence)
        made = application(sequence)
        named = [{"ref": "/data/photo", "sha256": sha256, "media": "image/jpeg", "size": 6_000}]
        return FactDraft("Applied", {**made.body, "attachments": named})

    fact = store.record_application(make, destroys_draft=draft.id)
    if mode == "two-transactions":
        in_two_transactions(store, fact.id)
    if mode != "ack-first":
        acknowledge(acknowledged, fact.body["receipt"]["seq"])


def acknowledge(descriptor: int, sequence: int) -> None:
    os.write(descriptor, f"{sequence}\n".encode())


def in_two_transactions(store: Store, id: str) -> None:
    """As if the outbox row were written after the fact's transaction."""
    def write() -> None:
        database = store._contents.database
        [(epoch, seq)] = database.execute("SELECT epoch, seq FROM facts WHERE id = ?", [id]).fetchall()
        for sql in ("DELETE FROM outbox WHERE epoch = ? AND seq = ?", "INSERT INTO outbox VALUES (?, ?)"):
            with database.atomic():
                database.execute(sql, [epoch, seq])

    store._owner.run(write)


if __name__ == "__main__":
    main()
