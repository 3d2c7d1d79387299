"""From 'start' to the receipt in the hand."""

from dataclasses import dataclass, field
from datetime import date

from casework.definition import Text
from casework.ids import CaseId, ItemCode
from casework.message import Message
from kiosk.forms.filling import Filling
from kiosk.services.catalogue import NoSuchItem
from kiosk.services.people import Agent, Person


@dataclass(frozen=True, slots=True)
class Consent:
    """What is told before anything is asked (PIPL art. 17) and said before signing."""

    notice: tuple[Message, ...]
    statement: tuple[Message, ...]
    version: int


@dataclass(frozen=True, slots=True)
class Submitted:
    """Handed in and stored here; the receipt counts from now. `transport` is `stored`, never more."""

    case: CaseId
    number: str
    short_number: str
    short_code: str = field(repr=False)
    qr_url: str = field(repr=False)
    item: Text
    day: date
    tell_by: date | None
    """Last day to be told whether it is accepted; None where the calendar is only assumed."""
    transport: str
    sentence: Message
    next_steps: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class Incomplete:
    """Something has to be mended first; `ref` is the question to open."""

    ref: str
    sentence: Message
    next_step: Message


@dataclass(frozen=True, slots=True)
class NotStored:
    """The kiosk could not keep it: nothing was handed in, the draft stays."""

    sentence: Message
    next_step: Message


class Applying:
    """Starting an application and handing it in."""

    def start(self, item: ItemCode, person: Person, agent: Agent | None = None, *,
              language: str = "zh_CN") -> Filling | NoSuchItem:
        """Open the form, filled with what the card and earlier cases already say."""
        raise NotImplementedError

    def consent(self, item: ItemCode) -> Consent:
        """What to read out before the first question, and above the signature."""
        raise NotImplementedError

    def submit(self, filling: Filling, signature_png: bytes) -> Submitted | Incomplete | NotStored:
        """Hand it in: acknowledged only after the store committed; printing is separate."""
        raise NotImplementedError
