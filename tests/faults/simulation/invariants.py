"""The twelve promises, one function each. They look at disks and at the watcher's book, never at the programs."""

from collections.abc import Callable
from typing import Any

from casework.case import Case
from casework.facts import Fact, parse
from casework.fold import fold
from casework.ids import CaseId
from casework.kinds import DESK_ACTORS
from casework.receipt import Fault, Red, verify
from casework.signing import VerifyKey
from casework.wire import CHAIN_START, Answer, Group, Head, Position, chain_after
from county.intake.authority import DESK_KINDS
from tests.faults.simulation.county import CODE
from tests.faults.simulation.kiosk import CANARY, DEFINITION, Kiosk
from tests.faults.simulation.ledger import Promise
from tests.faults.simulation.world import World


class Violated(Exception):
    """A promise was broken."""

    def __init__(self, invariant: str, seen: str) -> None:
        super().__init__(f"{invariant}: {seen}")


def is_cut(world: World, promise: Promise) -> bool:
    """Whether the key the promise was made under does not count any more."""
    return (promise.terminal, promise.generation) in world.ledger.cuts


# --- 1 no lost case ---------------------------------------------------------------------------------

def no_lost_case_here(world: World, kiosk: Kiosk) -> None:
    """What a kiosk acknowledged is on its disk after whatever happened."""
    missing = {one.fact.id for one in world.ledger.of(kiosk.number)} - set(kiosk.own())
    missing -= world.ledger.excused | world.ledger.away
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


def is_refused(world: World, kiosk: Kiosk) -> bool:
    """Whether the county only listens to this kiosk."""
    made = kiosk.identity
    return (made.terminal, made.generation) in world.ledger.cuts


# --- 2 no duplicate ---------------------------------------------------------------------------------

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


def applied(world: World) -> list[Fact]:
    """All applications at the county."""
    lines = world.county.look("SELECT line FROM events WHERE kind = 'Applied'")
    return [fact for (line,) in lines if isinstance(fact := parse(bytes(line)), Fact)]


# --- 3 same fold ------------------------------------------------------------------------------------

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
    if mine != numbered.get(village, []):
        raise Violated("same-fold", f"kiosk {kiosk.number} numbers its feed otherwise than the county")
    if kiosk.store.waiting().count:
        raise Violated("same-fold", f"kiosk {kiosk.number} still waits")


def _same_cases(kiosk: Kiosk, folded: dict[str, Case]) -> None:
    projected = kiosk.rows("SELECT * FROM cases ORDER BY id")
    for id, case in folded.items():
        record = kiosk.store.case(CaseId(id)) if case.village == kiosk.identity.village else None
        if case.village == kiosk.identity.village and (record is None or record.case != case):
            raise Violated("same-fold", f"kiosk {kiosk.number} folds a case otherwise than the county")
    kiosk.store.rebuild()
    if kiosk.rows("SELECT * FROM cases ORDER BY id") != projected:
        raise Violated("same-fold", f"kiosk {kiosk.number} kept another picture than its facts give")


# --- 4 sequence -------------------------------------------------------------------------------------

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


# --- 5 receipts -------------------------------------------------------------------------------------

def receipts(world: World) -> None:
    """A printed slip is never red at a desk unless its terminal was cut below it; desks learn of every cut."""
    world.desk_hears(-1)
    for slip in world.ledger.printed:
        verdict = verify(slip.token, CODE, world.desk, world.desk.issued_on)
        cut = world.ledger.cuts.get((slip.terminal, slip.generation))
        false = cut is not None and slip.sequence > cut
        if isinstance(verdict, Red) and not (false and verdict.reason is Fault.AFTER_CUT_OFF):
            raise Violated("receipts", f"an honest slip is called {verdict.reason.value}")
        if false and not isinstance(verdict, Red):
            raise Violated("receipts", "a slip above the cut passes")
        if not isinstance(verify(forged(slip.token), CODE, world.desk, world.desk.issued_on), Red):
            raise Violated("receipts", "a slip with another number passes")
    newest = world.bundle(-1)
    for kiosk in world.kiosks:
        bundle = kiosk.store.trust()
        if not is_refused(world, kiosk) and (bundle is None or bundle.terminals != newest.terminals):
            raise Violated("receipts", f"kiosk {kiosk.number} does not know the newest trust bundle")


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


