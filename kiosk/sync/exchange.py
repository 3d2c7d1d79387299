"""One exchange: what waits goes up, what the county says comes home."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from casework.signing import SigningKey
from kiosk.store import Clock, Store
from kiosk.sync.blobs import exchange_blobs
from kiosk.sync.call import Caller, Round
from kiosk.sync.link import Link, NotReached, Refused, Trouble
from kiosk.sync.pace import Pace

MOST_FACTS = 2000
MOST_ROUNDS = 500


@dataclass(frozen=True, slots=True)
class Exchanged:
    """The county answered and was believed."""

    sent: int
    received: int
    round_trips: int
    bytes_up: int
    bytes_down: int


Outcome = Exchanged | NotReached | Refused


def exchange_once(store: Store, key: SigningKey, link: Link, *, clock: Clock,
                  random: Callable[[int], bytes], pace: Pace | None = None) -> Outcome:
    """Exchange until nothing is left on either side. Everything stays here when it breaks off.

    `pace` remembers what the line could carry; give the same one again and again.
    """
    identity = store.identity()
    if identity is None:
        return Refused(0)
    pace = pace or Pace()
    before = link.round_trips, link.bytes_up, link.bytes_down
    counts = _rounds(Caller(store, key, link, identity, clock, random, pace))
    if not isinstance(counts, tuple):
        return counts
    trouble = exchange_blobs(store, key, link, identity, pace)
    if trouble is not None:
        return trouble
    return Exchanged(*counts, link.round_trips - before[0], link.bytes_up - before[1],
                     link.bytes_down - before[2])


def _rounds(caller: Caller) -> tuple[int, int] | NotReached | Refused:
    """Return how many facts went up and feed lines came down.

    Where the logs have parted, every epoch is first asked about before anything of it is sent.
    """
    sent = received = 0
    repairing, asked = False, set[str]()
    for _ in range(MOST_ROUNDS):
        part = caller.part(MOST_FACTS)
        if isinstance(part, NotReached):
            return part
        asking = repairing and part.epoch not in asked
        outcome = caller.call(replace(part, lines=()) if asking else part, asking=asking)
        if not isinstance(outcome, Round):
            return outcome
        asked |= {part.epoch} if asking else set()
        repairing = repairing or not outcome.agrees
        sent, received = sent + outcome.sent, received + len(outcome.answer.lines)
        if outcome.is_refused:
            return NotReached(Trouble.SERVER)
        if not asking and not outcome.again and not outcome.answer.more and not caller.store.exchange.outbox(1).lines:
            break
    return sent, received
