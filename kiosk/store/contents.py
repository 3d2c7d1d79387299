"""What the owning thread works on: the open database and the parts that know its tables."""

import logging
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from sqlite_utils import Database

from casework.attached import bytes_named_in
from casework.facts import Fact, parse
from casework.kinds import DESK_ACTORS, Stream, stream_of
from casework.signing import VerifyKey
from casework.trust import TrustBundle
from casework.wire import Answer
from kiosk.store import ballast, carried, feed, identity, trust
from kiosk.store.agreement import Agreement
from kiosk.store.blobs import Blobs
from kiosk.store.cases import Cases, is_case_fact
from kiosk.store.drafts import Drafts
from kiosk.store.erasing import Erased, Erasing
from kiosk.store.errors import LittleRoom, mapped
from kiosk.store.healing import Healed, open_sound
from kiosk.store.items import County, Items
from kiosk.store.life_events import LifeEvents
from kiosk.store.log import Log
from kiosk.store.settings import Settings
from kiosk.store.sidefile import Remembers, SideFile
from kiosk.store.values import Carried, Clock, FactDraft, TerminalIdentity, Waiting

T = TypeVar("T")
log = logging.getLogger(__name__)
PAPER_MEDIA = "application/pdf"
CONFIRMED_FOR_MS = 24 * 3600 * 1000
"""Since the county was heard last, the time here counts as confirmed for what cannot be undone."""
OFFSET_GOOD_FOR_MS = 30 * 24 * 3600 * 1000
"""A clock offset measured longer ago is no longer called known."""


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
                self.log.append([report], offset_ms=self._offset(), seen=self._seen())
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
        record = self.settings.get("identity")
        return identity.from_record(record) if record else None

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
        facts = self.log.append(drafts, offset_ms=self._offset(), seen=self._seen())
        for fact in facts:
            self.blobs.queue(bytes_named_in(fact))
        for stream in dict.fromkeys(fact.case for fact in facts if is_case_fact(fact)):
            self.cases.update(stream)
        return facts

    def _seen(self) -> int:
        made = self.identity()
        return feed.cursor(self.database).get(made.village, 0) if made else 0

    def _offset(self) -> int | None:
        offset, measured = self.settings.get("offset_ms"), self.settings.get("last_contact_ms")
        if offset is None or measured is None:
            return None
        age = self.clock.now_ms() - measured
        return int(offset) if 0 <= age <= OFFSET_GOOD_FOR_MS else None

    def take_answer(self, answer: Answer, offset_ms: int) -> bool:
        """Take an answer into every table it touches; places it names are those before any repair."""
        agrees = self._take(answer, other_life=self._is_another_life(answer), settle=True)
        self.settings.set("durable", answer.durable is not None)
        if not answer.more:
            self._give_back()
        self.settings.set("offset_ms", offset_ms)
        self.settings.set("last_contact_ms", self.clock.now_ms())
        return agrees

    def take_carried(self, answer: Answer, since: Mapping[str, int], trust_since: int) -> Carried:
        """Take an answer that came on a stick, when it fits; it tells nothing about the clock."""
        verdict = carried.judge(self.database, answer, since, trust_since)
        if verdict is Carried.TAKEN:
            other_life = carried.is_another_life(self.settings, answer)
            self._take(answer, other_life=other_life,
                       settle=not other_life and carried.acknowledges(self.database, answer))
            if other_life:    # after all was distrusted: what the new life says it holds, it holds
                self.agreement.settle(answer.ack, answer.durable)
        elif verdict is Carried.REWOUND and carried.acknowledges(self.database, answer):
            self.agreement.settle(answer.ack, answer.durable)
        if verdict in (Carried.TAKEN, Carried.KNOWN):
            carried.learn_durable(self.database, answer)
        return verdict

    def _take(self, answer: Answer, *, other_life: bool, settle: bool) -> bool:
        """`settle` = the acknowledgement is the newest there is."""
        ack = answer.ack
        if other_life:
            self._leave_life(answer.server_epoch)
            feed.forget_numbers(self.database)
        others, reordered = feed.take(self.database, answer.lines)
        for fact in others:
            self._taken(fact)
        for stream in reordered:
            self.cases.update(stream)
        agrees = not settle or (self.agreement.settle(ack, answer.durable) and not other_life)
        if other_life:
            self._distrust()
        for problem in answer.problems:
            if problem.seq:
                self.database.execute("INSERT OR REPLACE INTO set_aside VALUES (?, ?, ?)",
                                      [ack.epoch, problem.seq, problem.reason])
        feed.move_cursor(self.database, answer.cursor)
        newest = 0 if other_life else self.settings.get(carried.NEWEST_MS, 0)
        self.settings.set(carried.NEWEST_MS, max(newest, answer.time_ms))
        self.settings.set("server_epoch", answer.server_epoch)
        return agrees

    def _distrust(self) -> None:
        """What the county once had of this box it may have lost: facts are asked about, and bytes they name."""
        self.agreement.distrust()
        rows = self.database.execute("SELECT line FROM facts WHERE epoch IS NOT NULL").fetchall()
        for (line,) in rows:
            fact = parse(bytes(line))
            if isinstance(fact, Fact):
                self.blobs.queue(bytes_named_in(fact))

    def _leave_life(self, new: str) -> None:
        """The county's database begins anew under another name; sticks of the old one count no more."""
        known = self.settings.get("server_epoch", "")
        if known not in ("", new):
            self.settings.set(carried.PAST_LIVES, [*self.settings.get(carried.PAST_LIVES, []), known])

    def _give_back(self) -> None:
        """A county put back from a backup gets from here what other boxes of the village once handed in.

        What its own desk did only the desk can do again: that stays here, and counts no longer.
        """
        forgotten = feed.forgotten(self.database)
        for fact in forgotten:
            if fact.actor.startswith(DESK_ACTORS) or not is_case_fact(fact):
                feed.count_no_longer(self.database, fact)
            else:
                self.log.adopt(fact)
                self.blobs.queue(bytes_named_in(fact))
        for stream in dict.fromkeys(fact.case for fact in forgotten if is_case_fact(fact)):
            self.cases.update(stream)
        if forgotten:
            log.error("the county was put back and had lost %d facts that are here", len(forgotten))

    def _is_another_life(self, answer: Answer) -> bool:
        """Whether the county's database was put back: another name, or numbers behind what we have read."""
        known = self.settings.get("server_epoch", "")
        read = feed.cursor(self.database)
        behind = any(number < read.get(name, 0) for name, number in answer.cursor.items())
        return known not in ("", answer.server_epoch) or behind

    def _taken(self, fact: Fact) -> None:
        stream = stream_of(fact.kind)
        if fact.kind == "LifeEventPublished":
            self.life_events.take(fact)
        elif fact.kind == "AttachmentsMissed":
            self.blobs.queue([str(one) for one in fact.body["sha256"]])
        elif stream is Stream.CATALOGUE:
            if self.items.take(fact):
                self.cases.rebuild_missing()
        elif stream is Stream.TRUST:
            trust.take(self.database, fact)
        elif is_case_fact(fact):
            if self.erasing.is_erased("id", fact.case):
                log.info("the county told more of a case that was erased here; the county keeps it")
            elif fact.kind == "PaperIssued":
                self.blobs.want(str(fact.body.get("sha256", "")), PAPER_MEDIA)
            self._keep_ahead_of(fact)
            self.cases.update(fact.case)

    def _keep_ahead_of(self, fact: Fact) -> None:
        """Never issue a receipt sequence that came back from the county in one of our own facts."""
        receipt, made = fact.body.get("receipt"), self.identity()
        if made is None or not isinstance(receipt, dict) or receipt.get("terminal") != made.terminal:
            return
        sequence = receipt.get("seq")
        if type(sequence) is int:
            self.log.raise_receipt(sequence)

    def erase_closed(self) -> Erased:
        """Erase the bodies of cases that closed long ago."""
        made = self.identity()
        return self.erasing.run(made.village, self._confirmed_ms()) if made else Erased(0)

    def _confirmed_ms(self) -> int | None:
        """The county's time, when it was heard within a day."""
        offset, measured = self._offset(), self.settings.get("last_contact_ms", 0)
        now = self.clock.now_ms()
        return now + offset if offset is not None and now - measured <= CONFIRMED_FOR_MS else None

    def waiting(self) -> Waiting:
        """Count what the county has not acknowledged, by case."""
        count, oldest = self.database.execute(
            "SELECT count(DISTINCT stream), min(id) FROM outbox JOIN facts USING (epoch, seq)").fetchone()
        return Waiting(count, self._at_ms(oldest), self.settings.get("last_contact_ms"),
                       bool(self.settings.get("durable", False)))

    def _at_ms(self, id: str | None) -> int | None:
        if id is None:
            return None
        row = self.database.execute("SELECT line FROM facts WHERE id = ?", [id]).fetchone()
        fact = parse(bytes(row[0]))
        return fact.at_ms if isinstance(fact, Fact) else None
