"""Is the machine well? Rows a technician reads from top to bottom, each with what to do.

Works before enrolment: what cannot be looked at yet is said, not guessed.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Final

from casework.facts import CHINA
from casework.message import N_, Message
from casework.workdays import Calendar
from kiosk.devices.machines import Machines
from kiosk.devices.printer import PrinterState
from kiosk.services.clock import Clock, today
from kiosk.store import Store, StoreError

_LITTLE_ROOM: Final = 1_000_000_000
_OLD_TRUST: Final = timedelta(days=30)
_OLD_COPY_MS: Final = 3 * 86_400_000
_HEALED_SHOWN_MS: Final = 30 * 86_400_000
_LONG_WAIT_MS: Final = 7 * 86_400_000
_EARLIEST_YEAR: Final = 2026


class Health(StrEnum):
    """Verdict of a row."""

    WELL = "well"
    MEND = "mend"
    """Works, but something should be done."""
    BROKEN = "broken"
    LATER = "later"
    """Cannot be looked at yet."""


@dataclass(frozen=True, slots=True)
class Row:
    """One thing looked at. `key` is stable, for machines."""

    key: str
    name: Message
    health: Health
    finding: Message
    next_step: Message | None = None


@dataclass(frozen=True, slots=True)
class Doctor:
    """Looks the machine over. `store` None = it could not be opened, `trouble` says why."""

    home: Path
    store: Store | None
    machines: Machines
    calendar: Calendar
    clock: Clock
    protection: str
    trouble: tuple[Message, Message] | None = None

    def examine(self) -> tuple[Row, ...]:
        """All rows; never raises for what is wrong with the machine."""
        looks: tuple[Callable[[], Row], ...] = (
            self._clock, self._room, self._keys, self._store, self._copies, self._backup, self._enrolment,
            self._catalogue, self._trust, self._waiting, self._calendar, self._printer, self._reader, self._camera)
        return tuple(_looked(look) for look in looks)

    def _clock(self) -> Row:
        name = Message(N_("Clock"))
        if today(self.clock).year >= _EARLIEST_YEAR:
            return Row("clock", name, Health.WELL, _day_of(self.clock))
        return Row("clock", name, Health.MEND, Message(N_("The clock stands in the past.")),
                   Message(N_("Set date and time. Applications are taken all the same.")))

    def _room(self) -> Row:
        name = Message(N_("Room on the disk"))
        place = next(folder for folder in (self.home, *self.home.parents) if folder.exists())
        free = shutil.disk_usage(place).free
        found = Message(N_("{gigabytes} GB free"), {"gigabytes": f"{free / 1e9:.1f}"})
        if free >= _LITTLE_ROOM:
            return Row("disk", name, Health.WELL, found)
        return Row("disk", name, Health.MEND, found, Message(N_("Make room: the machine needs 1 GB.")))

    def _keys(self) -> Row:
        name = Message(N_("Keys"))
        if not self.protection:
            return Row("keys", name, Health.BROKEN, Message(N_("There is no safe place for the keys.")),
                       Message(N_("Set up the system's keyring, or allow a key file (protection level C).")))
        found = Message(N_("Protection level {level}"), {"level": self.protection})
        if self.protection != "C":
            return Row("keys", name, Health.WELL, found)
        return Row("keys", name, Health.MEND, found,
                   Message(N_("Whoever takes the whole disk has the keys. Seal them in the TPM when there is one.")))

    def _store(self) -> Row:
        name = Message(N_("Store"))
        if self.store is not None:
            self.store.waiting()
            return Row("store", name, Health.WELL, Message(N_("Opens and can be read.")))
        if self.trouble is None:
            return Row("store", name, Health.LATER, Message(N_("Not made yet.")),
                       Message(N_("It is made when the machine is first switched on.")))
        return Row("store", name, Health.BROKEN, *self.trouble)

    def _copies(self) -> Row:
        name = Message(N_("Copies"))
        if self.store is None:
            return Row("copies", name, Health.LATER, Message(N_("None yet.")))
        health = self.store.health()
        if health.healed_ms is not None and self.clock.now_ms() - health.healed_ms < _HEALED_SHOWN_MS:
            return Row("copies", name, Health.MEND,
                       Message(N_("The data was damaged and was put back from a copy on {day}."),
                               {"day": _day(health.healed_ms)}),
                       Message(N_("Exchange with the county to get the rest back, and have the disk looked at.")))
        if health.copied_ms is None:
            return Row("copies", name, Health.LATER, Message(N_("None yet.")), Message(N_("Run: kiosk backup")))
        found = Message(N_("Newest of {day}, looked at from end to end"), {"day": _day(health.copied_ms)})
        if self.clock.now_ms() - health.copied_ms < _OLD_COPY_MS:
            return Row("copies", name, Health.WELL, found)
        return Row("copies", name, Health.MEND, found, Message(N_("Run: kiosk backup")))

    def _backup(self) -> Row:
        name = Message(N_("The county's backup"))
        waiting = self.store.waiting() if self.store else None
        if waiting is None or waiting.last_contact_ms is None:
            return Row("county-backup", name, Health.LATER, Message(N_("Not known before the first exchange.")))
        if waiting.backed_up:
            return Row("county-backup", name, Health.WELL, Message(N_("What the county has lies in a proven backup.")))
        return Row("county-backup", name, Health.MEND, Message(N_("The county has no proven backup off its machine.")),
                   Message(N_("Tell the county. This machine keeps everything until there is one.")))

    def _enrolment(self) -> Row:
        name = Message(N_("County"))
        made = self.store.identity() if self.store else None
        if made is None:
            return Row("enrolment", name, Health.LATER, Message(N_("Not yet known to a county.")),
                       Message(N_("Get a one-time code from the county and run: kiosk enrol")))
        return Row("enrolment", name, Health.WELL, Message(
            N_("{county}, {village}, machine {number}"),
            {"county": made.county_name, "village": made.village_name, "number": f"{made.ordinal:02}"}))

    def _catalogue(self) -> Row:
        name = Message(N_("Matters"))
        count = len(self.store.items()) if self.store else 0
        found = Message(N_("{count} matters can be handed in"), {"count": str(count)})
        if count:
            return Row("catalogue", name, Health.WELL, found)
        return Row("catalogue", name, Health.LATER, found, Message(N_("They come with the first exchange.")))

    def _trust(self) -> Row:
        name = Message(N_("Trust list"))
        bundle = self.store.trust.bundle() if self.store else None
        if bundle is None:
            return Row("trust", name, Health.LATER, Message(N_("None yet.")),
                       Message(N_("It comes with the enrolment.")))
        age = today(self.clock) - bundle.issued_on
        found = Message(N_("{days} days old"), {"days": str(max(age.days, 0))})
        if age <= _OLD_TRUST:
            return Row("trust", name, Health.WELL, found)
        return Row("trust", name, Health.MEND, found, Message(N_("Fetch a new one, by line or by stick.")))

    def _waiting(self) -> Row:
        name = Message(N_("Waiting for the county"))
        if self.store is None:
            return Row("waiting", name, Health.LATER, Message(N_("Nothing yet.")))
        waiting = self.store.waiting()
        found = Message(N_("{count} on their way"), {"count": str(waiting.count)})
        oldest = waiting.oldest_at_ms
        if oldest is None or self.clock.now_ms() - oldest < _LONG_WAIT_MS:
            return Row("waiting", name, Health.WELL, found)
        return Row("waiting", name, Health.MEND, found, Message(N_("Check the line, or carry a stick to town.")))

    def _calendar(self) -> Row:
        name = Message(N_("Working days"))
        year = today(self.clock).year
        found = {"year": str(year)}
        if self.calendar.known(year) and not self.calendar.assumed(year):
            return Row("calendar", name, Health.WELL, Message(N_("The holidays of {year} are known."), found))
        return Row("calendar", name, Health.MEND, Message(N_("The holidays of {year} are not known."), found),
                   Message(N_("Add this year's calendar file. Until then no last days are shown.")))

    def _printer(self) -> Row:
        name = Message(N_("Printer"))
        state = self.machines.printer.state() if self.machines.printer else PrinterState.OFFLINE
        health, found, step = _PRINTER[state]
        return Row("printer", name, health, found, step)

    def _reader(self) -> Row:
        name = Message(N_("Card reader"))
        if self.machines.reader is None:
            return Row("reader", name, Health.MEND, Message(N_("None.")),
                       Message(N_("People type their number; the assistant vouches.")))
        self.machines.reader.look()
        return Row("reader", name, Health.WELL, Message(N_("Answers.")))

    def _camera(self) -> Row:
        name = Message(N_("Camera"))
        seen = self.machines.camera.look("document") if self.machines.camera else None
        if seen is not None:
            return Row("camera", name, Health.WELL, Message(N_("Gives a picture.")))
        return Row("camera", name, Health.MEND, Message(N_("Gives no picture.")),
                   Message(N_("Check its plug. Until then photographs are brought later.")))


_PRINTER: Final = {
    PrinterState.READY: (Health.WELL, Message(N_("Ready.")), None),
    PrinterState.UNKNOWN: (Health.WELL, Message(N_("It cannot tell; printing is tried.")), None),
    PrinterState.PAPER_OUT: (Health.MEND, Message(N_("Out of paper.")), Message(N_("Put a roll in."))),
    PrinterState.OFFLINE: (Health.MEND, Message(N_("Does not answer.")),
                           Message(N_("Check plug and switch. Slips can be printed later."))),
}


def worst(rows: tuple[Row, ...]) -> Health:
    """The verdict over all rows."""
    order = (Health.BROKEN, Health.MEND, Health.LATER)
    return next((health for health in order if any(row.health is health for row in rows)), Health.WELL)


def _looked(look: Callable[[], Row]) -> Row:
    try:
        return look()
    except StoreError as error:
        return Row(look.__name__.strip("_"), Message(N_("Store")), Health.BROKEN, error.sentence, error.next_step)
    except OSError:
        return Row(look.__name__.strip("_"), Message(N_("Machine")), Health.BROKEN,
                   Message(N_("It does not answer.")), Message(N_("Check plug and switch.")))


def _day(at_ms: int) -> str:
    return datetime.fromtimestamp(at_ms / 1000, UTC).astimezone(CHINA).date().isoformat()


def _day_of(clock: Clock) -> Message:
    day = today(clock)
    return Message(N_("{year}-{month}-{day}"), {
        "year": str(day.year), "month": f"{day.month:02}", "day": f"{day.day:02}"})
