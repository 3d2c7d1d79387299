"""One seed: a schedule of acts with faults, then all heals, then the books are compared."""

import hashlib
import logging
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, field
from random import Random
from unittest import mock

from kiosk.sync import Exchanged, Refused, backoff, call
from tests.faults.simulation.dials import Dials, turned
from tests.faults.simulation.fast import stand_ins
from tests.faults.simulation.invariants import AFTER_EACH, AT_THE_END, Violated, ack_honesty, clock_free
from tests.faults.simulation.kiosk import CANARY, Kiosk
from tests.faults.simulation.places import DAY_MS
from tests.faults.simulation.world import World

HEALING_ROUNDS = 12
PATIENT_ROUNDS = 3
"""A day later the county asks for bytes it lacks, here only for those of facts that came late: whatever else is
missing then would be healed too, and is a fault all the same."""
TRIES_AGAIN = 0.5
ROUNDS_BY_HAND = 5
CLOCKS_PERMUTED_EVERY = 10


@dataclass(frozen=True, slots=True)
class Told:
    """What a seed came to."""

    seed: int
    violated: str
    """Name of the invariant and what was seen; '' = all held."""
    trace: str
    """Hash over everything that happened: equal for equal seeds."""
    shape: tuple[str, ...] = field(repr=False, default=())
    dials: str = ""


