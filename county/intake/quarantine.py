"""What waits in quarantine for a person, and letting it in after all."""

from dataclasses import dataclass

from django.db import transaction

from casework.facts import Fact, parse
from casework.ids import TerminalId, VillageCode
from casework.message import N_, Message
from county.intake import authority, projections
from county.intake.following import tell_each
from county.intake.surroundings import event_store, now_ms
from county.store import Appended, Conflict, NewFact, Place
from county.store.protocol import SetAside


@dataclass(frozen=True, slots=True)
class Released:
    """The fact counts from now on, as if it came in today."""

    fact: Fact


@dataclass(frozen=True, slots=True)
class StaysAside:
    """Nothing was changed."""

    sentence: Message


NOT_THERE = StaysAside(Message(N_("Nothing of that place is in quarantine. See: county quarantine list.")))
NO_FACT = StaysAside(Message(N_("It is no fact that this program can read; a newer one may.")))
TAKEN = StaysAside(Message(N_("Another fact has its id. Ask the village to hand it in again.")))
NOT_ALLOWED = StaysAside(Message(N_("A village's kiosk may not write this, whoever vouches for it.")))


def waiting(terminal: TerminalId | None = None) -> list[SetAside]:
    """Return what waits, oldest first."""
    return event_store().waiting_aside(terminal)


def release(place: Place, village: VillageCode) -> Released | StaysAside:
    """Let a line of a terminal of this village in: what a revoked kiosk took in good faith, or what its objection
    no longer holds for. Committed when this returns; its place in the terminal's log stays as it was.
    """
    with transaction.atomic():
        store = event_store()
        store.lock_head(place.terminal, place.epoch)
        found = next((one for one in store.waiting_aside(place.terminal) if one.place == place), None)
        if found is None:
            return NOT_THERE
        fact = parse(found.line)
        if not isinstance(fact, Fact):
            return NO_FACT
        if authority.objection(fact, village, store.feeds_of_streams([fact.case]).get(fact.case)):
            return NOT_ALLOWED
        [outcome] = store.append(village, [NewFact(fact, place)], arrived_ms=now_ms())
        if isinstance(outcome, Conflict):
            return TAKEN
        store.release(place)
        if isinstance(outcome, Appended):
            tell_each(projections.tell_in_step, village, [outcome])
    return Released(fact)
