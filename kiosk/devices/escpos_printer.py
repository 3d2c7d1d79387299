"""A thermal printer on a device file, spoken to in ESC/POS."""

import os
import select
from pathlib import Path

from kiosk.devices.printer import PrinterState, PrintJob

_ASK_PAPER = b"\x10\x04\x04"     # DLE EOT 4: state of the paper sensor
_FIXED_BITS, _FIXED = 0x93, 0x12  # what every true answer has
_PAPER_END = 0x60


class EscposPrinter:
    """Prints `PrintJob.raster` on `device`; only slips, A4 papers need another printer."""

    def __init__(self, device: Path, *, answer_seconds: float = 0.3) -> None:
        self._device = device
        self._answer_seconds = answer_seconds

    def state(self) -> PrinterState:
        """What the printer answers; UNKNOWN where it cannot answer, OFFLINE where the device is not there."""
        try:
            port = os.open(self._device, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)
        except PermissionError:
            return PrinterState.UNKNOWN
        except OSError:
            return PrinterState.OFFLINE
        try:
            return self._ask(port)
        except OSError:
            return PrinterState.OFFLINE
        finally:
            os.close(port)

    def print(self, job: PrintJob) -> PrinterState:
        """Send the dots. A job without raster is not for this printer: OFFLINE."""
        state = self.state()
        if state in (PrinterState.PAPER_OUT, PrinterState.OFFLINE) or not job.raster:
            return state if job.raster else PrinterState.OFFLINE
        try:
            with self._device.open("wb", buffering=0) as port:
                for part in job.raster:
                    _send(port.fileno(), part)
        except OSError:
            return PrinterState.OFFLINE
        return PrinterState.READY

    def _ask(self, port: int) -> PrinterState:
        os.write(port, _ASK_PAPER)
        ready, _, _ = select.select([port], [], [], self._answer_seconds)
        answer = os.read(port, 1) if ready else b""
        return read_status(answer)


def read_status(answer: bytes) -> PrinterState:
    """Read what a printer said about its paper; what is no such answer is UNKNOWN, never READY."""
    if not answer or answer[0] & _FIXED_BITS != _FIXED:
        return PrinterState.UNKNOWN
    return PrinterState.PAPER_OUT if answer[0] & _PAPER_END else PrinterState.READY


def _send(port: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(port, rest):]
