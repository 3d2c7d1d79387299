"""What a county remembers of the sticks of a terminal: numbers given, what to report, what to send."""

import hashlib
import json
from dataclasses import dataclass

from django.db import transaction

from casework.stick import Outline
from county.fleet.models import Carrying
from county.intake.surroundings import county_code, now_ms


@dataclass(frozen=True, slots=True)
class Numbered:
    """The number of a stick for the way back, and when its contents were first put together."""

    number: int
    made_ms: int


def came_up(outline: Outline, *, have: list[str], wanted: list[str]) -> None:
    """A stick came in: report what of it is here, send what it asks for. An older one only adds."""
    with transaction.atomic():
        row = of(outline.terminal)
        if outline.number >= row.up_number:
            row.up_number, row.have, row.wanted = outline.number, sorted(have), sorted(wanted)
        else:
            row.have = sorted({*row.have, *have})
        row.up_ms = now_ms()
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
