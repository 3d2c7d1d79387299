"""A village whose only way to the county is a stick: a real store, a folder as stick, the county's own services."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from casework.facts import Fact
from casework.signing import SigningKey
from county.intake.surroundings import event_store
from county.sticks import bringing, returning
from county.sticks.outcomes import BroughtIn
from kiosk.services.carrying import Carrying, FileCame, Made
from kiosk.store import FactDraft, Transport
from tests.county.world import VILLAGE
from tests.faults.schedules.world import Kiosk


@dataclass
class Drive:
    """The one stick that is plugged in."""

    folder: Path

    def places(self) -> list[Path]:
        return [self.folder]


@dataclass
class ByHand:
    """A kiosk and the stick in somebody's pocket."""

    box: Kiosk
    stick: Path
    carrying: Carrying = field(init=False)

    def __post_init__(self) -> None:
        self.stick.mkdir(exist_ok=True)
        self.plug()

    def plug(self) -> None:
        """After the box was opened anew."""
        self.carrying = Carrying(self.box.store, self.box.key, self.box.clock, Drive(self.stick),
                                 self.box.folder / "sticks")

    def out(self) -> Path:
        """Make a stick at the kiosk."""
        made = self.carrying.make()
        assert isinstance(made, Made), made
        return made.path

    def at_county(self, place: Path | None = None) -> list[str]:
        """Bring the stick in at the county; what became of each file."""
        brought = bringing.bring_in(place or self.stick)
        assert isinstance(brought, list), brought
        return [one.outcome.came if isinstance(one.outcome, BroughtIn) else one.outcome.reason
                for one in brought]

    def back(self, place: Path | None = None) -> Path:
        """Make the stick for the way back."""
        made = self.box.store.identity()
        assert made is not None
        path = returning.export(made.terminal, place or self.stick)
        assert isinstance(path, Path), path
        return path

    def home(self, place: Path | None = None) -> list[str]:
        """Bring the stick in at the kiosk."""
        came = self.carrying.bring_in(place)
        assert isinstance(came, list), came
        return [one.key for one in came if isinstance(one, FileCame)]

    def round(self) -> None:
        """Out and home again."""
        self.out()
        self.at_county()
        self.back()
        self.home()

    def transport(self) -> set[Transport]:
        """How far the cases of the village are."""
        return {one.transport for one in self.box.store.cases()}

    def photograph(self, size: int = 90_000) -> Fact:
        """Hand in an application with a picture."""
        data = os.urandom(size)
        sha256 = self.box.store.blobs.put(data, "image/jpeg")
        def make(sequence: int) -> FactDraft:
            draft = self.box._application(sequence)
            row = {"ref": "/data/photo", "sha256": sha256, "media": "image/jpeg", "size": size}
            return FactDraft(draft.kind, {**draft.body, "attachments": [row]})

        return self.box.store.record_application(make)


def village(tmp_path: Path) -> Iterator[ByHand]:
    """An enrolled village without a line, for as long as a test takes."""
    box = Kiosk(tmp_path / "box", VILLAGE, Random(5), SigningKey.from_seed(bytes([5]) * 32))
    box.enrol()
    yield ByHand(box, tmp_path / "stick")
    box.store.close()


def at_county() -> list[str]:
    """Ids of what has come from the village, in the order of its feed."""
    return [row.line.split(b'"', 4)[3].decode() for row in event_store().feed(VILLAGE, 0, 9999)]
