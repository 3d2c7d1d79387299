"""Carrying by hand what the line does not carry: a stick out, a stick in, and when one is due."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from casework.message import N_, Message
from casework.signing import OpeningKey, SigningKey
from casework.stick import BadStick, Front, Way
from kiosk.services.clock import Clock
from kiosk.services.overdue import overdue_days
from kiosk.services.refusals import NotStored, not_stored
from kiosk.store import Store, StoreError
from kiosk.sync.sticks import BroughtIn, Came, NoKeyOfCounty, bring_in, make_stick
from sticks import CannotWrite, NoStick, StickFile, find, shown_name, write


class Drives(Protocol):
    """Where sticks are plugged in."""

    def places(self) -> list[Path]:
        """Folders of the sticks that are in now."""
        ...


@dataclass(frozen=True, slots=True)
class Made:
    """A stick was written and is on the disk: it may be pulled out."""

    path: Path
    facts: int
    pictures: int

    @property
    def sentence(self) -> Message:
        """What is so."""
        counts = {"facts": str(self.facts), "pictures": str(self.pictures)}
        return Message(N_("The stick is ready: {facts} entries, {pictures} pictures. You may pull it out."), counts)

    @property
    def next_step(self) -> Message:
        """What to do."""
        return Message(N_("Take it to the county. Bring back the stick they give you."))


@dataclass(frozen=True, slots=True)
class NotMade:
    """Nothing was written."""

    sentence: Message
    next_step: Message


NO_DRIVE: Final = NotMade(Message(N_("No stick is plugged in.")),
                          Message(N_("Put a stick into the machine, count to ten, then try again.")))
NOT_YET: Final = NotMade(Message(N_("This machine is not yet known to a county that takes sticks.")),
                         Message(N_("Ask the technician to enrol it.")))


@dataclass(frozen=True, slots=True)
class FileCame:
    """One file of a stick and what became of it. `taken` = it was for us and is not refused."""

    name: str
    outcome: BroughtIn | BadStick

    @property
    def key(self) -> str:
        """What became of it as one stable word."""
        return self.outcome.reason if isinstance(self.outcome, BadStick) else self.outcome.came.value

    @property
    def taken(self) -> bool:
        """Whether the file was for us."""
        return isinstance(self.outcome, BroughtIn)

    @property
    def sentence(self) -> Message:
        """What is so."""
        if isinstance(self.outcome, BadStick):
            return self.outcome.sentence
        counts = {"facts": str(self.outcome.facts), "papers": str(self.outcome.blobs)}
        return Message(_SENTENCES[self.outcome.came], counts)

    @property
    def next_step(self) -> Message:
        """What to do."""
        return self.outcome.next_step if isinstance(self.outcome, BadStick) else Message(_STEPS[self.outcome.came])


_SENTENCES: Final = {
    Came.TAKEN: N_("News of the county has come: {facts} entries, {papers} papers."),
    Came.KNOWN: N_("Everything on this stick was here already."),
    Came.PART: N_("Only the beginning of this stick was copied whole: {facts} entries, {papers} papers have come."),
    Came.GAP: N_("A stick before this one is missing. This one is kept and read after it."),
    Came.REWOUND: N_("This machine was put back from an old copy; this stick does not hold what it lost."),
}
_DONE: Final = N_("Nothing else needs to be done. You may pull it out.")
_STEPS: Final = {
    Came.TAKEN: _DONE,
    Came.KNOWN: _DONE,
    Came.PART: N_("Ask the county to make the stick again; what has come does not come twice."),
    Came.GAP: N_("Bring the earlier stick, or make a stick for the county: it then sends everything again."),
    Came.REWOUND: N_("Make a stick for the county. Theirs then brings back what was lost."),
}


class Carrying:
    """Sticks of this kiosk. `hold` = folder for sticks that came before their time; `opening` = keys by generation."""

    def __init__(self, store: Store, key: SigningKey, clock: Clock, drives: Drives, hold: Path,
                 opening: Mapping[str, OpeningKey] | None = None) -> None:
        self._store, self._key, self._clock, self._drives, self._hold = store, key, clock, drives, hold
        self._opening = opening or {}

    def make(self, place: Path | None = None) -> Made | NotMade | CannotWrite | NotStored:
        """Write everything that waits onto a stick, by default the one plugged in."""
        try:
            return self._make(place)
        except StoreError as error:
            return not_stored(error)

    def _make(self, place: Path | None) -> Made | NotMade | CannotWrite:
        place = place or next(iter(self._drives.places()), None)
        if place is None or not place.is_dir():
            return NO_DRIVE
        sealing = make_stick(self._store, self._key, self._clock)
        if isinstance(sealing, NoKeyOfCounty):
            return NOT_YET
        path = write(place, sealing)
        if isinstance(path, CannotWrite):
            return path
        self._store.sticks.was_made()
        outline = sealing.outline
        return Made(path, sum(len(part.lines) for part in self._store.exchange.outboxes()), outline.blobs)

    def bring_in(self, place: Path | None = None) -> list[FileCame] | NotMade | NoStick | NotStored:
        """Read every file for us on a stick, earliest first, then those kept before that fit now."""
        try:
            return self._bring_in(place)
        except StoreError as error:
            return not_stored(error)
        except OSError:
            return CANNOT_READ

    def _bring_in(self, place: Path | None) -> list[FileCame] | NotMade | NoStick:
        place = place or next(iter(self._drives.places()), None)
        if place is None or not place.exists():
            return NO_DRIVE
        files = find(place, Way.DOWN)
        if isinstance(files, NoStick):
            return files
        came = [self._one(file) for file in sorted(files, key=_number)]
        return [*came, *(one for one in map(self._one, self._kept()) if one.key != Came.GAP)]

    def is_called_for(self) -> bool:
        """Whether a stick is plugged in, or one should be."""
        return bool(self._drives.places()) or self.overdue_days() > 0

    def waiting_sticks(self) -> int:
        """How many sticks wait here for an earlier one."""
        return len(self._kept())

    def overdue_days(self) -> int:
        """Since how many days something waits that nobody carried out; 0 = less than three."""
        return overdue_days(self._store.waiting(), self._store.sticks.made_ms(), self._clock.now_ms())

    def _one(self, file: StickFile) -> FileCame:
        return FileCame(shown_name(file.path), bring_in(self._store, self._keys(), file, self._hold))

    def _keys(self) -> dict[str, OpeningKey]:
        """What opens sticks, by generation: those before and the one that was offered count too."""
        made = self._store.identity()
        return {**({str(made.generation): self._key.opening} if made else {}), **self._opening}

    def _kept(self) -> list[StickFile]:
        found = find(self._hold)
        return [] if isinstance(found, NoStick) else found


CANNOT_READ: Final = NotMade(Message(N_("The stick cannot be read.")),
                             Message(N_("Pull it out, put it in again, and try once more.")))


def _number(file: StickFile) -> int:
    try:
        front = file.front()
    except OSError:
        return 0
    return front.outline.number if isinstance(front, Front) else 0