class Listening(logging.Handler):
    """Keeps what the programs write into their logs."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self._world = world

    def emit(self, record: logging.LogRecord) -> None:
        self._world.ledger.heard.append(self.format(record))


class Schedule:
    """Plays a world by its dials."""

    def __init__(self, seed: int, dials: Dials, *, clocks: bool = True) -> None:
        self.world = World(seed, dials, clocks=clocks)
        self.world.on_answer = lambda kiosk, answer: ack_honesty(self.world, kiosk, answer)
        self.log: list[str] = []

    def play(self) -> None:
        """Raises Violated."""
        for _ in range(self.world.dials.events):
            self.step()
        self.heal()
        for invariant in AT_THE_END:
            invariant(self.world)

    def step(self) -> None:
        """One act of somebody, and a look at what it touched."""
        world, chance = self.world, self.world.chance
        world.now += chance.choice((1_000, 60_000, 3_600_000, DAY_MS, 6 * DAY_MS))
        kiosk, act = chance.choice(world.kiosks), self._act()
        self.log.append(f"{act.__name__} {kiosk.number}")
        act(kiosk)
        for invariant in AFTER_EACH:
            invariant(world, kiosk)

    def _act(self) -> Callable[[Kiosk], object]:
        world, dials, people, pockets = self.world, self.world.dials, self.world.people, self.world.pockets
        acts: list[tuple[float, Callable[[Kiosk], object]]] = [
            (5, people.apply), (6, self._exchange), (3, at_the_desk(world)), (2, people.villager),
            (0.5, world.lose_power), (0.5, desk_hears(world)), (dials.twice * 3, arrive_late(world)),
            (dials.jumps, world.jump), (dials.old_trust, people.old_trust), (dials.put_back * 3, world.keep_image),
            (dials.put_back * 6, world.put_back), (dials.put_back * 2, world.clone),
            (dials.county_put_back * 3, keep_county_image(world)), (dials.county_put_back * 6, put_county_back(world)),
            (dials.revokes * 5, world.revoke), (dials.revokes, world.re_enrol), (dials.rotates * 4, world.rotate),
            (min(dials.loss, dials.rotates) * 4, world.rotate_beside_a_late_call),
            (dials.rogue * 4, people.rogue), (dials.photos * 2, paper(world)), (dials.disk_full * 2, world.fill_disk),
            (dials.sticks * 2, pockets.out), (dials.sticks * 2, pockets.at_county), (dials.sticks, pockets.back),
            (dials.sticks * 5, pockets.errand), (dials.sticks * 5, pockets.home),
            (min(dials.put_back, dials.sticks) * 6, world.put_back_beside_a_stick),
            (min(dials.put_back, dials.county_put_back) * 6, world.flood),
            (dials.erases * 4, back_up(world)), (dials.erases * 2, world.erase),
            (dials.erases * 6, world.quiet_year)]
        return world.chance.choices([act for _, act in acts], [weight for weight, _ in acts])[0]

    def _exchange(self, kiosk: Kiosk) -> None:
        """One try, after the wait that its failures ask for; while the line is bad, some more."""
        while not self._tried(kiosk) and self.world.chance.random() < TRIES_AGAIN:
            pass

    def _tried(self, kiosk: Kiosk) -> bool:
        world = self.world
        outcome = world.exchange(kiosk)
        failures = world.ledger.failures
        failures[kiosk.number] = 0 if isinstance(outcome, Exchanged) else failures.get(kiosk.number, 0) + 1
        wait = backoff.wait_after_failure_s(failures[kiosk.number], world.chance.random())
        if wait > backoff.LONGEST_WAIT_S + backoff.FIRST_WAIT_S:
            raise Violated("progress", f"a kiosk waits {wait:.0f} s")
        return isinstance(outcome, Exchanged)

    def heal(self) -> None:
        """Nothing breaks any more; what was on its way arrives; all talk until nobody has news."""
        world = self.world
        world.wire.all_arrive()
        for kiosk in filter(self._is_beyond_any_line, world.kiosks):
            self._by_hand(kiosk)
        quiet: dict[int, tuple[int, ...]] = {}
        for number in range(HEALING_ROUNDS):
            if number == PATIENT_ROUNDS:
                world.county.ask_for_missing(world.wire.came_late)
            for kiosk in world.kiosks:
                if quiet.get(kiosk.number) != world.county.state():
                    outcome = world.exchange(kiosk, quiet=True)
                    if is_quiet(outcome):
                        quiet[kiosk.number] = world.county.state()
            if number >= PATIENT_ROUNDS and all(
                    quiet.get(kiosk.number) == world.county.state() for kiosk in world.kiosks):
                return
        raise Violated("progress", f"not quiet after {HEALING_ROUNDS} rounds")


    def _is_beyond_any_line(self, kiosk: Kiosk) -> bool:
        """Whether this village is served by sticks alone; a box that runs twice, or was shut out, is not."""
        world = self.world
        terminal, generation = kiosk.identity.terminal, kiosk.identity.generation
        return (world.chance.random() < world.dials.sticks and terminal not in world.ledger.twins
                and (terminal, generation) not in world.ledger.cuts)

    def _by_hand(self, kiosk: Kiosk) -> None:
        for _ in range(ROUNDS_BY_HAND):
            self.world.pockets.whole_round(kiosk)
            if not kiosk.store.waiting().count and not kiosk.store.blobs.to_send():
                return
        raise Violated("progress", f"kiosk {kiosk.number} still waits after {ROUNDS_BY_HAND} rounds of sticks")


def is_quiet(outcome: object) -> bool:
    """Whether a kiosk has nothing more to say or to hear."""
    if isinstance(outcome, Exchanged):
        return outcome.sent + outcome.received == 0
    return isinstance(outcome, Refused) and outcome.status == 403


def at_the_desk(world: World) -> Callable[[Kiosk], object]:
    def at_the_desk(_: Kiosk) -> None:
        world.people.at_the_desk()
    return at_the_desk


def paper(world: World) -> Callable[[Kiosk], object]:
    def paper(_: Kiosk) -> None:
        world.people.paper()
    return paper


def arrive_late(world: World) -> Callable[[Kiosk], object]:
    def arrive_late(_: Kiosk) -> None:
        world.wire.arrive_late()
    return arrive_late


def keep_county_image(world: World) -> Callable[[Kiosk], object]:
    def keep_county_image(_: Kiosk) -> None:
        world.keep_county_image()
    return keep_county_image


def put_county_back(world: World) -> Callable[[Kiosk], object]:
    def put_county_back(_: Kiosk) -> None:
        world.put_county_back()
    return put_county_back


def back_up(world: World) -> Callable[[Kiosk], object]:
    def back_up(_: Kiosk) -> None:
        world.back_up()
    return back_up


def desk_hears(world: World) -> Callable[[Kiosk], object]:
    def desk_hears(_: Kiosk) -> None:
        world.people.desk_hears(world.chance.randrange(len(world.county.bundles)))
    return desk_hears


def play(seed: int, dials: Dials | None = None) -> Told:
    """Play a seed; the same seed tells the same."""
    dials = dials or turned_of(seed)
    told = _play(seed, dials, clocks=True)
    if told.violated or seed % CLOCKS_PERMUTED_EVERY or not dials.jumps:
        return told
    try:
        clock_free(told.shape, _play(seed, dials, clocks=False).shape)
    except Violated as error:
        return Told(seed, str(error), told.trace, (), dials.written())
    return told


def turned_of(seed: int) -> Dials:
    """The dials of a seed."""
    return turned(Random(f"{seed}/dials"), seed)


def _play(seed: int, dials: Dials, *, clocks: bool) -> Told:
    with mock.patch.object(call.time, "monotonic", lambda: 0.0), \
         nullcontext() if dials.real_signatures else stand_ins():
        schedule = Schedule(seed, dials, clocks=clocks)
        listening = Listening(schedule.world)
        logging.getLogger().addHandler(listening)
        violated = ""
        try:
            schedule.play()
        except Violated as error:
            violated = str(error)
        except Exception as error:    # a program that stumbles breaks its promise too
            violated = f"exception: {type(error).__name__}" + (" names somebody" if CANARY in str(error) else "")
        finally:
            logging.getLogger().removeHandler(listening)
    shape = schedule.world.shape()
    seen = "\n".join((*schedule.log, *schedule.world.ledger.heard, *schedule.world.written()))
    schedule.world.put_away()
    return Told(seed, violated, hashlib.sha256(seen.encode()).hexdigest()[:16], shape, dials.written())
