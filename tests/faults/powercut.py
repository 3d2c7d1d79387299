"""Cuts the power of a kiosk thousands of times and looks whether any acknowledged application is gone.

    python -m tests.faults.powercut --cuts 10000 --seed 1 --json
    python -m tests.faults.powercut --planted --json           the same, with faults that must be found

A real store runs once under a shim that writes down every write and sync (powerlog.c, compiled here with gcc).
At each cut the disk is rebuilt as it may be found, the store is opened again, and one more application is handed
in. `lost`: cuts after which an acknowledged application is missing. `corrupt`: the store does not open, a page
fails its check, a fact is without its case or its place in the outbox, or the side file is half or behind what was
acknowledged. `reused`: a receipt number came twice. `failing-sync`: a sync fails once and intake ends there.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

from sqlcipher3.dbapi2 import DatabaseError
from sqlite_utils import Database

from kiosk.store import Store, StoreError
from kiosk.store.sidefile import SideFile
from tests.faults.disk import Disk, Op, read_log
from tests.store.boxes import KEY, StandingClock, application, enrol

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PLANTED = ("normal", "off", "ack-first", "print-first", "two-transactions", "sequence-from-count",
           "file-not-synced", "folder-not-synced", "swallowed-error")
FAILING = ("failing-sync", "swallowed-error")
NTH_SYNC = 41
IN_HAND = ("ack", "slips")
"""Files that stand for what left the machine: no disk, no power."""


@dataclass
class Found:
    """What the cuts showed."""

    cuts: int = 0
    lost: int = 0
    corrupt: int = 0
    reused: int = 0


def record(home: Path, applications: int, mode: str) -> list[Op]:
    """Run the intake once under the shim and return its write log."""
    shim, log, folder = home / "powerlog.so", home / f"{mode}.log", home / mode
    if not shim.exists():
        subprocess.run(["gcc", "-shared", "-fPIC", "-O1", "-w", "-o", str(shim), str(HERE / "powerlog.c"), "-ldl",
                        "-lpthread"], check=True)
    folder.mkdir()
    environment = os.environ | {"LD_PRELOAD": str(shim), "POWERLOG_DIR": str(folder), "POWERLOG": str(log)}
    if mode in FAILING:
        environment["POWERLOG_FAIL"] = str(NTH_SYNC)
    subprocess.run([sys.executable, "-m", "tests.faults.intake", str(folder), str(applications), mode], check=True,
                   env=environment, cwd=ROOT)
    return list(read_log(log.read_bytes()))


def cut(ops: list[Op], cuts: int, seed: int, home: Path) -> Found:
    """Cut at so many moments and open the store each time."""
    chance = Random(seed)
    moments = sorted(chance.randint(1, len(ops)) for _ in range(cuts))
    disk, in_hand, done, found = Disk(), bytearray(), 0, Found()
    for number, moment in enumerate(moments):
        for op in ops[done:moment]:
            if op.name in IN_HAND:
                in_hand += op.data
            else:
                disk.take(op)
        done = moment
        left = disk.after_a_cut(Random(f"{seed}/{number}"))
        judge(left, {int(line) for line in in_hand.split()}, home / "found", found)
    return found


def judge(left: dict[str, bytes], acknowledged: set[int], folder: Path, found: Found) -> None:
    """Open what was left and count what is wrong with it."""
    found.cuts += 1
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, data in left.items():
        (folder / name).write_bytes(data)
    beside = SideFile(folder).read()
    if acknowledged and (beside is None or beside.receipt < max(acknowledged)):
        found.corrupt += 1
    try:
        store = Store.open(folder, KEY, clock=StandingClock(), random=Random(99).randbytes)
    except StoreError:
        found.corrupt += 1
        found.lost += bool(acknowledged)
        return
    try:
        _look(store, acknowledged, found)
    except (StoreError, DatabaseError):
        found.corrupt += 1
        found.lost += bool(acknowledged)
    finally:
        store.close()


def _look(store: Store, acknowledged: set[int], found: Found) -> None:
    database = store._calls.contents.database
    whole = store._calls.owner.run(is_whole, database)
    if store.identity() is None:
        enrol(store)
    kept = {record.facts[0].body["receipt"]["seq"] for record in store.cases()}
    facts, waiting = store._calls.owner.run(lambda: database.execute(
        "SELECT (SELECT count(*) FROM facts WHERE kind = 'Applied'), (SELECT count(*) FROM outbox)").fetchone())
    found.lost += not acknowledged <= kept
    found.corrupt += not (whole and len(kept) == facts == waiting)
    again = store.record_application(application).body["receipt"]["seq"]
    found.reused += again in kept | acknowledged or again <= max(acknowledged, default=0)


def is_whole(database: Database) -> bool:
    """Whether every page passes both checks; the cipher's looks past the WAL, so that is brought in first."""
    sound = database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return sound and database.execute("PRAGMA cipher_integrity_check").fetchall() == []


def run(cuts: int, seed: int, applications: int, mode: str, home: Path) -> Found:
    """Record one mode and cut it."""
    return cut(record(home, applications, mode), cuts, seed, home)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cuts", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--applications", type=int, default=60)
    parser.add_argument("--mode", default="real", choices=("real", "failing-sync", *PLANTED))
    parser.add_argument("--planted", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if shutil.which("gcc") is None:
        print("gcc is missing: apt-get install gcc libc6-dev", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as home:
        if options.planted:
            modes = {mode: run(options.cuts, options.seed, options.applications, mode, Path(home)) for mode in PLANTED}
            seen = [mode for mode, found in modes.items() if found.lost or found.corrupt or found.reused]
            said = {"planted": len(modes), "found": len(seen),
                    "modes": {mode: asdict(found) for mode, found in modes.items()}}
            good = len(seen) == len(modes)
        else:
            found = run(options.cuts, options.seed, options.applications, options.mode, Path(home))
            said, good = asdict(found), not (found.lost or found.corrupt or found.reused)
    print(json.dumps(said) if options.json else said)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
