"""Random ways of sticks between a kiosk and its county: whatever order, nothing is lost, nothing counts twice."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from casework.signing import SigningKey
from county.intake.surroundings import event_store
from kiosk.store import Transport
from tests.county.by_hand import ByHand
from tests.county.world import VILLAGE, County, record
from tests.faults.schedules.world import Kiosk
from tests.rules.case_facts import ASK


class Walk:
    """A kiosk, its county, and a drawer full of sticks made at any time."""

    def __init__(self, tmp_path: Path, seed: int) -> None:
        self.chance, self.folder = Random(seed), tmp_path
        self.box = Kiosk(tmp_path / "box", VILLAGE, Random(seed), SigningKey.from_seed(bytes([5]) * 32))
        self.box.enrol()
        self.hand = ByHand(self.box, tmp_path / "stick")
        self.drawer: list[Path] = []
        self.copies: list[Path] = []

    def apply(self) -> None:
        self.box.apply()

    def out(self) -> None:
        self._keep(self.hand.out())

    def back(self) -> None:
        self._keep(self.hand.back())

    def bring_in_somewhere(self) -> None:
        if self.drawer:
            stick = self.chance.choice(self.drawer)
            (self.hand.at_county if "up-" in stick.name else self.hand.home)(stick)

    def by_line(self) -> None:
        self.box.exchange(0.3)

    def tear(self) -> None:
        if self.drawer:
            stick = self.chance.choice(self.drawer)
            torn = self.folder / f"{len(self.drawer)}-torn-{stick.name}"
            shutil.copy(stick, torn)
            os.truncate(torn, self.chance.randrange(torn.stat().st_size))
            self.drawer.append(torn)

    def desk(self) -> None:
        rows = [row for row in event_store().feed(VILLAGE, 0, 999) if row.kind == "Applied"]
        if rows:
            record(self.chance.choice(rows).line[7:29].decode(), "SupplementRequested", ASK)    # type: ignore[arg-type]

    def copy(self) -> None:
        self.copies.append(self.folder / f"copy{len(self.copies)}")
        self.box.copy_to(self.copies[-1])
        self.hand.plug()

    def put_back(self) -> None:
        if self.copies:
            self.box.put_back(self.chance.choice(self.copies), side_file=self.chance.random() < 0.5)
            self.hand.plug()

    def steps(self) -> list[Callable[[], None]]:
        often = [self.apply, self.out, self.back, self.bring_in_somewhere, self.bring_in_somewhere]
        return [*often, *often, self.by_line, self.tear, self.desk, self.copy, self.put_back]

    def _keep(self, path: Path) -> None:
        kept = self.folder / f"{len(self.drawer)}-{path.name}"
        shutil.copy(path, kept)
        self.drawer.append(kept)

    def settle(self) -> None:
        """Everything that was ever made is brought in once more, then a few rounds by hand."""
        for stick in self.drawer:
            (self.hand.at_county if "up-" in stick.name else self.hand.home)(stick)
        for _ in range(4):
            self.hand.round()

    def county_ids(self) -> list[str]:
        return [row.line[7:29].decode() for row in event_store().feed(VILLAGE, 0, 9999)]

    def kiosk_ids(self) -> list[str]:
        rows = self.box.store._calls.contents.database.execute(
            "SELECT id FROM facts WHERE feed = ? ORDER BY number", [VILLAGE]).fetchall()
        return [id for (id,) in rows]


def walk(tmp_path: Path, seed: int) -> None:
    made = Walk(tmp_path, seed)
    made.hand.round()
    for _ in range(25):
        made.chance.choice(made.steps())()
    made.settle()
    there, here = made.county_ids(), made.kiosk_ids()
    assert there == here and len(there) == len(set(there)), seed
    assert {one.transport for one in made.box.store.cases()} <= {Transport.CONFIRMED}, seed
    made.box.store.close()


@pytest.mark.parametrize("seed", range(4))
def test_a_few_random_ways(small: County, tmp_path: Path, seed: int) -> None:
    walk(tmp_path, seed)


@pytest.mark.full
@pytest.mark.parametrize("seed", range(100, 160))
def test_many_random_ways(small: County, tmp_path: Path, seed: int) -> None:
    walk(tmp_path, seed)
