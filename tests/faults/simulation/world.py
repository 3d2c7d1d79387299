"""The villages, their county and the watcher's book: what can happen, one method each."""

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

from casework.fold import fold
from casework.ids import TerminalId, VillageCode
from casework.signing import SigningKey
from casework.trust import BadBundle, TrustBundle, open_signed
from kiosk.store import StoreError, TerminalIdentity
from kiosk.sync.exchange import Outcome
from tests.faults.simulation.county import CODE, VirtualCounty
from tests.faults.simulation.county import DISKS as COUNTY_DISKS
from tests.faults.simulation.dials import Dials
from tests.faults.simulation.disk import LIES, KioskDisk, PowerCut, Room
from tests.faults.simulation.kiosk import DEFINITION, Clock, Kiosk
from tests.faults.simulation.kiosk import DISKS as KIOSK_DISKS
from tests.faults.simulation.ledger import Ledger
from tests.faults.simulation.line import Line, Wire
from tests.faults.simulation.people import People
from tests.faults.simulation.places import DAY_MS, START_MS, VILLAGES
from tests.faults.simulation.pockets import Pockets


class World:
    """Acts take place at `now`; `clocks` says how far wall clocks are off (by kiosk), the world's own is never."""

    def __init__(self, seed: int, dials: Dials, *, clocks: bool = True) -> None:
        self.dials, self.clocks = dials, clocks
        self.chance = Random(f"{seed}/acts")
        self.off = Random(f"{seed}/clocks")
        self.now = START_MS
        self.ledger = Ledger()
        self.county = VirtualCounty(lambda: self.now, Random(f"{seed}/county"), SigningKey.from_seed(bytes(32)))
        self.wire = Wire(self.county, Random(f"{seed}/line"), dials, self.meanwhile)
        self.county.begin()
        self.desk = self.bundle(-1)
        self.kiosks: list[Kiosk] = []
        self.images: list[tuple[Kiosk, KioskDisk]] = []
        self.county_images: list[VirtualCounty] = []
        self.on_answer: Callable[[Kiosk, Any], None] = lambda kiosk, answer: None
        self.people = People(self)
        self.pockets = Pockets(self.county, Random(f"{seed}/pockets"), dials, self.with_power)
        self._seed = seed
        for _ in range(dials.kiosks):
            self.new_kiosk()
        self.keep_county_image()

    # --- kiosks -----------------------------------------------------------------------------------

    def new_kiosk(self) -> None:
        """Set up a box and enrol it."""
        number = len(self.kiosks)
        chance = Random(f"{self._seed}/kiosk{number}")
        kiosk = Kiosk(number, chance, Clock(lambda: self.now),
                      on_answer=lambda one, answer: self.on_answer(one, answer))
        kiosk.disk.lying = self.dials.lying_disk
        self.kiosks.append(kiosk)
        self.enrol(kiosk, VILLAGES[number % 3 // 2])
        self.keep_image(kiosk)

    def enrol(self, kiosk: Kiosk, village: str) -> None:
        """Make the box a new terminal; what it has not sent goes with it."""
        key = SigningKey.from_seed(kiosk.chance.randbytes(32))
        number = self.county.enrol(key, village)
        kiosk.keys[number, 1] = key
        self._become(kiosk, TerminalIdentity(
            TerminalId(number), number, 1, VillageCode(village), "v", "t", CODE, "c", "h.example", "https://h",
            self.county.key.public.raw, ""))

    def _become(self, kiosk: Kiosk, identity: TerminalIdentity) -> None:
        _, data, signature = self.county.bundles[-1]
        kiosk.disk.connection.room = Room.PLENTY    # who enrols a box looks after it first
        self.ledger.trust.pop(kiosk.number, None)    # enrolment begins anew with what the county has now
        kiosk.store.trust.enrolled(identity, data, signature)

    def rotate(self, kiosk: Kiosk) -> None:
        """The kiosk gets its next key; the old one counts up to its last receipt."""
        made = kiosk.identity
        if (made.terminal, made.generation) in self.ledger.cuts:
            return
        last = max((one.sequence for one in self.ledger.printed
                    if (one.terminal, one.generation) == (made.terminal, made.generation)), default=0)
        self._cut(made.terminal, made.generation, last)
        fresh = SigningKey.from_seed(kiosk.chance.randbytes(32))
        generation = self.county.rotate(made.terminal, made.village, fresh, last)
        kiosk.keys[made.terminal, generation] = fresh
        self._become(kiosk, replace(made, generation=generation))

    def rotate_beside_a_late_call(self, kiosk: Kiosk) -> None:
        """What the kiosk signed with its old key is still on the line when the new key counts."""
        self.wire.holds_next = True
        self.exchange(kiosk)
        self.wire.holds_next = False
        self.rotate(kiosk)
        self.wire.arrive_late()

    def revoke(self, kiosk: Kiosk) -> None:
        """The box is reported lost: receipts above the highest the county has seen, or a given one, do not count."""
        made = kiosk.identity
        if (made.terminal, made.generation) in self.ledger.cuts:
            return
        seen = [one.sequence for id, one in self.ledger.promises.items()
                if one.terminal == made.terminal and one.generation == made.generation and self.county.has(id)]
        cut = max(seen, default=0) + self.chance.choice((0, 0, 1, 3))
        self._cut(made.terminal, made.generation, cut)
        self.county.revoke(made.terminal, cut)

    def _cut(self, terminal: int, generation: int, last: int) -> None:
        self.ledger.cuts[terminal, generation] = last
        self.ledger.before_cut[terminal, generation] = frozenset(self.county.facts())

    def re_enrol(self, kiosk: Kiosk) -> None:
        """A box that was found again becomes a new terminal."""
        made = kiosk.identity
        if (made.terminal, made.generation) in self.ledger.cuts:
            self.enrol(kiosk, made.village)

    # --- the county -------------------------------------------------------------------------------

    def meanwhile(self) -> None:
        """What happens at the county while a call is on the line."""
        what = self.chance.randrange(3)
        if what == 0:
            self.people.at_the_desk()
        elif what == 1:
            self.wire.arrive_late()
        else:
            idle = [kiosk for kiosk in self.kiosks if not kiosk.talking]
            if idle:
                self.exchange(self.chance.choice(idle))

    def bundle(self, number: int) -> TrustBundle:
        """A bundle as a desk would open it."""
        _, data, signature = self.county.bundles[number]
        opened = open_signed(data, signature, [self.county.key.public])
        assert not isinstance(opened, BadBundle)
        return opened

    # --- lines ------------------------------------------------------------------------------------

    def exchange(self, kiosk: Kiosk, *, quiet: bool = False) -> Outcome | None:
        """One kiosk talks to the county."""
        line, before = Line(self.wire, quiet=quiet), self.wire.calls
        depth, self.wire.depth = self.wire.depth, self.wire.depth + (self.wire.depth > 0)
        outcome = self.with_power(kiosk, lambda: kiosk.exchange(line), 0 if quiet else 150)
        self.wire.depth = depth
        self.ledger.most_calls = max(self.ledger.most_calls, self.wire.calls - before)
        self.ledger.heard.append(repr(outcome))
        return outcome

    # --- power, disks, clocks -----------------------------------------------------------------------

    def with_power(self, kiosk: Kiosk, act: Callable[[], Any], statements: int) -> Any:
        """Do something at a kiosk; its power or its disk may fail in the middle."""
        disk = kiosk.disk
        disk.remember()
        if statements and self.chance.random() < max(self.dials.crash, self.dials.disk_error):
            power = self.chance.random() * (self.dials.crash + self.dials.disk_error) < self.dials.crash
            disk.connection.fuse = self.chance.randrange(statements)
            disk.connection.breaks = PowerCut if power else OSError
        try:
            return act()
        except PowerCut:
            self.lose_power(kiosk)
        except StoreError as error:
            self.ledger.heard.append(repr(error))
            disk.connection.fuse = None
            self.restart(kiosk)
        finally:
            disk.connection.fuse = None
        return None

    def lose_power(self, kiosk: Kiosk) -> None:
        """The power goes and comes back."""
        fell_back = kiosk.disk.lose_power(self.chance.randrange(LIES + 1))
        self.restart(kiosk)
        if fell_back:
            self._is_a_twin(kiosk)

    def restart(self, kiosk: Kiosk) -> None:
        """Switch on; where the disk is so full that not even this works, a technician makes room."""
        try:
            kiosk.start()
        except StoreError:
            kiosk.disk.connection.room = Room.PLENTY
            kiosk.start()

    def fill_disk(self, kiosk: Kiosk) -> None:
        """The disk fills up and stays full: no room for anything new, or none at all."""
        if not kiosk.disk.was_full:
            kiosk.disk.was_full = True
            kiosk.disk.connection.room = self.chance.choice((Room.LITTLE, Room.NONE))

    def jump(self, kiosk: Kiosk) -> None:
        """The kiosk's clock goes somewhere else."""
        off = self.off.randrange(-400 * DAY_MS, 400 * DAY_MS)
        kiosk.clock.off_ms = off if self.clocks else 0

    def keep_image(self, kiosk: Kiosk) -> None:
        """Somebody copies the disk."""
        self.images.append((kiosk, kiosk.disk.image()))

    def put_back(self, kiosk: Kiosk) -> None:
        """An old copy of the disk comes back, with or without the side file of its time."""
        mine = [image for whose, image in self.images if whose is kiosk] or [kiosk.disk]
        old, reached = self.chance.choice(mine).image(), kiosk.disk.beside.reached
        is_known = self.chance.random() < 0.5
        if is_known:
            old.beside.reached = reached
        kiosk.disk = old
        self.restart(kiosk)
        self._is_a_twin(kiosk, knows=is_known)

    def flood(self, kiosk: Kiosk) -> None:
        """The day after all had talked the water stands in both houses: kiosk and county come back from old copies."""
        for one in self.kiosks:
            self.exchange(one)
        self.put_back(kiosk)
        self.put_county_back()

    def put_back_beside_a_stick(self, kiosk: Kiosk) -> None:
        """An old copy comes back while a stick for the box of today is under way, and is put into it."""
        if self.chance.random() < self.dials.county_put_back:
            self.put_county_back()
        self.pockets.errand(kiosk)
        self.put_back(kiosk)
        self.pockets.home(kiosk)

    def _is_a_twin(self, kiosk: Kiosk, *, knows: bool = False) -> None:
        """The disk shows an earlier day; only a side file of today can tell the box before it hears the county."""
        if not knows:
            self.ledger.twins.add(kiosk.identity.terminal)
        self.ledger.trust.pop(kiosk.number, None)
        self._looked_away()

    def clone(self, kiosk: Kiosk) -> None:
        """The same disk runs in two boxes."""
        if len(self.kiosks) < 10:
            self.ledger.twins.add(kiosk.identity.terminal)
            number = len(self.kiosks)
            self.kiosks.append(kiosk.clone(number, Random(f"{self._seed}/kiosk{number}")))

    def keep_county_image(self) -> None:
        """The county is backed up."""
        self.county_images.append(self.county.image())

    def back_up(self) -> None:
        """The county is backed up off its machine, and says so: older backups are not brought back any more.

        Bytes that had not come yet are lost when it is put back without anybody noticing; the county asks for them.
        """
        self.wire.came_late |= {id for id, _, _ in self.county.lacking()}
        self.county_images = [self.county.image()]
        self.county.mark_durable()

    def quiet_year(self, kiosk: Kiosk) -> None:
        """Cases close, the village goes on handing in, the county is backed up, something is told of an old case."""
        self.exchange(kiosk)
        self.people.close_some(kiosk.identity.village)
        self._tell(kiosk)
        self.people.apply(kiosk)
        self._tell(kiosk)
        self._county_may_come_back()
        self.back_up()
        self._tell(kiosk)
        self.people.late_word(kiosk)
        self._county_may_come_back()
        self._tell(kiosk)

    def _county_may_come_back(self) -> None:
        if self.chance.random() < self.dials.county_put_back:
            self.put_county_back()

    def _tell(self, kiosk: Kiosk) -> None:
        for _ in range(2):
            self.exchange(kiosk)
        self.erase(kiosk)

    def erase(self, kiosk: Kiosk) -> None:
        """The kiosk's housekeeping erases what closed, without waiting for 30 days."""
        self.with_power(kiosk, lambda: kiosk.erase(self.now), 40)

    def put_county_back(self) -> None:
        """The county's backup comes back; the operator names the new life, or forgets to."""
        self.county.put_back(self.chance.choice(self.county_images))
        if self.chance.random() < 0.5:
            with self.county.transaction() as store:
                store.begin_life(self.county.random(8).hex())
                self.county.life_began()
        self._looked_away()

    def _looked_away(self) -> None:
        """Note what is no longer where it was written, and what is nowhere: that nobody can bring back."""
        county = self.held_at_county()
        everywhere = set().union(county, *(kiosk.everything() for kiosk in self.kiosks))
        own = {kiosk.number: set(kiosk.own()) for kiosk in self.kiosks}
        for id, promise in self.ledger.promises.items():
            if id not in own[promise.kiosk]:
                self.ledger.away.add(id)
            if id not in everywhere:
                self.ledger.excused.add(id)

    def put_away(self) -> None:
        """Give the disks back; nothing here may be used afterwards."""
        self.pockets.put_away()
        COUNTY_DISKS.all_back()
        KIOSK_DISKS.all_back()

    def shape(self) -> tuple[str, ...]:
        """What came of it, without times and ids."""
        rows = self.county.look("SELECT feed, number, kind, terminal, seq FROM events ORDER BY feed, number")
        cases = self.county.look("SELECT id FROM events WHERE kind = 'Applied' ORDER BY feed, number")
        states = [str(fold(DEFINITION, self.county.case(id)).state) for (id,) in cases]
        return (*(" ".join(map(str, row)) for row in rows), *states)

    def written(self) -> list[str]:
        """Everything on the county's disk that has an order."""
        rows = self.county.look("SELECT feed, number, line FROM events ORDER BY feed, number")
        return [f"{feed} {number} {bytes(line)!r}" for feed, number, line in rows]

    def held_at_county(self) -> set[str]:
        """Ids in the feeds and in quarantine."""
        return set(self.county.facts()) | self.county.held()
