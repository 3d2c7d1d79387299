"""Whether a scanned receipt is true, as far as one can tell without a connection.

Order: decode, find the terminal's key, signature, cut-off, void list, age of the bundle. Keys are cut off by
sequence and not by date: a thief can back-date a receipt but cannot use a used sequence again.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Final, Protocol

from casework.ids import CountyCode, TerminalId
from casework.message import N_, Message
from casework.receipt import token as tokens
from casework.receipt.token import Receipt
from casework.signing import VerifyKey
from casework.trust import TerminalKey

OLDEST_BUNDLE: Final = timedelta(days=30)
FARTHEST_DAY: Final = timedelta(days=60)


class TrustView(Protocol):
    """What verifying needs of a trust bundle."""

    @property
    def issued_on(self) -> date: ...

    def terminal_key(self, terminal: TerminalId, generation: int) -> TerminalKey | None: ...

    def is_void(self, handle: bytes) -> bool: ...


class Doubt(Enum):
    """Why a receipt needs an online check."""

    UNKNOWN_TERMINAL = "unknown_terminal"
    LOST_TERMINAL = "lost_terminal"
    OLD_BUNDLE = "old_bundle"
    FUTURE_DAY = "future_day"


class Fault(Enum):
    """Why a receipt is not valid."""

    UNREADABLE = "unreadable"
    BAD_SIGNATURE = "bad_signature"
    AFTER_CUT_OFF = "after_cut_off"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class Green:
    """Our terminal gave this receipt out and nothing speaks against it."""

    receipt: Receipt

    @property
    def sentence(self) -> Message:
        return Message(N_("This receipt is genuine."))

    @property
    def next_step(self) -> Message:
        return Message(N_("Look up the case. The paper does not say who may collect."))


@dataclass(frozen=True, slots=True)
class Amber:
    """Cannot be settled here; only an online check can."""

    receipt: Receipt
    reason: Doubt

    @property
    def sentence(self) -> Message:
        return _DOUBTS[self.reason]

    @property
    def next_step(self) -> Message:
        return Message(N_("Check with the county when there is a line; keep a copy of the paper until then."))


@dataclass(frozen=True, slots=True)
class Red:
    """Not valid; `receipt` is what it claims, where it could be read."""

    reason: Fault
    receipt: Receipt | None = None

    @property
    def sentence(self) -> Message:
        return _FAULTS[self.reason]

    @property
    def next_step(self) -> Message:
        if self.reason is Fault.UNREADABLE:
            return Message(N_("Smooth the paper and try again, or type the short code."))
        return Message(N_("Search for the person's case by identity number, and tell the county."))


_DOUBTS: Final = {
    Doubt.UNKNOWN_TERMINAL: Message(N_("This machine does not know the terminal that gave it out.")),
    Doubt.LOST_TERMINAL: Message(N_("The terminal was reported lost around the time it gave this out.")),
    Doubt.OLD_BUNDLE: Message(N_("This machine has had no news from the county for over 30 days.")),
    Doubt.FUTURE_DAY: Message(N_("The receipt bears a day far in the future.")),
}
_FAULTS: Final = {
    Fault.UNREADABLE: Message(N_("This code is damaged or is not from one of our slips.")),
    Fault.BAD_SIGNATURE: Message(N_("This receipt was not made by one of our terminals.")),
    Fault.AFTER_CUT_OFF: Message(N_("The terminal was no longer ours when this was made.")),
    Fault.VOID: Message(N_("The county has declared this receipt void.")),
}


def verify(token: bytes, county_code: CountyCode, bundle: TrustView, today: date) -> Green | Amber | Red:
    """Judge a token; never raises on damaged input."""
    receipt = tokens.open_token(token)
    if not isinstance(receipt, Receipt):
        return Red(Fault.UNREADABLE)
    key = bundle.terminal_key(receipt.terminal, receipt.generation)
    if key is None:
        return Amber(receipt, Doubt.UNKNOWN_TERMINAL)
    if not _is_signed(token, county_code, key):
        return Red(Fault.BAD_SIGNATURE, receipt)
    return _judge(receipt, key, bundle, today)


def _is_signed(token: bytes, county_code: CountyCode, key: TerminalKey) -> bool:
    signature = tokens.signature_of(token)
    signed = tokens.signed_part(county_code, token[: -len(signature)])
    return VerifyKey(key.public).verify(tokens.DOMAIN, signed, signature)


def _judge(receipt: Receipt, key: TerminalKey, bundle: TrustView, today: date) -> Green | Amber | Red:
    past_cut = key.last_good_sequence is not None and receipt.sequence > key.last_good_sequence
    if past_cut and not key.lost:
        return Red(Fault.AFTER_CUT_OFF, receipt)
    if bundle.is_void(receipt.handle):
        return Red(Fault.VOID, receipt)
    if past_cut or (key.lost and key.last_good_sequence is None):
        return Amber(receipt, Doubt.LOST_TERMINAL)
    if today - bundle.issued_on > OLDEST_BUNDLE:
        return Amber(receipt, Doubt.OLD_BUNDLE)
    if receipt.day - today > FARTHEST_DAY:
        return Amber(receipt, Doubt.FUTURE_DAY)
    return Green(receipt)
