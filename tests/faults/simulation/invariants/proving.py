"""Logs have no gaps and prove themselves."""

from casework.facts import Fact, parse
from casework.signing import VerifyKey
from casework.wire import CHAIN_START, Group, Head, Position, chain_after
from tests.faults.simulation.county import CODE
from tests.faults.simulation.invariants.violated import Violated, is_refused
from tests.faults.simulation.kiosk import Kiosk
from tests.faults.simulation.world import World


def sequence(world: World) -> None:
    """Each terminal's log is known without gaps, with the hash of exactly these lines; nothing of it is missing."""
    known, held = world.county.facts(), held_lines(world)
    heads = world.county.look("SELECT terminal, epoch, seq, chain FROM heads WHERE terminal > 0")
    for terminal, epoch, seq, chain in heads:
        rows = world.county.look(
            "SELECT seq, line FROM taken WHERE terminal = %s AND epoch = %s ORDER BY seq", terminal, epoch)
        lines = [bytes(line) for _, line in rows]
        if [number for number, _ in rows] != list(range(1, seq + 1)):
            raise Violated("sequence", f"the log of terminal {terminal} has a gap")
        if chain_after(CHAIN_START, lines) != bytes(chain):
            raise Violated("sequence", f"the county's hash of terminal {terminal} is not that of its lines")
        for line in lines:
            fact = parse(line)
            if line not in held and not (isinstance(fact, Fact) and known.get(fact.id) == line):
                raise Violated("sequence", "a line was acknowledged but kept nowhere")


def held_lines(world: World) -> set[bytes]:
    """The bytes in quarantine."""
    return {bytes(line) for (line,) in world.county.look("SELECT line FROM quarantine")}


def chains_here(world: World, kiosk: Kiosk) -> None:
    """A kiosk's log has the hash it says it has, at its end and where it was acknowledged."""
    for epoch, seq, chain, acked, ack_chain in kiosk.rows("SELECT epoch, seq, chain, ack_seq, ack_chain FROM epochs"):
        hashes = [CHAIN_START]
        for number, line, kept in kiosk.rows(
                "SELECT seq, line, NULL FROM facts WHERE epoch = ? UNION ALL"
                " SELECT seq, NULL, chain FROM erased WHERE epoch = ? ORDER BY 1", epoch, epoch):
            if number != len(hashes):
                raise Violated("chain", f"the log of kiosk {kiosk.number} has a gap")
            hashes.append(bytes(kept) if line is None else chain_after(hashes[-1], [bytes(line)]))
        if (len(hashes) - 1, hashes[-1]) != (seq, bytes(chain)):
            raise Violated("chain", f"the log of kiosk {kiosk.number} does not fit its hash")
        if acked <= seq and hashes[acked] != bytes(ack_chain):
            raise Violated("chain", f"kiosk {kiosk.number} holds other facts than were countersigned")


def chains(world: World) -> None:
    """Every group the county kept still proves itself; a kiosk's log is the one that was countersigned."""
    keys = {(terminal, generation): (VerifyKey(bytes(public)), village) for terminal, generation, public, village in
            world.county.look("SELECT terminal, generation, public, village FROM fleet")}
    for terminal, epoch, seq, chain, generation, signed, signature in world.county.look(
            "SELECT terminal, epoch, seq, chain, generation, signed, signature FROM fact_groups WHERE terminal > 0"):
        key, village = keys[terminal, generation]
        end = Position(epoch, seq, bytes(chain))
        group = Group(end, (), end, bytes(signed), bytes(signature))
        if not group.is_signed_by(key, _head(terminal, village)):
            raise Violated("chain", f"a group of terminal {terminal} does not prove itself any more")
    for kiosk in world.kiosks:
        if not is_refused(world, kiosk):
            _same_log(world, kiosk)


def _head(terminal: int, village: str) -> Head:
    start = Position("", 0, CHAIN_START)
    return Head(CODE, village, terminal, 1, start, {}, {}, "", "", 0, b"", b"")


def _same_log(world: World, kiosk: Kiosk) -> None:
    terminal = kiosk.identity.terminal
    taken = {(epoch, seq): bytes(line) for epoch, seq, line in world.county.look(
        "SELECT epoch, seq, line FROM taken WHERE terminal = %s", terminal)}
    for epoch, seq, line in kiosk.rows("SELECT epoch, seq, line FROM facts WHERE epoch IS NOT NULL"):
        if taken.get((epoch, seq), bytes(line)) != bytes(line):
            raise Violated("chain", f"kiosk {kiosk.number} stands at a place the county knows otherwise")
