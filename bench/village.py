"""A kiosk's real store and exchange as a process of their own: does what stdin asks, says what it cost on stdout.

`python -m bench.village FOLDER URL CODE`; each line in is a JSON list, each line out a JSON value.
"""

import json
import os
import resource
import sys
import time
from pathlib import Path
from typing import Any

from casework.signing import SigningKey
from kiosk.store import FactDraft, Store
from kiosk.sync import Enrolled, Exchanged, Link, NotReached, enrol, exchange_once
from kiosk.sync.pace import Pace
from tests.store.boxes import KEY
from tests.sync.kiosks import SystemClock

PAUSE_S = 0.5
"""Between two tries on a line that broke."""
MOST_S = 1800.0


class Village:
    """One kiosk."""

    def __init__(self, folder: Path, url: str, code: str) -> None:
        self.store = Store.open(folder, KEY, clock=SystemClock(), random=os.urandom)
        self.key = SigningKey.from_seed(os.urandom(32))
        self.pace = Pace()
        made = enrol(self.store, self.key, url, code, "", os.urandom)
        assert isinstance(made, Enrolled), made
        self.village = made.identity.village

    def record(self, path: str) -> list[str]:
        """Hand in the bodies of a file; return the ids of the cases."""
        bodies = [json.loads(line) for line in Path(path).read_text("utf-8").splitlines() if line.strip()]
        drafts = [FactDraft("Applied", {**body, "village": self.village}) for body in bodies]
        return [fact.id for fact in self.store.record(drafts)]

    def change(self, cases: list[str]) -> list[str]:
        """One supplement a case: what a villager adds when asked for it."""
        answers = {"answers": {"/data/income_year": "1200"}}
        return [self.store.record([FactDraft("Supplemented", answers, case)])[0].id  # type: ignore[arg-type]
                for case in cases]

    def exchange(self, port: int) -> dict[str, Any]:
        """Exchange until it came through; the connection is opened inside what is measured."""
        link = Link(f"http://127.0.0.1:{port}", "")
        begun, cpu, tries = time.monotonic(), time.process_time(), 1
        while isinstance(outcome := self._once(link), NotReached):
            if time.monotonic() - begun > MOST_S:
                break
            tries += 1
            time.sleep(PAUSE_S)
        row = {"finished": isinstance(outcome, Exchanged), "seconds": round(time.monotonic() - begun, 3),
               "client_cpu_s": round(time.process_time() - cpu, 3), "tries": tries,
               "client_peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}
        link.close()
        return row

    def _once(self, link: Link) -> Any:
        return exchange_once(self.store, self.key, link, clock=SystemClock(), random=os.urandom, pace=self.pace)

    def folded(self) -> int:
        """Fold every case again; return how many facts they hold."""
        return sum(len(record.facts) for record in self.store.cases())


def main() -> None:
    """Serve until stdin ends."""
    village = Village(Path(sys.argv[1]), *sys.argv[2:])
    print(json.dumps(village.village), flush=True)
    for line in sys.stdin:
        name, *arguments = json.loads(line)
        print(json.dumps(getattr(village, name)(*arguments)), flush=True)
    village.store.close()


if __name__ == "__main__":
    main()
