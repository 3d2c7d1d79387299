"""Everything counts once, in one order, the same on both sides, and whatever the clocks say."""

from casework.case import Case
from casework.fold import fold
from casework.ids import CaseId
from tests.faults.simulation.invariants.violated import Violated, applied, is_refused
from tests.faults.simulation.kiosk import DEFINITION, Kiosk
from tests.faults.simulation.world import World


def no_duplicate(world: World) -> None:
    """One id, one feed number, one set of downstream actions; one receipt number, one case."""
    told = dict(world.county.look("SELECT id, times FROM told"))
    if any(times != 1 for times in told.values()) or set(told) != set(world.county.facts()):
        raise Violated("no-duplicate", "a fact was told to the other rooms not exactly once")
    seen: dict[tuple[int, int, int], str] = {}
    for fact in applied(world):
        receipt = fact.body["receipt"]
        key = (receipt["terminal"], receipt["gen"], receipt["seq"])
        if seen.setdefault(key, fact.id) != fact.id and key[0] not in world.ledger.twins:
            raise Violated("no-duplicate", "one receipt number stands for two cases")
    for slip in world.ledger.printed:
        key = (slip.terminal, slip.generation, slip.sequence)
        if seen.setdefault(key, slip.fact.id) != slip.fact.id and key[0] not in world.ledger.twins:
            raise Violated("no-duplicate", "one receipt number stands on two slips")


def same_fold(world: World) -> None:
    """Kiosk, county and a rebuild from nothing see the same cases; feeds have no gaps."""
    for village, rows in feeds(world).items():
        if [number for number, _ in rows] != list(range(1, len(rows) + 1)):
            raise Violated("same-fold", f"the feed {village} has a gap")
    numbered, folded = feeds(world), cases(world)
    for kiosk in world.kiosks:
        if not is_refused(world, kiosk):
            _same_numbers(kiosk, numbered)
            _same_cases(kiosk, folded)


def feeds(world: World) -> dict[str, list[tuple[int, str]]]:
    """Numbers and ids by feed."""
    found: dict[str, list[tuple[int, str]]] = {}
    for feed, number, id in world.county.look("SELECT feed, number, id FROM events ORDER BY feed, number"):
        found.setdefault(feed, []).append((number, id))
    return found


def cases(world: World) -> dict[str, Case]:
    """Every case as the county folds it."""
    rows = world.county.look("SELECT id FROM events WHERE kind = 'Applied'")
    return {id: fold(DEFINITION, world.county.case(id)) for (id,) in rows}


def _same_numbers(kiosk: Kiosk, numbered: dict[str, list[tuple[int, str]]]) -> None:
    village = kiosk.identity.village
    mine = kiosk.rows("SELECT number, id FROM facts WHERE feed = ? ORDER BY number", village)
    erased = kiosk.erased()
    if mine != [row for row in numbered.get(village, []) if row[1] not in erased]:
        raise Violated("same-fold", f"kiosk {kiosk.number} numbers its feed otherwise than the county")
    if kiosk.store.waiting().count:
        raise Violated("same-fold", f"kiosk {kiosk.number} still waits")


def _same_cases(kiosk: Kiosk, folded: dict[str, Case]) -> None:
    erased = kiosk.erased()
    projected = kiosk.rows("SELECT * FROM cases ORDER BY id")
    for id, case in folded.items():
        if case.village != kiosk.identity.village or id in erased:
            continue
        record = kiosk.store.case(CaseId(id))
        if record is None or record.case != case:
            raise Violated("same-fold", f"kiosk {kiosk.number} folds a case otherwise than the county")
    kiosk.store.rebuild()
    if kiosk.rows("SELECT * FROM cases ORDER BY id") != projected:
        raise Violated("same-fold", f"kiosk {kiosk.number} kept another picture than its facts give")


def clock_free(with_jumps: tuple[str, ...], without: tuple[str, ...]) -> None:
    """The same seed with right clocks ends in the same cases in the same order."""
    if with_jumps != without:
        first = next((pair for pair in zip(with_jumps, without, strict=False) if pair[0] != pair[1]), "lengths")
        raise Violated("clock-free", f"wall clocks changed what happened: {first}")


MOST_CALLS = 40
"""In one exchange."""


def progress(world: World) -> None:
    """No storm of retries."""
    if world.ledger.most_calls > MOST_CALLS:
        raise Violated("progress", f"one exchange made {world.ledger.most_calls} calls")
