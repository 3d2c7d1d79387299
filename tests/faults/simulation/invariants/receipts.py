"""Slips are believed where they should be, and the public page never goes back."""

from casework.fold import fold
from casework.ids import TerminalId
from casework.receipt import Amber, Fault, Red, verify
from tests.faults.simulation.county import CODE
from tests.faults.simulation.invariants.violated import Violated, is_refused
from tests.faults.simulation.kiosk import DEFINITION, Kiosk, Printed
from tests.faults.simulation.world import World


def receipts(world: World) -> None:
    """A printed slip is never red at a desk unless its terminal was cut below it; desks learn of every cut."""
    world.people.desk_hears(-1)
    knows = _knows_of_cuts(world)
    for slip in world.ledger.printed:
        verdict = verify(slip.token, CODE, world.desk, world.desk.issued_on)
        cut = world.ledger.cuts.get((slip.terminal, slip.generation))
        false = cut is not None and slip.sequence > cut
        if isinstance(verdict, Red) and not (false and verdict.reason is Fault.AFTER_CUT_OFF):
            raise Violated("receipts", f"an honest slip is called {verdict.reason.value}")
        if false and knows and not isinstance(verdict, Red):
            raise Violated("receipts", "a slip above the cut passes")
        if _passes(forged(slip.token), world, slip):
            raise Violated("receipts", "a slip with another number passes")
    newest = world.bundle(-1)
    for kiosk in world.kiosks:
        bundle = kiosk.store.trust.bundle()
        if not is_refused(world, kiosk) and (bundle is None or bundle.terminals != newest.terminals):
            raise Violated("receipts", f"kiosk {kiosk.number} does not know the newest trust bundle")


def _passes(token: bytes, world: World, slip: Printed) -> bool:
    """Whether a desk lets a forged slip through: only one that was never told of the key may ask for a check."""
    is_known = world.desk.terminal_key(TerminalId(slip.terminal), slip.generation) is not None
    return not isinstance(verify(token, CODE, world.desk, world.desk.issued_on), Red if is_known else Red | Amber)


def _knows_of_cuts(world: World) -> bool:
    """Whether a desk holds the newest bundle.

    It refuses that one only where it holds as high a version, of a life that the county has lost without a word
    and nobody was left to tell it of: after any kiosk that had heard of it has called, the county counts far on.
    """
    newest = world.bundle(-1)
    if world.desk.version < newest.version:
        raise Violated("receipts", "a desk does not take the newest bundle")
    return world.desk == newest


def forged(token: bytes) -> bytes:
    """A slip whose number somebody has made smaller, or larger."""
    number = int.from_bytes(token[4:8], "big")
    return token[:4] + (number - 1 or 2).to_bytes(4, "big") + token[8:]


def progress_page(world: World, _: Kiosk) -> None:
    """The public page never shows an earlier step than it showed before, in one life of the county."""
    now = world.county.life, int(world.county.look("SELECT count(*) FROM events")[0][0])
    if now == world.ledger.looked_at:
        return
    world.ledger.looked_at = now
    for (id,) in world.county.look("SELECT id FROM events WHERE kind = 'Applied'"):
        steps = len(fold(DEFINITION, world.county.case(id)).transitions)
        life, shown = world.ledger.progress.get(id, (0, 0))
        if life == world.county.life and steps < shown:
            raise Violated("receipts", "the progress page went back")
        world.ledger.progress[id] = world.county.life, steps
