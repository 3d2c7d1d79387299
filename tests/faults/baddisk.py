"""A case taken in while the disk fails at one call, for every call there is: `python -m tests.faults.baddisk`.

Each point is one call on the kiosk's files that fails with EIO, or from which on the disk is full (ENOSPC). A
villager is told a number only when the store said so; afterwards the disk is well again and every number told must
be there, and none may be given twice. `--planted ack-first` tells numbers too early and must be found.
"""

import argparse
import ctypes
import errno
import json
import os
import shutil
import subprocess
import sys
import tempfile
import traceback
from dataclasses import asdict, dataclass, field
from pathlib import Path
from random import Random

from kiosk.store import Draft, FactDraft, Store, StoreError
from tests.store.boxes import KEY, StandingClock, application, enrol

HERE = Path(__file__).parent
SHIM = "BAD_DISK_SHIM"
MOST_POINTS = 2000


@dataclass
class Found:
    """What came of all points."""

    points: int = 0
    refused: int = 0
    """Points where a call said that it could not: the paper way."""
    false_acks: int = 0
    reused: int = 0
    escaped: list[str] = field(default_factory=list)
    """Exceptions that were no sentence for a person."""


class Disk:
    """The shim this process runs under."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(os.environ[SHIM])

    def fail(self, folder: Path, at: int, error: int) -> None:
        """Let the call fail; a full disk stays full."""
        self._library.bad_disk_arm(str(folder).encode(), at, error, int(error == errno.ENOSPC))

    def heal(self) -> int:
        """Let nothing fail any more; return how many calls there were."""
        count = int(self._library.bad_disk_count())
        self._library.bad_disk_arm(b"/", 0, 0, 0)
        return count


def sweep(every: int, planted: str) -> Found:
    """Stand at every `every`-th call, once with each fault."""
    found, disk = Found(), Disk()
    with tempfile.TemporaryDirectory() as home:
        template = Path(home) / "template"
        store = _open(template)
        enrol(store)
        store.close()
        for error in (errno.EIO, errno.ENOSPC):
            for at in range(1, MOST_POINTS, every):
                folder = Path(home) / "kiosk"
                shutil.copytree(template, folder)
                disk.fail(folder, at, error)
                told = _take(folder, found, planted)
                reached = disk.heal() >= at
                _judge(folder, told, found)
                shutil.rmtree(folder)
                if not reached:
                    break
                found.points += 1
    return found


def _take(folder: Path, found: Found, planted: str) -> list[int]:
    """A villager at a machine whose disk fails: switched on, filled in, photographed, handed in, copied, off."""
    told: list[int] = []

    def hand_in(sequence: int) -> FactDraft:
        if planted == "ack-first":
            told.append(sequence)
        return application(sequence)

    def handed_in() -> None:
        fact = store.record_application(hand_in, destroys_draft="d")
        if planted != "ack-first":
            told.append(fact.body["receipt"]["seq"])

    try:
        store = _open(folder)
    except StoreError:
        found.refused += 1
        return told
    except Exception as error:
        found.escaped.append(_where(error))
        return told
    draft = Draft("d", "MZ07", 1, "231299194403120020", b"{}" * 300)
    for act in (lambda: store.drafts.save(draft), lambda: store.blobs.put(b"jpeg" * 1500, "image/jpeg"), handed_in,
                handed_in, store.care, handed_in, store.close):
        try:
            act()
        except StoreError:
            found.refused += 1
        except Exception as error:
            found.escaped.append(_where(error))
    return told


def _where(error: Exception) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{error!r} in {Path(frame.filename).name} {frame.name}"


def _judge(folder: Path, told: list[int], found: Found) -> None:
    store = _open(folder)
    kept = [record.case.receipt["seq"] for record in store.cases()]
    found.false_acks += len(set(told) - set(kept))
    found.reused += len(kept) - len(set(kept))
    found.reused += store.record_application(application).body["receipt"]["seq"] in {*kept, *told}
    store.close()


def _open(folder: Path) -> Store:
    return Store.open(folder, KEY, clock=StandingClock(), random=Random(7).randbytes, reserve_bytes=0)


def main() -> int:
    """Compile the shim, run under it, print what was found; 1 when a promise broke."""
    options = argparse.ArgumentParser(prog="python -m tests.faults.baddisk", description=__doc__)
    options.add_argument("--every", type=int, default=1)
    options.add_argument("--planted", choices=["", "ack-first"], default="")
    options.add_argument("--json", action="store_true")
    chosen = options.parse_args()
    if SHIM in os.environ:
        found = sweep(chosen.every, chosen.planted)
        print(json.dumps(asdict(found)))
        return int(bool(found.false_acks or found.reused or found.escaped))
    with tempfile.TemporaryDirectory() as folder:
        shim = Path(folder) / "baddisk.so"
        subprocess.run(["gcc", "-shared", "-fPIC", "-O1", "-w", "-o", str(shim), str(HERE / "baddisk.c"), "-ldl"],
                       check=True)
        return subprocess.run([sys.executable, "-m", "tests.faults.baddisk", *sys.argv[1:]], check=False,
                              env=os.environ | {"LD_PRELOAD": str(shim), SHIM: str(shim)}).returncode


if __name__ == "__main__":
    sys.exit(main())
