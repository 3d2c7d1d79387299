"""What an invariant raises, and what several of them ask."""

from casework.facts import Fact, parse
from tests.faults.simulation.kiosk import Kiosk
from tests.faults.simulation.ledger import Promise
from tests.faults.simulation.world import World


class Violated(Exception):
    """A promise was broken."""

    def __init__(self, invariant: str, seen: str) -> None:
        super().__init__(f"{invariant}: {seen}")


def is_cut(world: World, promise: Promise) -> bool:
    """Whether the key the promise was made under does not count any more."""
    return (promise.terminal, promise.generation) in world.ledger.cuts


def is_refused(world: World, kiosk: Kiosk) -> bool:
    """Whether the county only listens to this kiosk."""
    made = kiosk.identity
    return (made.terminal, made.generation) in world.ledger.cuts


def applied(world: World) -> list[Fact]:
    """All applications at the county."""
    lines = world.county.look("SELECT line FROM events WHERE kind = 'Applied'")
    return [fact for (line,) in lines if isinstance(fact := parse(bytes(line)), Fact)]
