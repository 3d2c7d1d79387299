"""What people do at the kiosks and at the county's desks; nothing breaks by it."""

import hashlib
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from casework.facts import Fact
from casework.fold import fits, fold
from casework.ids import CaseId
from casework.trust import newer
from county.intake.desk import FactDraft
from kiosk.store import trust
from tests.faults.simulation.kiosk import CANARY, DEFINITION, Kiosk
from tests.faults.simulation.ledger import Promise
from tests.faults.simulation.places import START_MS, VILLAGES
from tests.rules.case_facts import ASK, GRANTED, PASSED

if TYPE_CHECKING:
    from tests.faults.simulation.world import World

DESK_ACTS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("Accepted", {}), ("SupplementRequested", ASK), ("StepPassed", PASSED), ("Decided", GRANTED),
    ("NotAccepted", {"reason": "x", "basis": "y"}), ("DayFixed", {"day": "2026-01-05", "reason": "x"}),
    ("Delivered", {"way": "kiosk", "receiver": "x"}), ("Terminated", {"reason": "x", "basis": "y"}))
PHOTO_BYTES = (40, 700, 9_000)


class People:
    """All of them."""

    def __init__(self, world: "World") -> None:
        self._world = world

    # --- villagers --------------------------------------------------------------------------------

    def apply(self, kiosk: Kiosk) -> None:
        """Villagers hand in; each gets a slip."""
        for _ in range(self._world.chance.choice((1, 1, 2, 3))):
            photograph = self._photograph()
            fact = self._world.with_power(kiosk, lambda: kiosk.apply(photograph=photograph), 40)    # noqa: B023
            if isinstance(fact, Fact):
                self.promise(kiosk, fact)
                self._world.ledger.printed.append(kiosk.print_receipt(fact))

    def _photograph(self) -> bytes:
        world = self._world
        if world.chance.random() >= world.dials.photos:
            return b""
        return world.chance.randbytes(world.chance.choice(PHOTO_BYTES))

    def promise(self, kiosk: Kiosk, fact: Fact, *, forbidden: bool = False) -> None:
        """Somebody was told that this is kept."""
        made = kiosk.identity
        self._world.ledger.promises[fact.id] = Promise(fact, kiosk.number, made.terminal, made.generation, forbidden)

    def villager(self, kiosk: Kiosk) -> None:
        """Somebody withdraws, rates, mends, or a newer program writes a kind nobody knows."""
        cases = [id for (id,) in kiosk.rows("SELECT id FROM facts WHERE kind = 'Applied' ORDER BY rowid")]
        if not cases:
            return
        kind, body = self._world.chance.choice((
            ("Withdrawn", {"reason": CANARY}), ("Rated", {"stage": "handled", "level": 5}),
            ("Supplemented", {"answers": {"/data/a": CANARY}})))
        if self._world.chance.random() < self._world.dials.newer:
            kind, body = "FromTheFuture", {"words": CANARY, "deep": [1, {"b": None}]}
        fact = self._world.with_power(kiosk, lambda: kiosk.act(kind, body, self._world.chance.choice(cases)), 40)
        if isinstance(fact, Fact):
            self.promise(kiosk, fact)

    def rogue(self, kiosk: Kiosk) -> None:
        """Somebody with the box in hand writes what a village may not."""
        village = kiosk.identity.village
        other = next(one for one in VILLAGES if one != village)
        rows = self._world.county.look(
            "SELECT id FROM events WHERE feed = %s AND kind = 'Applied' ORDER BY number", other)
        foreign = [id for (id,) in rows]
        ways: list[Callable[[], Fact]] = [
            lambda: kiosk.apply(village=other),
            lambda: kiosk.act("Decided", GRANTED, None, actor="staff:1"),
            lambda: kiosk.act("Visited", {}, None, actor="worker")]
        if foreign:
            ways.append(lambda: kiosk.act("Withdrawn", {"reason": "x"}, self._world.chance.choice(foreign)))
        fact = self._world.with_power(kiosk, self._world.chance.choice(ways), 40)
        if isinstance(fact, Fact):
            self.promise(kiosk, fact, forbidden=True)

    # --- the county -------------------------------------------------------------------------------

    def at_the_desk(self) -> None:
        """Staff do what fits the case."""
        rows = self._world.county.look("SELECT id, feed FROM events WHERE kind = 'Applied' ORDER BY number, feed")
        if not rows:
            return
        case, feed = self._world.chance.choice(rows)
        folded = fold(DEFINITION, self._world.county.case(case))
        drafts = [FactDraft(kind, body, CaseId(case)) for kind, body in DESK_ACTS]
        start = self._world.chance.randrange(len(drafts))
        for draft in [*drafts[start:], *drafts[:start]]:
            if fits(DEFINITION, folded, _as_fact(draft, case)) is None:
                self._world.county.record(draft, feed, "staff:1")
                return

    def close_some(self, village: str) -> None:
        """Staff close what can be closed at once of a village."""
        rows = self._world.county.look(
            "SELECT id FROM events WHERE feed = %s AND kind = 'Applied' ORDER BY number", village)
        draft = FactDraft("NotAccepted", {"reason": "x", "basis": "y"})
        for (case,) in rows:
            drafted = replace(draft, case=CaseId(case))
            folded = fold(DEFINITION, self._world.county.case(case))
            if self._world.chance.random() < 0.7 and fits(DEFINITION, folded, _as_fact(drafted, case)) is None:
                self._world.county.record(drafted, village, "staff:1")

    def late_word(self, kiosk: Kiosk) -> None:
        """The county says something of a case that the kiosk has erased; it changes nothing any more."""
        erased = kiosk.erased()
        gone = [case for (case,) in self._world.county.look(
            "SELECT id FROM events WHERE feed = %s AND kind = 'Applied' ORDER BY number", kiosk.identity.village)
            if case in erased]
        if gone:
            draft = FactDraft("Terminated", {"reason": "x", "basis": "y"}, CaseId(self._world.chance.choice(gone)))
            self._world.county.record(draft, kiosk.identity.village, "staff:1")

    def paper(self) -> None:
        """The county renders a paper; whoever prints it in the village fetches its bytes."""
        rows = self._world.county.look("SELECT id, feed FROM events WHERE kind = 'Applied' ORDER BY number, feed")
        if not rows:
            return
        case, feed = self._world.chance.choice(rows)
        data = self._world.chance.randbytes(self._world.chance.choice(PHOTO_BYTES))
        body = {"paper": "decision", "number": "1", "sha256": hashlib.sha256(data).hexdigest(), "size": len(data)}
        draft = FactDraft("PaperIssued", body, CaseId(case))
        if fits(DEFINITION, fold(DEFINITION, self._world.county.case(case)), _as_fact(draft, case)) is None:
            self._world.county.attachments().put(data)
            self._world.county.record(draft, feed, "worker")

    def old_trust(self, kiosk: Kiosk) -> None:
        """Somebody brings a trust bundle that was true once."""
        version, data, signature = self._world.chance.choice(self._world.county.bundles)
        body = {"version": version, "bundle": b64encode(data).decode(), "signature": b64encode(signature).decode()}
        fact = replace(_as_fact(FactDraft("TrustBundlePublished", body), "x"), actor="worker")
        self._world.with_power(
            kiosk, lambda: kiosk.store._calls.change(set(), lambda contents: trust.take(contents.database, fact)), 0)

    def desk_hears(self, number: int) -> None:
        """A township desk is brought a bundle, perhaps an old one."""
        self._world.desk = newer(self._world.desk, self._world.bundle(number))


def _as_fact(draft: FactDraft, case: str) -> Fact:
    return Fact(CaseId("x"), draft.kind, CaseId(case), START_MS, 0, 0, "staff:1", draft.body, b"")  # type: ignore[arg-type]

