"""Nothing acknowledged is lost: facts, the bytes they name, acknowledgements that are true."""

from casework.facts import Fact, parse
from casework.wire import Answer
from tests.faults.simulation.invariants.violated import Violated, is_cut, is_refused
from tests.faults.simulation.kiosk import Kiosk
from tests.faults.simulation.world import World


def no_lost_case_here(world: World, kiosk: Kiosk) -> None:
    """What a kiosk acknowledged is on its disk after whatever happened."""
    missing = {one.fact.id for one in world.ledger.of(kiosk.number)} - set(kiosk.own())
    missing -= world.ledger.excused | world.ledger.away | kiosk.erased()
    if missing:
        raise Violated("no-lost-case", f"{len(missing)} acknowledged facts are gone from kiosk {kiosk.number}")


def no_lost_case(world: World) -> None:
    """After healing the county has each once, byte by byte; a revoked terminal's are held for a person.

    What a rogue box wrote is held as well, but a county put back from a backup may have lost that.
    """
    there, held = world.county.facts(), world.held_at_county()
    on_refused = {id for kiosk in world.kiosks if is_refused(world, kiosk) for id in kiosk.everything()}
    for id, promise in world.ledger.promises.items():
        if id in there:
            if there[id] != promise.fact.line:
                raise Violated("no-lost-case", "the county has other bytes under an acknowledged id")
        elif not (id in world.ledger.excused or promise.forbidden or id in on_refused
                  or (is_cut(world, promise) and id in held)):
            raise Violated("no-lost-case", f"a {promise.fact.kind} of kiosk {promise.kiosk} never reached the county")
        elif promise.forbidden and not world.county.life and id not in held | on_refused | world.ledger.excused:
            raise Violated("no-lost-case", "what was set aside is not held for a person")


def no_lost_bytes(world: World) -> None:
    """What a fact names by its hash is there: photographs at the county, papers and item versions in the village."""
    there = world.county.facts()
    for id, promise in world.ledger.promises.items():
        kiosk = world.kiosks[promise.kiosk]
        if id in there and not is_refused(world, kiosk):
            for row in promise.fact.body.get("attachments", []):
                is_somewhere = id not in world.ledger.away or kiosk.has_blob(row["sha256"])
                if is_somewhere and not world.county.attachments().has(row["sha256"]):
                    raise Violated("no-lost-case", f"a photograph of kiosk {kiosk.number} never reached the county")
    for line, feed in world.county.look("SELECT line, feed FROM events WHERE kind = 'PaperIssued'"):
        paper = parse(bytes(line))
        assert isinstance(paper, Fact)
        for kiosk in world.kiosks:
            if kiosk.identity.village == feed and not is_refused(world, kiosk) and not (
                    kiosk.has_blob(paper.body["sha256"]) or paper.case in kiosk.erased()):
                raise Violated("no-lost-case", f"a paper never reached kiosk {kiosk.number}")


def ack_honesty(world: World, kiosk: Kiosk, answer: Answer) -> None:
    """Believing an acknowledgement of n, the county's disk holds n, in this life."""
    life = str(world.county.look("SELECT server_epoch FROM lives")[0][0])
    head = world.county.head(kiosk.identity.terminal, answer.ack.epoch)
    world.ledger.kept[answer.ack.epoch] = max(head, world.ledger.kept.get(answer.ack.epoch, 0))
    if answer.server_epoch in ("", life) and head < answer.ack.seq:
        raise Violated("ack-honesty", f"{answer.ack.seq} acknowledged, {head} kept")


def ack_honesty_here(world: World, kiosk: Kiosk) -> None:
    """No kiosk believes that the county has more of its log than the county ever had."""
    for epoch, seq in world.county.look("SELECT epoch, seq FROM heads"):
        world.ledger.kept[epoch] = max(seq, world.ledger.kept.get(epoch, 0))
    for epoch, acked in kiosk.rows("SELECT epoch, ack_seq FROM epochs"):
        if acked > world.ledger.kept.get(epoch, 0):
            raise Violated("ack-honesty", f"kiosk {kiosk.number} believes {acked}, kept were never more than "
                                          f"{world.ledger.kept.get(epoch, 0)}")
