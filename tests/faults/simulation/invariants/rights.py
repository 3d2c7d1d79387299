"""Who may write and read: revocation, authority, privacy, trust that never goes back."""

from collections.abc import Callable
from typing import Any

from casework.facts import Fact, parse
from casework.kinds import DESK_ACTORS
from county.intake.authority import DESK_KINDS
from tests.faults.simulation.invariants.violated import Violated
from tests.faults.simulation.kiosk import CANARY, Kiosk
from tests.faults.simulation.world import World


def revocation(world: World) -> None:
    """After a cut nothing above it comes in, and no application up to it is turned away."""
    generations = generation_of_places(world)
    for id, line, terminal, epoch, seq in world.county.look(
            "SELECT id, line, terminal, epoch, seq FROM events WHERE terminal > 0"):
        key = (terminal, generations(terminal, epoch, seq))
        if key in world.ledger.cuts and id not in world.ledger.before_cut[key] and not is_good(line, key, world):
            raise Violated("revocation", f"terminal {terminal} was cut, and more of it came in")
    for line, reason, terminal, epoch, seq in world.county.look(
            "SELECT line, reason, terminal, epoch, seq FROM quarantine"):
        key = (terminal, generations(terminal, epoch, seq))
        if reason == "revoked" and (key not in world.ledger.cuts or is_good(line, key, world)):
            raise Violated("revocation", f"an application of terminal {terminal} from before its cut was turned away")


def is_good(line: bytes, key: tuple[int, int], world: World) -> bool:
    """Whether a line is an application with an own receipt up to the cut."""
    fact = parse(bytes(line))
    if not isinstance(fact, Fact) or fact.kind != "Applied":
        return False
    receipt = fact.body["receipt"]
    return (receipt["terminal"], receipt["gen"]) == key and receipt["seq"] <= world.ledger.cuts[key]


def generation_of_places(world: World) -> Callable[[int, str, int], int]:
    """Return a function from a place in a log to the generation of the key that signed for it."""
    rows = world.county.look("SELECT terminal, epoch, seq, generation FROM fact_groups ORDER BY seq")

    def generation(terminal: int, epoch: str, seq: int) -> int:
        return next((made for whose, name, end, made in rows if (whose, name) == (terminal, epoch) and end >= seq), 0)

    return generation


def authority(world: World) -> None:
    """No terminal decides, speaks as staff or for another village."""
    for line, feed, terminal in world.county.look("SELECT line, feed, terminal FROM events WHERE terminal > 0"):
        fact = parse(bytes(line))
        assert isinstance(fact, Fact)
        if fact.kind in DESK_KINDS or fact.actor.startswith(DESK_ACTORS):
            raise Violated("authority", f"terminal {terminal} wrote a {fact.kind} as {fact.actor}")
        began = world.county.look("SELECT feed FROM events WHERE id = %s", fact.case)
        counts = fact.id in {one.fact.id for one in world.county.case(fact.case)}
        if counts and ((began and began[0][0] != feed) or fact.body.get("village", feed) != feed):
            raise Violated("authority", f"terminal {terminal} wrote about another village")


def never_back(world: World, kiosk: Kiosk) -> None:
    """The trust bundle of a kiosk never goes back."""
    bundle = kiosk.store.trust.bundle()
    version = bundle.version if bundle else 0
    if version < world.ledger.trust.get(kiosk.number, 0):
        raise Violated("authority", f"kiosk {kiosk.number} went back to an older trust bundle")
    world.ledger.trust[kiosk.number] = version


def privacy(world: World) -> None:
    """No name in any log, outcome, problem or receipt; nothing of another village on a kiosk."""
    if any(CANARY in words for words in world.ledger.heard):
        raise Violated("privacy", "a log or an outcome names somebody")
    if any(CANARY.encode() in slip.token for slip in world.ledger.printed):
        raise Violated("privacy", "a slip's code names somebody")
    feed_of: dict[str, Any] = dict(world.county.look("SELECT id, feed FROM events"))
    for kiosk in world.kiosks:
        own, allowed = set(kiosk.own()), (kiosk.identity.village, "county")
        for id in kiosk.everything() - own:
            if feed_of.get(id, allowed[0]) not in allowed:
                raise Violated("privacy", f"kiosk {kiosk.number} holds a fact of another village")
