"""A village whose only way to the county is a stick: a real store, a folder as stick, the county's own services."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from casework.facts import Fact
from county.sticks import bringing, returning
from county.sticks.outcomes import BroughtIn
from kiosk.services.carrying import Carrying, FileCame, Made
from kiosk.store import FactDraft
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

    def photograph(self, size: int = 90_000) -> Fact:
        """Hand in an application with a picture."""
        data = os.urandom(size)
        sha256 = self.box.store.blobs.put(data, "image/jpeg")
        def make(sequence: int) -> FactDraft:
            draft = self.box._application(sequence)
            row = {"ref": "/data/photo", "sha256": sha256, "media": "image/jpeg", "size": size}
            return FactDraft(draft.kind, {**draft.body, "attachments": [row]})

        return self.box.store.record_application(make)
