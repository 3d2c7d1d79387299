"""The machines around a kiosk, together; any may be missing."""

from dataclasses import dataclass

from kiosk.devices.camera import Camera
from kiosk.devices.card_reader import CardReader
from kiosk.devices.printer import Printer
from kiosk.devices.scanner import Scanner


@dataclass(frozen=True, slots=True)
class Machines:
    """None = this kiosk has none; every service then says what to do instead."""

    reader: CardReader | None = None
    camera: Camera | None = None
    printer: Printer | None = None
    scanner: Scanner | None = None