# --- 6 revocation -----------------------------------------------------------------------------------

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


# --- 7 authority ------------------------------------------------------------------------------------

def authority(world: World) -> None:
    """No terminal decides, speaks as staff or for another village."""
    for line, feed, terminal in world.county.look("SELECT line, feed, terminal FROM events WHERE terminal > 0"):
        fact = parse(bytes(line))
        assert isinstance(fact, Fact)
        if fact.kind in DESK_KINDS or fact.actor.startswith(DESK_ACTORS):
            raise Violated("authority", f"terminal {terminal} wrote a {fact.kind} as {fact.actor}")
        began = world.county.look("SELECT feed FROM events WHERE id = %s", fact.case)
        if (began and began[0][0] != feed) or fact.body.get("village", feed) != feed:
            raise Violated("authority", f"terminal {terminal} wrote about another village")


def never_back(world: World, kiosk: Kiosk) -> None:
    """The trust bundle of a kiosk never goes back."""
    bundle = kiosk.store.trust()
    version = bundle.version if bundle else 0
    if version < world.ledger.trust.get(kiosk.number, 0):
        raise Violated("authority", f"kiosk {kiosk.number} went back to an older trust bundle")
    world.ledger.trust[kiosk.number] = version


# --- 8 honest acknowledgements ------------------------------------------------------------------------

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


# --- 9 chains ---------------------------------------------------------------------------------------

def chains_here(world: World, kiosk: Kiosk) -> None:
    """A kiosk's log has the hash it says it has, at its end and where it was acknowledged."""
    for epoch, seq, chain, acked, ack_chain in kiosk.rows("SELECT epoch, seq, chain, ack_seq, ack_chain FROM epochs"):
        lines = [bytes(line) for (line,) in kiosk.rows("SELECT line FROM facts WHERE epoch = ? ORDER BY seq", epoch)]
        if (len(lines), chain_after(CHAIN_START, lines)) != (seq, bytes(chain)):
            raise Violated("chain", f"the log of kiosk {kiosk.number} does not fit its hash")
        if acked <= seq and chain_after(CHAIN_START, lines[:acked]) != bytes(ack_chain):
            raise Violated("chain", f"kiosk {kiosk.number} holds other facts than were countersigned")


def chains(world: World) -> None:
    """Every group the county kept still proves itself; a kiosk's log is the one that was countersigned."""
    keys = {(terminal, generation): (VerifyKey(bytes(public)), village) for terminal, generation, village, public, _ in
            world.county.look("SELECT * FROM fleet")}
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


# --- 10 privacy -------------------------------------------------------------------------------------

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


# --- 11 progress: the schedule's healing, and ---------------------------------------------------------

MOST_CALLS = 40


def progress(world: World) -> None:
    """No storm of retries."""
    if world.ledger.most_calls > MOST_CALLS:
        raise Violated("progress", f"one exchange made {world.ledger.most_calls} calls")


# --- 12 free of clocks --------------------------------------------------------------------------------

def clock_free(with_jumps: tuple[str, ...], without: tuple[str, ...]) -> None:
    """The same seed with right clocks ends in the same cases in the same order."""
    if with_jumps != without:
        first = next((pair for pair in zip(with_jumps, without, strict=False) if pair[0] != pair[1]), "lengths")
        raise Violated("clock-free", f"wall clocks changed what happened: {first}")


AFTER_EACH = (no_lost_case_here, progress_page, never_back, ack_honesty_here, chains_here)
AT_THE_END = (no_lost_case, no_duplicate, same_fold, sequence, receipts, revocation, authority, chains, privacy,
              progress)
