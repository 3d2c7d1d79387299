"""What a county remembers of the sticks of a terminal: numbers given, what to report, what to send."""

import hashlib
import json

from django.db import transaction

from county.fleet import terminals
from county.fleet.models import Carrying
from county.intake.surroundings import county_code, now_ms
from county.sticks.parties import HeardOf, Numbered


class Heard:
    """What all sticks that are brought in together say; an old one among them may not hide a box put back since."""

    def __init__(self) -> None:
        self._terminals: dict[int, HeardOf] = {}

    def of(self, terminal: int) -> HeardOf:
        """What was heard of a terminal so far."""
        return self._terminals.setdefault(terminal, HeardOf())

    def keep(self) -> None:
        """Remember what to report and what to send."""
        for terminal, heard in self._terminals.items():
            least = heard.least()
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
