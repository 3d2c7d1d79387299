"""A slice of the simulation; the whole of it: `python -m tests.faults.simulation --seeds 1-20000`."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from tests.faults.simulation.__main__ import first_seed, planted, run
from tests.faults.simulation.dials import Dials
from tests.faults.simulation.fast import stand_ins
from tests.faults.simulation.invariants import AFTER_EACH, AT_THE_END
from tests.faults.simulation.plants import PLANTS, Plant
from tests.faults.simulation.schedule import Schedule, play, turned_of
from tests.faults.simulation.world import World

ROOT = Path(__file__).parents[2]
QUICK = ("sequence-from-count", "anybody-decides", "feed-with-holes", "portal-takes-photographs",
         "stick-made-is-delivered", "full-disk-swallowed")


def test_no_promise_is_broken() -> None:
    told = run(range(1, 21), 1)
    assert told["violations"] == 0, told


@pytest.mark.parametrize("plant", [plant for plant in PLANTS if plant.name in QUICK], ids=lambda plant: plant.name)
def test_a_planted_bug_is_found(plant: Plant) -> None:
    assert first_seed(plant, 40) is not None


@pytest.mark.full
def test_no_promise_is_broken_in_many_seeds() -> None:
    told = run(range(1000, 4000), os.cpu_count() or 1)
    assert told["violations"] == 0, told


@pytest.mark.full
def test_every_planted_bug_is_found() -> None:
    told = planted(1000, os.cpu_count() or 1)
    assert told["found"] == told["planted"] >= 20, told


def test_the_same_seed_tells_the_same() -> None:
    """Also where Python's own hashes differ."""
    traces = {
        subprocess.run([sys.executable, "-m", "tests.faults.simulation", "--seeds", "1-2", "--jobs", "1", "--json"],
                       cwd=ROOT, env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}, check=True,
                       capture_output=True, text=True).stdout for seed in ("1", "2")}
    assert len(traces) == 1 and '"violations": 0' in traces.pop()


def test_real_signatures_are_under_some_seeds() -> None:
    assert turned_of(20).real_signatures and not turned_of(21).real_signatures
    assert play(20).violated == ""


def act_of(world: World, name: str) -> Callable[..., object]:
    """What can happen in a world, by name."""
    return next(getattr(part, name) for part in (world, world.people, world.pockets) if hasattr(part, name))  # type: ignore[no-any-return]


class Villages(RuleBasedStateMachine):
    """Small scenarios for shrinking: the acts of the simulation in any order that Hypothesis thinks of."""

    @initialize(kiosks=st.integers(1, 2))
    def begin(self, kiosks: int) -> None:
        self.stand_ins = stand_ins()
        self.stand_ins.__enter__()
        faults = dict.fromkeys(Dials.__dataclass_fields__, 0.0)
        dials = Dials(**faults | {"kiosks": kiosks, "events": 0, "lying_disk": False, "real_signatures": False})
        self.schedule = Schedule(1, dials)
        self.world = self.schedule.world

    @rule(act=st.sampled_from(("apply", "exchange", "villager", "lose_power", "put_back", "keep_image", "clone",
                               "revoke", "re_enrol", "rotate", "rogue", "out", "at_county", "back", "home",
                               "fill_disk")),
          number=st.integers(0, 3))
    def at_a_kiosk(self, act: str, number: int) -> None:
        kiosk = self.world.kiosks[number % len(self.world.kiosks)]
        act_of(self.world, act)(kiosk)
        for invariant in AFTER_EACH:
            invariant(self.world, kiosk)

    @rule(act=st.sampled_from(("at_the_desk", "paper", "keep_county_image", "put_county_back")))
    def at_the_county(self, act: str) -> None:
        act_of(self.world, act)()

    def teardown(self) -> None:
        if hasattr(self, "world"):
            try:
                self.schedule.heal()
                for invariant in AT_THE_END:
                    invariant(self.world)
            finally:
                self.world.put_away()
                self.stand_ins.__exit__(None, None, None)


Villages.TestCase.settings = settings(max_examples=10, stateful_step_count=12, deadline=None, derandomize=True,
                                      suppress_health_check=list(HealthCheck))
test_small_scenarios = Villages.TestCase
