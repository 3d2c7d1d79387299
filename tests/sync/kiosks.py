"""Kiosks on real files, enrolled in the county beside us."""

import itertools
import os
from dataclasses import dataclass, field, replace
from pathlib import Path

from casework.facts import Fact
from casework.signing import SigningKey
from kiosk.store import FactDraft, Store, TerminalIdentity
from kiosk.sync import Enrolled, Exchanged, Link, NotReached, Refused, enrol, exchange_once
from kiosk.sync.pace import Pace
from tests.store.boxes import KEY, application
from tests.sync.county_beside import COUNTY, VILLAGES, County

_free_villages = itertools.count()


class SystemClock:
    """The clock of this machine."""

    def now_ms(self) -> int:
        import time

        return time.time_ns() // 1_000_000


@dataclass
class Kiosk:
    """A kiosk of a village of its own."""

    county: County
    folder: Path
    village: str = field(default_factory=lambda: VILLAGES[next(_free_villages)])
    key: SigningKey = field(default_factory=lambda: SigningKey.from_seed(os.urandom(32)))
    pace: Pace = field(default_factory=Pace)
    store: Store = field(init=False)
    link: Link | None = None

    def __post_init__(self) -> None:
        self.store = self.opened()

    def opened(self) -> Store:
        return Store.open(self.folder, KEY, clock=SystemClock(), random=os.urandom)

    def enrol(self) -> "Kiosk":
        made = enrol(self.store, self.key, self.county.url, self.county.codes[self.village].pop(), self.county.ca,
                     os.urandom)
        assert isinstance(made, Enrolled), made
        return self

    def exchange(self, port: int = 0) -> Exchanged | NotReached | Refused:
        """One exchange over a fresh connection, through `port` if given."""
        url = f"https://127.0.0.1:{port}" if port else self.county.url
        link = Link(url, self.county.ca)
        try:
            return exchange_once(self.store, self.key, link, clock=SystemClock(), random=os.urandom,
                                 pace=self.pace)
        finally:
            link.close()

    def apply(self, count: int = 1) -> list[Fact]:
        """Hand in applications."""
        return [self.store.record_application(self._application) for _ in range(count)]

    def _application(self, sequence: int) -> FactDraft:
        draft = application(sequence)
        receipt = {**draft.body["receipt"], "terminal": self.identity.terminal}
        return replace(draft, body={**draft.body, "village": self.village, "receipt": receipt,
                                    "note": os.urandom(100).hex()})

    @property
    def identity(self) -> TerminalIdentity:
        made = self.store.identity()
        assert made is not None and made.county == COUNTY
        return made

    def close(self) -> None:
        self.store.close()

    def reopen(self) -> None:
        self.store = self.opened()
