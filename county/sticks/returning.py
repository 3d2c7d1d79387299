"""The stick for the way back: made for a terminal that counts, written where somebody says."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from django.db import transaction

from casework.ids import TerminalId, VillageCode
from casework.message import N_, Message
from casework.stick import Sealing
from casework.wire import CHAIN_START, Damaged, Head, Position, read_head
from county.fleet.models import Terminal
from county.intake.surroundings import county_code, event_store
from county.sticks import standing
from county.sticks.answering import sealed
from county.sticks.parties import Receiver
from county.sticks.this_county import ThisStickCounty
from sticks import CannotWrite, write


@dataclass(frozen=True, slots=True)
class NoSuchKiosk:
    """There is nobody to make a stick for."""

    sentence: Message = Message(N_("There is no kiosk of that number that still counts."))
    next_step: Message = Message(N_("See: county terminal list."))


def terminals_of(village: VillageCode) -> list[TerminalId]:
    """Return the terminals of a village that count."""
    rows = Terminal.objects.filter(county=county_code(), village=village, last_good_sequence=None)
    return [TerminalId(number) for number in rows.order_by("number").values_list("number", flat=True).distinct()]


def export(terminal: TerminalId, place: Path) -> Path | CannotWrite | NoSuchKiosk:
    """Write a stick for a terminal into a folder and return the file; on the disk when this returns."""
    sealing = make(terminal)
    return sealing if isinstance(sealing, NoSuchKiosk) else write(place, sealing)


def make(terminal: TerminalId) -> Sealing | NoSuchKiosk:
    """Put together what a terminal has not read yet, sealed to it."""
    row = (Terminal.objects.filter(county=county_code(), number=terminal, last_good_sequence=None)
           .exclude(exchange_key=b"").order_by("-generation").first())
    if row is None:
        return NoSuchKiosk()
    with transaction.atomic():
        return sealed(_receiver(row), ThisStickCounty(), event_store(), partial(standing.numbered, terminal))


def _receiver(row: Terminal) -> Receiver:
    """A terminal as it last spoke; one that has never spoken has read nothing."""
    head = read_head(bytes(row.head))
    if isinstance(head, Damaged):
        place = Position("", 0, CHAIN_START)
        head = Head(county_code(), row.village, row.number, row.generation, place, {}, {}, "", "", 0, b"", b"")
    carrying = standing.of(row.number)
    return Receiver(row.generation, bytes(row.exchange_key), head, row.proven, tuple(carrying.have),
                    tuple(carrying.wanted))
