"""What the owning thread works on: the open database and the parts that know its tables."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from sqlite_utils import Database

from casework.attached import bytes_named_in
from casework.facts import Fact, parse
from casework.signing import VerifyKey
from casework.trust import TrustBundle
from kiosk.store import ballast, feed, identity, trust
from kiosk.store.agreement import Agreement
from kiosk.store.answers import Answers
from kiosk.store.arrivals import Arrivals
from kiosk.store.blobs import Blobs
from kiosk.store.cases import Cases, is_case_fact
from kiosk.store.contact import Contact
from kiosk.store.drafts import Drafts
from kiosk.store.erasing import Erased, Erasing
from kiosk.store.errors import LittleRoom, mapped
from kiosk.store.healing import Healed, open_sound
from kiosk.store.items import County, Items
from kiosk.store.life_events import LifeEvents
from kiosk.store.log import Log
from kiosk.store.settings import Settings
from kiosk.store.sidefile import Remembers, SideFile
from kiosk.store.values import Clock, FactDraft, TerminalIdentity, Waiting

T = TypeVar("T")


class Contents:
    """Lives on the owning thread only."""

    @classmethod
    def open(cls, folder: Path, key: bytes, clock: Clock, random: Callable[[int], bytes],
             reserve_bytes: int, copied_to: Path) -> "Contents":
        """Open or create the file of a folder, its side file beside it, sound or healed. Raises StoreError."""
        def has_room() -> bool:
            return shutil.disk_usage(folder).free >= reserve_bytes

        database, healed = open_sound(folder, key, copied_to, clock)
        ballast.take_up(folder, reserve_bytes)
        contents = cls(database, SideFile(folder), clock, random, has_room)
        if healed is not None:
            with mapped():
                contents.tell_of(healed)
        return contents

    def __init__(self, database: Database, beside: Remembers, clock: Clock, random: Callable[[int], bytes],
                 has_room: Callable[[], bool]) -> None:
        self.database, self.clock, self._has_room = database, clock, has_room
        self.settings = Settings(self.database)
        self.blobs = Blobs(self.database)
        self.items = Items(self.database, self.blobs, self._publisher)
        self.life_events = LifeEvents(self.database, self.blobs, self._publisher)
        self.cases = Cases(self.database, self.items.definition)
        self.drafts = Drafts(self.database, self.cases.person_key, random)
        self.log = Log(self.database, beside, clock, random)
        self.agreement = Agreement(self.database, self.log)
        self.erasing = Erasing(self.database, self.cases)
        self.contact = Contact(self.settings, clock)
        arrivals = Arrivals(self.database, self.log, self.blobs, self.items, self.life_events, self.cases, self.erasing)
        self.answers = Answers(self.database, self.log, self.agreement, self.blobs, self.cases, arrivals)
        with mapped():
            if self.settings.get("person_secret") is None:
                with self.database.atomic():
                    self.settings.set("person_secret", random(32).hex())
            self.log.start()

    def tell_of(self, healed: Healed) -> None:
        """Remember it for the doctor, and report it to the county as a fact of this machine."""
        lost_ms = healed.at_ms - healed.copy_ms
        with self.database.atomic():
            self.settings.set("healed_ms", healed.at_ms)
            if self.identity() is not None:
                report = FactDraft("HealthReported", {"what": "healed", "copy_age_ms": lost_ms}, actor="terminal")
                self.log.append([report], offset_ms=self.contact.offset_ms(), seen=self._seen())
        self.log.remember()

    def changed(self, call: Callable[["Contents"], T]) -> T:
        """Run a change in one transaction; remember the log's end after the commit returned."""
        with mapped():
            with self.database.atomic():
                result = call(self)
            self.log.remember()
        return result

    def identity(self) -> TerminalIdentity | None:
        """Return what enrolment made of this box."""
        return identity.kept(self.settings)

    def _become(self, made: TerminalIdentity) -> None:
        """Take an identity; another one than before begins a new epoch."""
        before = self.identity()
        self.settings.set("identity", identity.to_record(made))
        if before and (before.terminal, before.generation) != (made.terminal, made.generation):
            self.agreement.begin_anew()

    def trust(self) -> TrustBundle | None:
        """Return the newest verified trust bundle."""
        return trust.newest(self.database)

    def county_keys(self) -> list[VerifyKey]:
        """Return the keys that the county's answers may be signed with."""
        bundle, made = self.trust(), self.identity()
        return bundle.signing_keys() if bundle else [VerifyKey(made.county_key)] if made else []

    def _publisher(self) -> County | None:
        bundle, made = self.trust(), self.identity()
        if made is None:
            return None
        named = [VerifyKey(entry.public) for entry in bundle.county_keys] if bundle else []
        return County(made.county, named or [VerifyKey(made.county_key)])

    def enrolled(self, made: TerminalIdentity, bundle: bytes, signature: bytes, receipt: int) -> None:
        """Keep what enrolment made of this box. Raises ValueError when the bundle is not the county's."""
        self._become(made)
        self.log.raise_receipt(receipt)
        if not trust.begin(self.database, bundle, signature, VerifyKey(made.county_key)):
            raise ValueError("the trust bundle is not signed by the county")

    def take_key(self, make: Callable[[int], FactDraft]) -> None:
        """Sign as the next generation from here on."""
        made = self.identity()
        assert made is not None
        self.settings.set("identity", identity.to_record(replace(made, generation=made.generation + 1)))
        self.record([make(self.log.receipt)], ())

    def trust_mark(self) -> dict[str, str]:
        """Return the mark of the trust bundle held."""
        return trust.mark(self.database)

    def record(self, drafts: Sequence[FactDraft], blobs: Sequence[tuple[bytes, str]]) -> list[Fact]:
        """Append facts and everything that hangs on them. Raises DiskFull before the disk is."""
        if not self._has_room():
            raise LittleRoom
        for data, media in blobs:
            self.blobs.put(data, media, send=False)
        facts = self.log.append(drafts, offset_ms=self.contact.offset_ms(), seen=self._seen())
        for fact in facts:
            self.blobs.queue(bytes_named_in(fact))
        for stream in dict.fromkeys(fact.case for fact in facts if is_case_fact(fact)):
            self.cases.update(stream)
        return facts

    def _seen(self) -> int:
        made = self.identity()
        return feed.cursor(self.database).get(made.village, 0) if made else 0

    def erase_closed(self) -> Erased:
        """Erase the bodies of cases that closed long ago."""
        made = self.identity()
        return self.erasing.run(made.village, self.contact.county_ms()) if made else Erased(0)

    def waiting(self) -> Waiting:
        """Count what the county has not acknowledged, by case."""
        count, oldest = self.database.execute(
            "SELECT count(DISTINCT stream), min(id) FROM outbox JOIN facts USING (epoch, seq)").fetchone()
        return Waiting(count, self._at_ms(oldest), self.contact.last_ms(),
                       bool(self.settings.get("durable", False)))

    def _at_ms(self, id: str | None) -> int | None:
        if id is None:
            return None
        row = self.database.execute("SELECT line FROM facts WHERE id = ?", [id]).fetchone()
        fact = parse(bytes(row[0]))
        return fact.at_ms if isinstance(fact, Fact) else None
