"""The receipt token: 87 bytes that prove, without a network, that a case was taken.

23 bytes of content and an Ed25519 signature, printed as 210 decimal digits in the fragment of a web address.
No name, number, phone, amount or hash of them is inside, and the county is implied: another county's receipt
does not verify here. It proves that a case was taken, never who holds the paper: no money and no data for it.
"""

import re
import struct
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import IntFlag
from typing import Final

from casework.digits import all_ascii_digits
from casework.ids import CountyCode, TerminalId
from casework.message import N_, Message
from casework.short_code import HANDLE_BYTES
from casework.signing import SIGNATURE_BYTES, SigningKey

DOMAIN: Final = b"buchucun.receipt.v1"
ED25519_V1: Final = 0x11
TOKEN_BYTES: Final = 87
URL_DIGITS: Final = 210
LONGEST_HOST: Final = 22
FIRST_DAY: Final = date(2020, 1, 1)
_CONTENT: Final = struct.Struct(">BHBIHHB10s")
_KNOWN_FLAGS: Final = 0b0001_1111
_URL: Final = re.compile(r"https://[^/#?\s]+/r#")


class ReceiptFlags(IntFlag):
    """What a verifier should know about how the receipt came about."""

    NONE = 0
    DISCREET = 1
    BY_PROXY = 2
    CLOCK_UNSURE = 4
    REPRINT = 8
    TEST_SYSTEM = 16


@dataclass(frozen=True, slots=True)
class Receipt:
    """The content of a token. Raises ValueError where a field is out of range.

    `terminal` 0 is the county desk; `sequence` starts at 1 for each terminal and generation and is never used
    again; `service_number` is 0 for a discreet service; `handle` is 80 random bits, the progress page's key.
    """

    terminal: TerminalId
    generation: int
    sequence: int
    day: date
    service_number: int
    flags: ReceiptFlags
    handle: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if self.sequence < 1:
            raise ValueError("receipt sequences start at 1")
        if len(self.handle) != HANDLE_BYTES:
            raise ValueError("a handle has 10 bytes")
        if self.service_number and self.flags & ReceiptFlags.DISCREET:
            raise ValueError("a discreet receipt does not name its service")
        try:
            self.content()
        except struct.error as error:
            raise ValueError("a field does not fit the token") from error

    def content(self) -> bytes:
        """The 23 bytes before the signature, big-endian."""
        days = (self.day - FIRST_DAY).days
        return _CONTENT.pack(
            ED25519_V1,
            self.terminal,
            self.generation,
            self.sequence,
            days,
            self.service_number,
            self.flags,
            self.handle,
        )

    def signed(self, county_code: CountyCode, key: SigningKey) -> bytes:
        """The 87-byte token. The same receipt and key always give the same token."""
        content = self.content()
        return content + key.sign(DOMAIN, signed_part(county_code, content))


@dataclass(frozen=True, slots=True)
class BadReceipt:
    """Not a token of ours. `reason`: "address", "digits", "length", "format", "flags" or "field"."""

    reason: str

    @property
    def sentence(self) -> Message:
        return Message(N_("This code is damaged or is not from one of our slips."))

    @property
    def next_step(self) -> Message:
        return Message(N_("Smooth the paper and try again, or type the short code."))


def encode_url(host: str, token: bytes) -> str:
    """The address printed in the QR code; a host of at most 22 characters keeps it at QR version 7."""
    return f"https://{host}/r#{digits(token)}"


def digits(token: bytes) -> str:
    """The token as exactly 210 decimal digits. Raises ValueError unless it has 87 bytes."""
    if len(token) != TOKEN_BYTES:
        raise ValueError("a token has 87 bytes")
    return f"{int.from_bytes(token, 'big'):0{URL_DIGITS}}"


def decode_url(text: str) -> bytes | BadReceipt:
    """The token in a scanned text: the address or its digits alone. Only blanks around it are forgiven."""
    scanned = text.strip()
    number = scanned
    if "#" in scanned:
        address = _URL.match(scanned)
        if address is None:
            return BadReceipt("address")
        number = scanned[address.end() :]
    if not all_ascii_digits(number):
        return BadReceipt("digits")
    if len(number) != URL_DIGITS:
        return BadReceipt("length")
    value = int(number)
    if value >> (8 * TOKEN_BYTES):
        return BadReceipt("digits")
    return value.to_bytes(TOKEN_BYTES, "big")


def open_token(token: bytes) -> Receipt | BadReceipt:
    """The content of a token; its signature is NOT checked here (see `verify`)."""
    if len(token) != TOKEN_BYTES:
        return BadReceipt("length")
    fields = _CONTENT.unpack_from(token)
    suite, terminal, generation, sequence, days, service, flags, handle = fields
    if suite != ED25519_V1:
        return BadReceipt("format")
    if flags & ~_KNOWN_FLAGS:
        return BadReceipt("flags")
    if not sequence or (service and flags & ReceiptFlags.DISCREET):
        return BadReceipt("field")
    day = FIRST_DAY + timedelta(days=days)
    return Receipt(TerminalId(terminal), generation, sequence, day, service, ReceiptFlags(flags), handle)


def signature_of(token: bytes) -> bytes:
    """The last 64 bytes."""
    return token[-SIGNATURE_BYTES:]


def signed_part(county_code: CountyCode, content: bytes) -> bytes:
    """What is signed after the domain: the county's six digits as 3 bytes, then the content."""
    return int(county_code).to_bytes(3, "big") + content
