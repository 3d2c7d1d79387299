"""Puts the services of a kiosk together from its store, its key and its machines."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from casework.signing import SigningKey
from casework.workdays import Calendar
from kiosk.devices.machines import Machines
from kiosk.services.clock import Clock
from kiosk.services.kiosk import Kiosk

if TYPE_CHECKING:
    from kiosk.store import Store


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the root hands in. `random(n)` gives n random bytes; `temporary` is emptied after each person."""

    key: SigningKey = field(repr=False)
    clock: Clock
    random: Callable[[int], bytes]
    machines: Machines
    calendar: Calendar
    temporary: Path
    protection: str = "C"
    practice: bool = False


def compose(store: "Store", around: Surroundings) -> Kiosk:
    """The kiosk, ready to be asked; nothing is read or written before the first question."""
    raise NotImplementedError
