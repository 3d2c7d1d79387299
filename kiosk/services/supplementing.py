"""Mending exactly what the county asked for."""

from dataclasses import dataclass

from casework.ids import CaseId
from casework.message import Message
from kiosk.forms.filling import Filling
from kiosk.services.applying import Incomplete, NotStored


@dataclass(frozen=True, slots=True)
class Sent:
    """The supplement is stored here and goes to the county by itself."""

    case: CaseId
    sentence: Message


@dataclass(frozen=True, slots=True)
class NothingAsked:
    """The county asks for nothing (any more)."""

    sentence: Message
    next_step: Message


class Supplementing:
    """Opens the form on the asked questions alone, and sends them."""

    def open(self, case: CaseId, *, language: str = "zh_CN") -> Filling | NothingAsked:
        """A filling whose only pages are what was asked; all else is fixed."""
        raise NotImplementedError

    def send(self, case: CaseId, filling: Filling, signature_png: bytes) -> (
            Sent | Incomplete | NothingAsked | NotStored):
        """Hand the mended answers in."""
        raise NotImplementedError
