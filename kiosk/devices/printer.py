"""The printer: paper out, offline and unknown are values, not exceptions."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol


class PrinterState(StrEnum):
    """What a printer says about itself; UNKNOWN = it cannot say, printing is tried."""

    READY = "ready"
    PAPER_OUT = "paper_out"
    OFFLINE = "offline"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PrintJob:
    """One paper to print. `slip` = the thermal roll, else A4. `name` is a kind of paper, never a person."""

    name: str
    pdf: bytes = field(repr=False)
    slip: bool = False
    raster: Sequence[bytes] = field(default=(), repr=False)
    """ESC/POS bytes of the same paper for a thermal printer, in order."""


class Printer(Protocol):
    """Puts paper into a hand."""

    def state(self) -> PrinterState:
        """As it stands now; never raises."""
        ...

    def print(self, job: PrintJob) -> PrinterState:
        """Print; READY = the paper is coming. Nothing of the job stays on the disk of a real printer."""
        ...
