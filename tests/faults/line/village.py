"""A kiosk with a real store and a real line to a real county."""

import os
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import Any

from casework.facts import Fact
from casework.signing import SigningKey
from kiosk.store import FactDraft, Store
from kiosk.store.handles import handle_text
from kiosk.sync import Enrolled, Exchanged, Link, enrol, exchange_once
from kiosk.sync.exchange import Outcome
from tests.faults.line.county import ITEM, RealCounty
from tests.rules.case_facts import applied_body

STORE_KEY = bytes(range(32))
PATIENCE_S = 20.0


class Now:
    """The machine's clock."""

    def now_ms(self) -> int:
        return time.time_ns() // 1_000_000


def until(condition: Callable[[], bool]) -> None:
    """Wait for a condition of another process."""
    never = Event()
    end = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < end, "the condition never came true"
        never.wait(0.005)


def application(sequence: int, village: str, *, note: str = "", version: int = 1,
                attachments: list[dict[str, Any]] | None = None, terminal: int = 1) -> FactDraft:
    """An application with a receipt of its own; `note` makes it as long and as random as wanted."""
    body = applied_body()
    body |= {"item": ITEM, "version": version, "attachments": attachments or [], "village": village}
    body["receipt"] = {**body["receipt"], "terminal": terminal, "seq": sequence,
                       "handle": handle_text(os.urandom(10))}
    if note:
        body["answers"] = {"/data/note": note}
    return FactDraft("Applied", body)


@dataclass
class Village:
    """One kiosk: its folder, its key, its store and a link to where the county is."""

    folder: Path
    key: SigningKey = field(default_factory=lambda: SigningKey.from_seed(os.urandom(32)))
    links: list[Link] = field(default_factory=list)
    store: Store = field(init=False)

    def __post_init__(self) -> None:
        self.open()

    def open(self) -> None:
        """Switch the kiosk on."""
        self.store = Store.open(self.folder, STORE_KEY, clock=Now(), random=os.urandom)

    def close(self) -> None:
        """Switch it off."""
        self.store.close()
        for link in self.links:
            link.close()
        self.links = []

    def enrol(self, county: RealCounty, village: str) -> "Village":
        """Become a terminal of a village."""
        outcome = enrol(self.store, self.key, county.url, county.code(village), county.ca, os.urandom)
        assert isinstance(outcome, Enrolled), outcome
        return self

    @property
    def place(self) -> str:
        """The village it stands in."""
        made = self.store.identity()
        assert made is not None
        return made.village

    def link(self, url: str, ca: str) -> Link:
        """A line of this kiosk's own, closed with it."""
        made = Link(url, ca)
        self.links.append(made)
        return made

    def exchange(self, link: Link | None = None) -> Outcome:
        """Exchange once over a link, by default straight to the county."""
        made = self.store.identity()
        assert made is not None
        return exchange_once(self.store, self.key, link or self.link(made.county_url, made.ca_pem), clock=Now(),
                             random=os.urandom)

    def meet(self, link: Link | None = None) -> Exchanged:
        """Exchange once and expect that it goes well."""
        outcome = self.exchange(link)
        assert isinstance(outcome, Exchanged), outcome
        return outcome

    def apply(self, count: int = 1, *, note: int = 0) -> list[Fact]:
        """Hand in so many applications; `note` random characters make each one long on the wire."""
        made = self.store.identity()
        assert made is not None
        return [self.store.record_application(lambda sequence: application(
            sequence, self.place, note=random_text(note), terminal=made.terminal)) for _ in range(count)]


def random_text(length: int) -> str:
    """Text that no compression makes short."""
    chance = random.SystemRandom()
    return "".join(chr(chance.randrange(0x4E00, 0x9FA5)) for _ in range(length))
