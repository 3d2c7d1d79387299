"""Sticks in people's pockets: carried both ways, in any order, again and again, torn, to the wrong box."""

from collections.abc import Callable
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from kiosk.services.carrying import Carrying, Made
from sticks import CannotWrite, write
from tests.faults.simulation import county_sticks
from tests.faults.simulation.county import VirtualCounty
from tests.faults.simulation.dials import Dials
from tests.faults.simulation.disk import PowerCut
from tests.faults.simulation.kiosk import Kiosk

WithPower = Callable[[Kiosk, Callable[[], Any], int], Any]
SHARED_MEMORY = Path("/dev/shm")


class NoDrives:
    """Whoever makes a stick says where."""

    def places(self) -> list[Path]:
        return []


class Pockets:
    """All sticks of a world; none is ever thrown away."""

    def __init__(self, county: VirtualCounty, chance: Random, dials: Dials, with_power: WithPower) -> None:
        self._county, self._chance, self._dials, self._with_power = county, chance, dials, with_power
        self._home: TemporaryDirectory[str] | None = None
        self._up: list[Path] = []
        self._down: list[tuple[int, Path]] = []
        self._made = 0

    def put_away(self) -> None:
        """Throw all sticks away."""
        if self._home is not None:
            self._home.cleanup()

    # --- on the way -----------------------------------------------------------------------------

    def out(self, kiosk: Kiosk) -> None:
        """A kiosk writes a stick."""
        self._out(kiosk, 120)

    def _out(self, kiosk: Kiosk, statements: int) -> Path | None:
        place = self._place()
        made = self._with_power(kiosk, lambda: self._carrying(kiosk).make(place), statements)
        if not isinstance(made, Made):
            return None
        self._up.append(made.path)
        return made.path

    def at_county(self, _: Kiosk) -> None:
        """Somebody brings one stick, or several, to the county."""
        self._bring_in(self._chosen(self._chance.choice((1, 1, 2, 3))))

    def _chosen(self, count: int) -> list[Path]:
        return [self._worn(self._chance.choice(self._up)) for _ in range(count if self._up else 0)]

    def _bring_in(self, chosen: list[Path]) -> None:
        disk = self._county.disk
        if self._chance.random() < self._dials.county_crash:
            disk.fuse, disk.breaks = self._chance.randrange(60), PowerCut
        try:
            county_sticks.bring_in(self._county, chosen, self._folder("held"))
        except PowerCut:
            pass
        finally:
            disk.fuse = None

    def back(self, kiosk: Kiosk) -> None:
        """The county makes a stick for a village."""
        self._back(kiosk)

    def _back(self, kiosk: Kiosk) -> Path | None:
        terminal = int(kiosk.identity.terminal)
        sealing = county_sticks.make(self._county, terminal)
        path = write(self._place(), sealing) if sealing else CannotWrite()
        if isinstance(path, CannotWrite):
            return None
        self._down.append((terminal, path))
        return path

    def errand(self, kiosk: Kiosk) -> None:
        """Somebody carries a stick to the county and gets one for the way back; when it is read is another matter."""
        path = self._out(kiosk, 120)
        if path is not None:
            self._bring_in([path, *self._chosen(self._chance.choice((0, 0, 1)))])
        self._back(kiosk)

    def home(self, kiosk: Kiosk) -> None:
        """A stick is put into a kiosk: its own, an old one, a torn one, now and then another's."""
        ours = [path for terminal, path in self._down if terminal == kiosk.identity.terminal]
        anybodys = [path for _, path in self._down]
        among = ours if ours and self._chance.random() < 0.8 else anybodys
        if among:
            self._read(kiosk, self._worn(self._chance.choice((among[-1], self._chance.choice(among)))), 200)

    def _read(self, kiosk: Kiosk, path: Path, statements: int) -> None:
        self._with_power(kiosk, lambda: self._carrying(kiosk).bring_in(path), statements)

    # --- where no line ever comes -----------------------------------------------------------------

    def whole_round(self, kiosk: Kiosk) -> None:
        """A stick goes to the county and one comes home; nothing breaks."""
        path = self._out(kiosk, 0)
        if path is not None:
            county_sticks.bring_in(self._county, [path], self._folder("held"))
        home = self._back(kiosk)
        if home is not None:
            self._read(kiosk, home, 0)

    # --- helpers ----------------------------------------------------------------------------------

    def _carrying(self, kiosk: Kiosk) -> Carrying:
        terminal = int(kiosk.identity.terminal)
        opening = {str(generation): key.opening for (whose, generation), key in kiosk.keys.items() if whose == terminal}
        return Carrying(kiosk.store, kiosk.key, kiosk.clock, NoDrives(), self._folder(f"kiosk{kiosk.number}"), opening)

    def _worn(self, path: Path) -> Path:
        """The stick as it is, or a copy that was pulled out too early or has a bad place."""
        if self._chance.random() >= 0.2:
            return path
        data = bytearray(path.read_bytes())
        place = self._chance.randrange(len(data))
        if self._chance.random() < 0.5:
            del data[place:]
        else:
            data[place] ^= 1 << self._chance.randrange(8)
        worn = self._place() / path.name
        worn.write_bytes(data)
        return worn

    def _place(self) -> Path:
        self._made += 1
        return self._folder(f"stick{self._made}")

    def _folder(self, name: str) -> Path:
        if self._home is None:
            self._home = TemporaryDirectory(dir=SHARED_MEMORY if SHARED_MEMORY.is_dir() else None)
        folder = Path(self._home.name) / name
        folder.mkdir(exist_ok=True)
        return folder
