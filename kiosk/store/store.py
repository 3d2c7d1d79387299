"""The face of the store: every call runs on the thread that owns the file and returns when it is done.

What returned from `record` is committed and on the disk; only then may anything be acknowledged.
Every call raises StoreError when the file or the disk fails, and has changed nothing then.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import sqlcipher3.dbapi2 as sqlcipher

from casework.facts import Fact
from casework.ids import CaseId, Sha256
from casework.life_event import PublishedLifeEvent
from casework.short_code import BadShortCode, index_key_of
from casework.short_code import parse as parse_short_code
from casework.signing import VerifyKey
from casework.trust import TrustBundle
from casework.wire import Answer, Position
from kiosk.store import copies, feed
from kiosk.store.care import Care
from kiosk.store.contents import Contents
from kiosk.store.erasing import Erased
from kiosk.store.errors import DiskFull, LittleRoom, StoreError, mapped
from kiosk.store.owner import Owner
from kiosk.store.values import (
    Carried,
    CaseRecord,
    Clock,
    Draft,
    FactDraft,
    OutboxPart,
    PublishedItem,
    StoreHealth,
    TerminalIdentity,
    Waiting,
)

T = TypeVar("T")
RESERVE_BYTES = 64 * 1024 * 1024
STICK_GAP = 1000
"""Numbers of sticks skipped when the log began anew: those between may have been used before."""
Listener = Callable[[frozenset[str]], None]


class Store:
    """The one file of a kiosk. Safe to call from any thread."""

    def __init__(self, owner: Owner, opening: Callable[[], Contents], care: Care) -> None:
        self._owner, self._opening, self._care = owner, opening, care
        self._contents = owner.run(opening)
        self._hurt = False
        self._listeners: list[Listener] = []

    @classmethod
    def open(cls, folder: Path, key: bytes, *, clock: Clock, random: Callable[[int], bytes],
             reserve_bytes: int = RESERVE_BYTES, copied_to: Path | None = None) -> "Store":
        """Open or create the store in a folder. Raises WrongKey, NewerThanProgram, DamagedStore.

        A damaged file is put back from the newest sound copy in `copied_to`, by default a folder beside it.
        With less than `reserve_bytes` free on the disk nothing new is taken in: what was acknowledged
        can still be exchanged, marked and printed.
        """
        owner = Owner()
        try:
            copied = copied_to or folder / copies.FOLDER
            opening = partial(Contents.open, folder, key, clock, random, reserve_bytes, copied)
            return cls(owner, opening, Care(folder, key, copied, clock))
        except BaseException:
            owner.stop()
            raise

    def close(self) -> None:
        """Let the running call end and close the file."""
        def close() -> None:
            with mapped():
                self._contents.database.close()

        try:
            self._owner.run(close)
        finally:
            self._owner.stop()

    def care(self) -> None:
        """Once a day: look at the whole file and make a verified copy. Raises StoreError; the next call heals."""
        self._read(self._care.daily)

    def copy_to(self, folder: Path) -> Path:
        """Make a verified copy of everything in a folder now, and return its path."""
        return self._read(lambda contents: self._care.copy_to(contents, folder))

    def health(self) -> StoreHealth:
        """Return what a technician wants to know of the file."""
        return self._read(self._care.health)

    def subscribe(self, listener: Listener) -> None:
        """Call `listener`, on the owning thread, after each commit with the names of what changed."""
        self._listeners.append(listener)

    # --- identity -------------------------------------------------------------------------------

    def identity(self) -> TerminalIdentity | None:
        """Return what enrolment made of this box, None before it."""
        return self._read(lambda contents: contents.identity())

    def enrolled(self, made: TerminalIdentity, bundle: bytes, signature: bytes, *, receipt: int = 0) -> None:
        """Keep the identity and the first trust bundle. Raises ValueError when it is not the county's.

        `receipt` is the highest receipt sequence that this terminal may have used on another box.
        """
        self._change({"identity", "trust"},
                     lambda contents: contents.enrolled(made, bundle, signature, receipt))

    def asks_to_enrol(self, nonce: str) -> None:
        """Remember what the county's reply must be to."""
        self._change(set(), lambda contents: contents.settings.set("asked_to_enrol", nonce))

    def asked_to_enrol(self) -> str:
        """Return what was remembered last."""
        return self._read(lambda contents: str(contents.settings.get("asked_to_enrol", "")))

    def county_keys(self) -> list[VerifyKey]:
        """Return the keys that the county's answers may be signed with; none before enrolment."""
        return self._read(lambda contents: contents.county_keys())

    def trust(self) -> TrustBundle | None:
        """Return the newest verified trust bundle."""
        return self._read(lambda contents: contents.trust())

    def trust_version(self) -> int:
        """Return the version of the trust bundle held, 0 before enrolment."""
        bundle = self.trust()
        return bundle.version if bundle else 0

    def key_names(self) -> dict[str, str]:
        """Return the names of this terminal's secret keys by generation; none before the first change."""
        return self._read(lambda contents: dict(contents.settings.get("keys", {})))

    def offer_key(self, fact: FactDraft, names: Mapping[str, str]) -> None:
        """Offer a new key to the county and remember its name, all or nothing."""
        def write(contents: Contents) -> None:
            contents.settings.set("keys", dict(names))
            contents.record([fact], ())

        self._change({"waiting"}, write)

    def take_key(self, make: Callable[[int], FactDraft]) -> None:
        """Go over to the next generation. `make` gets the last receipt sequence that the one before signed."""
        self._change({"waiting", "identity"}, lambda contents: contents.take_key(make))

    # --- own facts ------------------------------------------------------------------------------

    def record(self, drafts: Sequence[FactDraft], *, blobs: Sequence[tuple[bytes, str]] = ()) -> list[Fact]:
        """Write facts, their outbox rows, their cases and the blobs they name, all or nothing."""
        return self._change({"cases", "waiting"}, lambda contents: contents.record(drafts, blobs))

    def record_application(self, make: Callable[[int], FactDraft], *, destroys_draft: str = "",
                           also: Sequence[FactDraft] = ()) -> Fact:
        """Write an application and what goes with it. `make` gets the receipt sequence, taken in the transaction."""
        return self.record_applications([make], destroys_draft=destroys_draft, also=also)[0]

    def record_applications(self, makes: Sequence[Callable[[int], FactDraft]], *, destroys_draft: str = "",
                            keeps: Sequence[Draft] = (), also: Sequence[FactDraft] = ()) -> list[Fact]:
        """Write the applications of one hand-in, what goes with them, the drafts that stay behind, all or nothing."""
        def write(contents: Contents) -> list[Fact]:
            facts = contents.record([*(make(contents.log.next_receipt()) for make in makes), *also], ())
            contents.drafts.destroy(destroys_draft)
            for draft in keeps:
                contents.drafts.save(draft, contents.clock.now_ms())
            return facts

        return self._change({"cases", "waiting", "drafts"}, write)

    # --- cases ----------------------------------------------------------------------------------

    def case(self, case_id: CaseId) -> CaseRecord | None:
        """Return a case as folded now."""
        return self._read(lambda contents: contents.cases.record(case_id))

    def cases(self, *, open_only: bool = False) -> list[CaseRecord]:
        """Return the cases of the village, newest first."""
        return self._read(lambda contents: contents.cases.all(open_only=open_only))

    def cases_of_person(self, person: str) -> list[CaseRecord]:
        """Return the cases of a citizen number (or of a name without number), newest first."""
        return self._read(lambda contents: contents.cases.find("person", contents.cases.person_key(person)))

    def find_handle(self, handle: bytes) -> CaseRecord | None:
        """Return the case of a receipt's handle."""
        found = self._read(lambda contents: contents.cases.find("handle", handle))
        return found[0] if found else None

    def find_short_code(self, text: str) -> CaseRecord | None:
        """Return the case of a short code as typed; None also for a code that is none."""
        code = parse_short_code(text)
        if isinstance(code, BadShortCode):
            return None
        found = self._read(lambda contents: contents.cases.find("short", index_key_of(code)))
        return found[0] if found else None

    def erase_closed(self) -> Erased:
        """Erase the bodies of cases that closed long ago and are safe at the county."""
        return self._read(self._care.erase_closed)

    def is_erased(self, *, handle: bytes = b"", code: str = "", number: str = "") -> bool:
        """Whether the case of a receipt's handle, a short code as typed or a case number was erased here."""
        short = parse_short_code(code)
        keys: list[tuple[str, bytes | str]] = [("handle", handle), ("number", number)]
        if not isinstance(short, BadShortCode):
            keys.append(("short", index_key_of(short)))
        return self._read(lambda contents: any(contents.erasing.is_erased(*key) for key in keys if key[1]))

    def rebuild(self) -> None:
        """Drop what is derived and fold it again."""
        self._change({"cases"}, lambda contents: contents.cases.rebuild())

    def prints(self, case_id: CaseId) -> int:
        """Return how often the receipt of a case was printed here."""
        return self._read(lambda contents: int(contents.settings.get(f"prints:{case_id}", 0)))

    def count_print(self, case_id: CaseId) -> None:
        """The receipt of a case was printed once more."""
        name = f"prints:{case_id}"
        self._change(set(), lambda contents: contents.settings.set(name, contents.settings.get(name, 0) + 1))

    # --- what is no case ------------------------------------------------------------------------

    def facts_of(self, kinds: frozenset[str]) -> list[Fact]:
        """Return the facts of some kinds in feed order, our own unnumbered ones last."""
        return self._read(lambda contents: feed.facts_of(contents.database, kinds))

    # --- settings -------------------------------------------------------------------------------

    def setting(self, name: str) -> Any:
        """Return a small JSON value, None when it was never kept."""
        return self._read(lambda contents: contents.settings.get(f"service:{name}"))

    def keep_setting(self, name: str, value: Any) -> None:
        """Keep a small JSON value; not a fact, goes nowhere."""
        self._change(set(), lambda contents: contents.settings.set(f"service:{name}", value))

    # --- items ----------------------------------------------------------------------------------

    def items(self) -> list[PublishedItem]:
        """Return the newest version of every item in force, by number."""
        return self._read(lambda contents: contents.items.newest())

    def item(self, code: str, version: int) -> PublishedItem | None:
        """Return one version."""
        return self._read(lambda contents: contents.items.get(code, version))

    def life_events(self) -> list[PublishedLifeEvent]:
        """Return the newest version of every life event, by code."""
        return self._read(lambda contents: contents.life_events.newest())

    def life_event(self, code: str, version: int) -> PublishedLifeEvent | None:
        """Return one version of a life event."""
        return self._read(lambda contents: contents.life_events.get(code, version))

    # --- blobs ----------------------------------------------------------------------------------

    def put_blob(self, data: bytes, media: str) -> Sha256:
        """Keep bytes; they go to the county when a fact names them."""
        return self._change(set(), lambda contents: contents.blobs.put(data, media, send=False))

    def blob(self, sha256: str) -> bytes | None:
        """Return bytes by hash, None when they are not here."""
        return self._read(lambda contents: contents.blobs.get(sha256))

    def blobs_to_send(self) -> list[Sha256]:
        """Return the hashes the county lacks, smallest first."""
        return self._read(lambda contents: contents.blobs.to_send())

    def blob_size(self, sha256: str) -> int:
        """Return how many bytes a blob has, 0 when it is not here."""
        return self._read(lambda contents: contents.blobs.size(sha256))

    def blob_sent(self, sha256: str) -> None:
        """The county has these bytes."""
        self._change({"waiting"}, lambda contents: contents.blobs.sent(sha256))

    def blobs_wanted(self) -> list[tuple[Sha256, str]]:
        """Return the hashes awaited from the county, with their media."""
        return self._read(lambda contents: contents.blobs.wanted())

    def blob_arrived(self, sha256: str) -> int:
        """Return how many bytes of an awaited blob are here."""
        return self._read(lambda contents: contents.blobs.arrived(sha256))

    def blob_piece_came(self, sha256: str, at: int, data: bytes) -> None:
        """Keep a piece of an awaited blob, so that a cut line costs only what was on it."""
        self._change(set(), lambda contents: contents.blobs.add_piece(sha256, at, data))

    def blob_whole(self, sha256: str, media: str) -> bool:
        """Put the pieces together; False when they are not what was awaited, and all are thrown away."""
        def join(contents: Contents) -> bool:
            whole = contents.blobs.join_pieces(sha256, media)
            contents.cases.rebuild_missing()
            return whole

        return self._change({"items", "cases"}, join)

    def blob_came(self, data: bytes, media: str) -> None:
        """Keep awaited bytes; cases that waited for an item version are folded."""
        def keep(contents: Contents) -> None:
            contents.blobs.put(data, media, send=False)
            contents.cases.rebuild_missing()

        self._change({"items", "cases"}, keep)

    # --- drafts ---------------------------------------------------------------------------------

    def save_draft(self, draft: Draft) -> None:
        """Keep the newest state of a draft, sealed under its own key."""
        self._change(set(), lambda contents: contents.drafts.save(draft, contents.clock.now_ms()))

    def drafts_of(self, person: str) -> list[Draft]:
        """Return the drafts of a person, newest first."""
        return self._read(lambda contents: contents.drafts.of_person(person))

    def destroy_draft(self, id: str) -> None:
        """Destroy a draft with its key."""
        self._change({"drafts"}, lambda contents: contents.drafts.destroy(id))

    def destroy_expired_drafts(self) -> int:
        """Destroy what is older than seven days; return how many."""
        return self._change({"drafts"}, lambda contents: contents.drafts.destroy_expired(contents.clock.now_ms()))

    # --- exchange -------------------------------------------------------------------------------

    def waiting(self) -> Waiting:
        """Return what has not reached the county."""
        return self._read(lambda contents: contents.waiting())

    def outbox(self, most: int, reached: Position | None = None) -> OutboxPart:
        """Return the oldest unacknowledged facts in a row, from where the county has `reached` if that fits."""
        return self._read(lambda contents: contents.log.unsent(most, reached))

    def cursor(self) -> dict[str, int]:
        """Return how far each feed was read."""
        return self._read(lambda contents: feed.cursor(contents.database))

    def last_read(self) -> dict[str, str]:
        """Return the mark of the fact at each cursor, where it is here, and that of the trust bundle."""
        return self._read(lambda contents: feed.last_read(contents.database) | contents.trust_mark())

    def server_epoch(self) -> str:
        """Return the life of the county's database last seen, '' before the first contact."""
        return self._read(lambda contents: str(contents.settings.get("server_epoch", "")))

    def take_answer(self, answer: Answer, *, offset_ms: int) -> bool:
        """Take a verified answer, all or nothing; False when the two logs had parted and were repaired."""
        return self._change({"cases", "waiting", "items", "trust"},
                            lambda contents: contents.take_answer(answer, offset_ms))

    def outboxes(self) -> list[OutboxPart]:
        """Return all unacknowledged facts, a part an epoch, oldest first; never empty."""
        return self._read(lambda contents: contents.log.unsent_all())

    # --- by hand --------------------------------------------------------------------------------

    def take_carried(self, answer: Answer, since: Mapping[str, int], trust: int) -> Carried:
        """Take a verified answer that came on a stick, in any order, any number of times.

        It goes on from the cursor `since`, and from version `trust` of the trust bundle.
        """
        return self._change({"cases", "waiting", "items", "trust"},
                            lambda contents: contents.take_carried(answer, since, trust))

    def county_has(self, hashes: Sequence[str]) -> None:
        """The county says that it holds these bytes."""
        def note(contents: Contents) -> None:
            for sha256 in hashes:
                contents.blobs.sent(sha256)

        self._change({"waiting"}, note)

    def stick_number(self, what: str) -> int:
        """Return the number of the stick with these contents; other contents get the next."""
        def number(contents: Contents) -> int:
            epoch = contents.log.current_epoch()
            known = contents.settings.get("stick", {"number": 0, "what": "", "epoch": epoch})
            if known["what"] != what:
                ahead = 1 if known["epoch"] == epoch else STICK_GAP
                known = {"number": known["number"] + ahead, "what": what, "epoch": epoch}
                contents.settings.set("stick", known)
            return int(known["number"])

        return self._change(set(), number)

    def stick_was_made(self) -> None:
        """A stick with all that waits is on its way."""
        self._change({"waiting"}, lambda contents: contents.settings.set("stick_made_ms", contents.clock.now_ms()))

    def stick_made_ms(self) -> int | None:
        """Return when a stick was last made."""
        return self._read(lambda contents: contents.settings.get("stick_made_ms"))

    def _read(self, call: Callable[[Contents], T]) -> T:
        def read() -> T:
            with mapped():
                return call(self._contents)

        return self._owner.run(self._soundly, read)

    def _soundly(self, call: Callable[[], T]) -> T:
        """After any failure of disk or file nothing is tried again on that connection.

        A kernel may have forgotten what it could not write and say nothing the second time: so the file is
        closed, opened again and looked at, and only a sound one takes the next call.
        """
        if self._hurt:
            with suppress(sqlcipher.Error):
                self._contents.database.close()
            self._contents = self._opening()
            self._hurt = False
        try:
            return call()
        except LittleRoom:
            raise
        except StoreError as error:
            self._hurt = True
            if isinstance(error, DiskFull):
                self._care.give_way()
            raise

    def _change(self, names: set[str], call: Callable[[Contents], T]) -> T:
        result = self._owner.run(self._soundly, lambda: self._contents.changed(call))
        if names:
            self._owner.run(self._tell, frozenset(names))
        return result

    def _tell(self, names: frozenset[str]) -> None:
        for listener in self._listeners:
            listener(names)
