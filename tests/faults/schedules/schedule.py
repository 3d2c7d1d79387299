"""One schedule: a seed decides who does what and what breaks; then all heals, and the books must agree."""

import shutil
from pathlib import Path
from random import Random

from casework.signing import SigningKey
from kiosk.sync import Exchanged
from tests.faults.schedules.world import VILLAGES, County, Kiosk

STEPS = 40
HEALING_ROUNDS = 8


class Violated(Exception):
    """A promise was broken; the message names it, without anything personal."""


class Schedule:
    """`run` raises Violated. The same seed gives the same schedule."""

    def __init__(self, seed: int, original: Path, folder: Path) -> None:
        self._chance, self._folder = Random(seed), folder
        self._copies = 0
        self.county = County(original, folder / "county")
        self.kiosks = [self._kiosk(village) for village in (VILLAGES[0], VILLAGES[0], VILLAGES[1])]
        self._backups: list[tuple[Kiosk, Path]] = []
        self._county_backups: list[Path] = []
        self._bad = self._chance.choice((0.0, 0.2, 0.6))
        self._destroys = self._chance.random() < 0.7
        self.expected: set[str] = set()
        self.log: list[str] = []

    def _kiosk(self, village: str) -> Kiosk:
        made = Kiosk(self._fresh(), village, Random(self._chance.random()),
                     SigningKey.from_seed(self._chance.randbytes(32)))
        made.enrol()
        return made

    def _fresh(self) -> Path:
        self._copies += 1
        return self._folder / f"copy{self._copies}"

    def run(self) -> None:
        try:
            for _ in range(STEPS):
                self._step()
            self._heal()
            self._check()
        finally:
            for kiosk in self.kiosks:
                kiosk.store.close()
            self.county.close()

    def _step(self) -> None:
        kiosk = self._chance.choice(self.kiosks)
        acts = [self._apply] * 5 + [self._exchange] * 7 + [self._desk] * 2 + [self._reopen]
        if self._destroys:
            acts += [self._back_up, self._put_back, self._clone, self._county_back_up, self._county_put_back]
        act = self._chance.choice(acts)
        self.log.append(f"{act.__name__.strip('_')} {self.kiosks.index(kiosk)}")
        act(kiosk)

    def _apply(self, kiosk: Kiosk) -> None:
        for _ in range(self._chance.choice((1, 1, 2, 20))):
            kiosk.apply()
        self.expected |= kiosk.own()

    def _exchange(self, kiosk: Kiosk) -> None:
        kiosk.exchange(self._bad)

    def _desk(self, kiosk: Kiosk) -> None:
        self.county.act(kiosk.village, self._chance)

    def _reopen(self, kiosk: Kiosk) -> None:
        kiosk.store.close()
        kiosk.open()

    def _back_up(self, kiosk: Kiosk) -> None:
        folder = self._fresh()
        kiosk.copy_to(folder)
        self._backups.append((kiosk, folder))

    def _put_back(self, kiosk: Kiosk) -> None:
        copies = [folder for whose, folder in self._backups if whose is kiosk]
        if copies:
            kiosk.put_back(self._chance.choice(copies), side_file=self._chance.random() < 0.5)
            self._forget_what_is_nowhere()

    def _clone(self, kiosk: Kiosk) -> None:
        if len(self.kiosks) < 5:
            folder = self._fresh()
            kiosk.copy_to(folder)
            self.kiosks.append(Kiosk(folder, kiosk.village, Random(self._chance.random()), kiosk.key))

    def _county_back_up(self, _: Kiosk) -> None:
        folder = self._fresh()
        self.county.back_up(folder)
        self._county_backups.append(folder)

    def _county_put_back(self, _: Kiosk) -> None:
        if self._county_backups:
            life = self._chance.choice(("", self._chance.randbytes(4).hex()))
            self.county.put_back(self._chance.choice(self._county_backups), life=life)
            self._forget_what_is_nowhere()

    def _forget_what_is_nowhere(self) -> None:
        """What went down with a disk, and was nowhere else, nobody can bring back."""
        there = set().union(*(kiosk.own() for kiosk in self.kiosks))
        there |= {id for village in VILLAGES for _, id in self.county.feed(village)}
        self.expected &= there

    def _heal(self) -> None:
        for _ in range(HEALING_ROUNDS):
            outcomes = [kiosk.exchange(0.0) for kiosk in self.kiosks]
            if not all(isinstance(one, Exchanged) for one in outcomes):
                continue
            if all(one.sent + one.received == 0 for one in outcomes if isinstance(one, Exchanged)):
                return
        raise Violated("progress: the outboxes do not drain")

    def _check(self) -> None:
        for village in VILLAGES:
            feed = self.county.feed(village)
            if [number for number, _ in feed] != list(range(1, len(feed) + 1)):
                raise Violated("the feed has a gap")
        arrived = {id for village in VILLAGES for _, id in self.county.feed(village)}
        if not self.expected <= arrived:
            raise Violated(f"{len(self.expected - arrived)} facts are lost")
        for kiosk in self.kiosks:
            self._check_kiosk(kiosk, dict(self.county.feed(kiosk.village)))

    @staticmethod
    def _check_kiosk(kiosk: Kiosk, feed: dict[int, str]) -> None:
        numbered = {number: id for id, _, name, number in kiosk.facts() if name == kiosk.village}
        if numbered != feed:
            raise Violated(f"a kiosk numbers {len(numbered)} facts otherwise than the county its {len(feed)}")
        if kiosk.store.waiting().count:
            raise Violated("something still waits")
        for record in kiosk.store.cases():
            if record.case.provisional and record.case.id in feed.values():
                raise Violated("a case is provisional although the county has it")


def run(seed: int, original: Path, folder: Path) -> list[str]:
    """Run one schedule; return what happened. Raises Violated."""
    schedule = Schedule(seed, original, folder)
    try:
        schedule.run()
    except Violated as error:
        raise Violated(f"seed {seed}: {error}; {', '.join(schedule.log)}") from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return schedule.log
