"""The face of the store: every call runs on the thread that owns the file and returns when it is done.

What returned from `record` is committed and on the disk; only then may anything be acknowledged.
Every call raises StoreError when the file or the disk fails, and has changed nothing then.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from casework.facts import Fact
from casework.ids import CaseId
from casework.life_event import PublishedLifeEvent
from casework.short_code import BadShortCode, index_key_of
from casework.short_code import parse as parse_short_code
from kiosk.store import copies, feed
from kiosk.store.calls import BlobCalls, Calls, DraftCalls, ExchangeCalls, Listener, StickCalls, TrustCalls
from kiosk.store.care import Care
from kiosk.store.contents import Contents
from kiosk.store.erasing import Erased
from kiosk.store.owner import Owner
from kiosk.store.values import (
    CaseRecord,
    Clock,
    Draft,
    FactDraft,
    PublishedItem,
    StoreHealth,
    TerminalIdentity,
    Waiting,
)

RESERVE_BYTES = 64 * 1024 * 1024


class Store:
    """The one file of a kiosk. Safe to call from any thread."""

    def __init__(self, owner: Owner, opening: Callable[[], Contents], care: Care) -> None:
        self._calls, self._care = Calls(owner, opening, care.give_way), care
        self.trust = TrustCalls(self._calls)
        self.drafts = DraftCalls(self._calls)
        self.blobs = BlobCalls(self._calls)
        self.exchange = ExchangeCalls(self._calls)
        self.sticks = StickCalls(self._calls)

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
        self._calls.close()

    def care(self) -> None:
        """Once a day: look at the whole file and make a verified copy. Raises StoreError; the next call heals."""
        self._calls.read(self._care.daily)

    def copy_to(self, folder: Path) -> Path:
        """Make a verified copy of everything in a folder now, and return its path."""
        return self._calls.read(lambda contents: self._care.copy_to(contents, folder))

    def health(self) -> StoreHealth:
        """Return what a technician wants to know of the file."""
        return self._calls.read(self._care.health)

    def subscribe(self, listener: Listener) -> None:
        """Call `listener`, on the owning thread, after each commit with the names of what changed."""
        self._calls.subscribe(listener)

    def identity(self) -> TerminalIdentity | None:
        """Return what enrolment made of this box, None before it."""
        return self._calls.read(lambda contents: contents.identity())

    # --- own facts ------------------------------------------------------------------------------

    def record(self, drafts: Sequence[FactDraft], *, blobs: Sequence[tuple[bytes, str]] = ()) -> list[Fact]:
        """Write facts, their outbox rows, their cases and the blobs they name, all or nothing."""
        return self._calls.change({"cases", "waiting"}, lambda contents: contents.record(drafts, blobs))

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

        return self._calls.change({"cases", "waiting", "drafts"}, write)

    def waiting(self) -> Waiting:
        """Return what has not reached the county."""
        return self._calls.read(lambda contents: contents.waiting())

    # --- cases ----------------------------------------------------------------------------------

    def case(self, case_id: CaseId) -> CaseRecord | None:
        """Return a case as folded now."""
        return self._calls.read(lambda contents: contents.cases.record(case_id))

    def cases(self, *, open_only: bool = False) -> list[CaseRecord]:
        """Return the cases of the village, newest first."""
        return self._calls.read(lambda contents: contents.cases.all(open_only=open_only))

    def cases_of_person(self, person: str) -> list[CaseRecord]:
        """Return the cases of a citizen number (or of a name without number), newest first."""
        return self._calls.read(lambda contents: contents.cases.find("person", contents.cases.person_key(person)))

    def find_handle(self, handle: bytes) -> CaseRecord | None:
        """Return the case of a receipt's handle."""
        found = self._calls.read(lambda contents: contents.cases.find("handle", handle))
        return found[0] if found else None

    def find_short_code(self, text: str) -> CaseRecord | None:
        """Return the case of a short code as typed; None also for a code that is none."""
        code = parse_short_code(text)
        if isinstance(code, BadShortCode):
            return None
        found = self._calls.read(lambda contents: contents.cases.find("short", index_key_of(code)))
        return found[0] if found else None

    def erase_closed(self) -> Erased:
        """Erase the bodies of cases that closed long ago and are safe at the county."""
        return self._calls.read(self._care.erase_closed)

    def is_erased(self, *, handle: bytes = b"", code: str = "", number: str = "") -> bool:
        """Whether the case of a receipt's handle, a short code as typed or a case number was erased here."""
        short = parse_short_code(code)
        keys: list[tuple[str, bytes | str]] = [("handle", handle), ("number", number)]
        if not isinstance(short, BadShortCode):
            keys.append(("short", index_key_of(short)))
        return self._calls.read(lambda contents: any(contents.erasing.is_erased(*key) for key in keys if key[1]))

    def rebuild(self) -> None:
        """Drop what is derived and fold it again."""
        self._calls.change({"cases"}, lambda contents: contents.cases.rebuild())

    def prints(self, case_id: CaseId) -> int:
        """Return how often the receipt of a case was printed here."""
        return self._calls.read(lambda contents: int(contents.settings.get(f"prints:{case_id}", 0)))

    def count_print(self, case_id: CaseId) -> None:
        """The receipt of a case was printed once more."""
        name = f"prints:{case_id}"
        self._calls.change(set(), lambda contents: contents.settings.set(name, contents.settings.get(name, 0) + 1))

    # --- what is no case ------------------------------------------------------------------------

    def facts_of(self, kinds: frozenset[str]) -> list[Fact]:
        """Return the facts of some kinds in feed order, our own unnumbered ones last."""
        return self._calls.read(lambda contents: feed.facts_of(contents.database, kinds))

    # --- settings -------------------------------------------------------------------------------

    def setting(self, name: str) -> Any:
        """Return a small JSON value, None when it was never kept."""
        return self._calls.read(lambda contents: contents.settings.get(f"service:{name}"))

    def keep_setting(self, name: str, value: Any) -> None:
        """Keep a small JSON value; not a fact, goes nowhere."""
        self._calls.change(set(), lambda contents: contents.settings.set(f"service:{name}", value))

    # --- items ----------------------------------------------------------------------------------

    def items(self) -> list[PublishedItem]:
        """Return the newest version of every item in force, by number."""
        return self._calls.read(lambda contents: contents.items.newest())

    def item(self, code: str, version: int) -> PublishedItem | None:
        """Return one version."""
        return self._calls.read(lambda contents: contents.items.get(code, version))

    def life_events(self) -> list[PublishedLifeEvent]:
        """Return the newest version of every life event, by code."""
        return self._calls.read(lambda contents: contents.life_events.newest())

    def life_event(self, code: str, version: int) -> PublishedLifeEvent | None:
        """Return one version of a life event."""
        return self._calls.read(lambda contents: contents.life_events.get(code, version))
