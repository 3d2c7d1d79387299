"""What a county remembers of the sticks of a terminal: numbers given, what to report, what to send."""

import hashlib
import json
from dataclasses import dataclass, field

from django.db import transaction

from casework.wire import Head
from county.fleet import terminals
from county.fleet.models import Carrying
from county.intake.surroundings import county_code, now_ms


@dataclass(frozen=True, slots=True)
class Numbered:
    """The number of a stick for the way back, and when its contents were first put together."""

    number: int
    made_ms: int


@dataclass
class HeardOf:
    """What the sticks of one terminal said in one go."""

    have: set[str] = field(default_factory=set)
    wanted: set[str] = field(default_factory=set)
    newest: tuple[Head, int] | None = None
    """Head of the call read last, and what it proved to hold."""
    heads: list[tuple[Head, int]] = field(default_factory=list)

    def end_of_stick(self) -> None:
        """The last call of a stick tells how far its maker has read."""
        if self.newest is not None:
            self.heads.append(self.newest)
        self.newest = None


class Heard:
    """What all sticks that are brought in together say; an old one among them may not hide a box put back since.

    Numbers and clocks of a box that was put back run again from where they were. So of the sticks that came
    together the one counts that has read least: at worst the way back carries something twice.
    """

    def __init__(self) -> None:
        self._terminals: dict[int, HeardOf] = {}

    def of(self, terminal: int) -> HeardOf:
        """What was heard of a terminal so far."""
        return self._terminals.setdefault(terminal, HeardOf())

    def keep(self) -> None:
        """Remember what to report and what to send."""
        for terminal, heard in self._terminals.items():
            least = min(heard.heads, key=lambda one: (sum(one[0].cursor.values()), one[1]), default=None)
            if least is None:
                continue
            with transaction.atomic():
                terminals.heard(*least)
                row = of(terminal)
                row.have, row.wanted, row.up_ms = sorted(heard.have), sorted(heard.wanted), now_ms()
                row.save()


def numbered(terminal: int, what: object) -> Numbered:
    """Number a stick for the way back; equal contents keep number and time, so that a torn one is continued."""
    digest = hashlib.sha256(json.dumps(what, sort_keys=True).encode()).hexdigest()
    with transaction.atomic():
        row = of(terminal)
        if row.down_what != digest:
            row.down_number, row.down_what, row.down_ms = row.down_number + 1, digest, now_ms()
            row.save()
    return Numbered(row.down_number, row.down_ms)


def of(terminal: int) -> Carrying:
    """Return the row of a terminal, made now when there is none."""
    row, _ = Carrying.objects.get_or_create(county=county_code(), terminal=terminal)
    return row
