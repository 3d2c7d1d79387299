"""The short code of a slip: `XXXX-XXXX-XXXX`, the only code a person asks with.

Twelve characters of Crockford's base 32 (no I, L, O, U): the first 55 bits of the receipt's 80-bit handle,
then 5 check bits. The check is a weighted sum over GF(32), so that every wrong character and every swap of
two characters is caught. The public look-up table holds only hashes of handle and code.
"""

import hashlib
from dataclasses import dataclass, field
from typing import Final

from casework.digits import plain
from casework.message import N_, Message
from casework.unreadable import Unreadable

HANDLE_BYTES: Final = 10
ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES: Final = {character: value for value, character in enumerate(ALPHABET)} | {"O": 0, "I": 1, "L": 1}
_LENGTH: Final = 12
_FIELD_POLYNOMIAL: Final = 0b100101  # x^5 + x^2 + 1, primitive: x has order 31


@dataclass(frozen=True, slots=True)
class ShortCode:
    """55 bits of a handle and their printed form; whoever knows it may ask, so it stays out of logs."""

    bits: int = field(repr=False)
    text: str = field(repr=False)


class BadShortCode(Unreadable):
    """`reason`: "length", "character" or "check"."""

    sentences = {
        "length": Message(N_("The code on the slip has 12 characters.")),
        "character": Message(N_("The code has only digits and capital letters.")),
        "check": Message(N_("One character does not fit the others.")),
    }
    mend = Message(N_("Read it from the slip again: three groups of four."))


def encode(handle: bytes) -> str:
    """The printed code of a 10-byte handle. Raises ValueError for another length."""
    return _text(_first_bits(handle))


def parse(text: str) -> ShortCode | BadShortCode:
    """Read a code as typed: small letters, blanks, missing hyphens, o for 0 and i or l for 1 are fine."""
    characters = plain(text).replace("-", "")
    if len(characters) != _LENGTH:
        return BadShortCode("length")
    if not all(character in _VALUES for character in characters):
        return BadShortCode("character")
    values = [_VALUES[character] for character in characters]
    if _check(values[:-1]) != values[-1]:
        return BadShortCode("check")
    bits = 0
    for value in values[:-1]:
        bits = bits << 5 | value
    return ShortCode(bits, _text(bits))


def index_key(handle: bytes) -> bytes:
    """SHA-256 of the first 55 bits as 7 bytes: what the look-up table holds for the typed code."""
    return _key(_first_bits(handle))


def index_key_of(code: ShortCode) -> bytes:
    """The same key as `index_key`, from a code somebody typed."""
    return _key(code.bits)


def handle_key(handle: bytes) -> bytes:
    """SHA-256 of the whole handle: what the look-up table holds for the scanned code."""
    return hashlib.sha256(handle).digest()


def _key(bits: int) -> bytes:
    return hashlib.sha256(bits.to_bytes(7, "big")).digest()


def _first_bits(handle: bytes) -> int:
    if len(handle) != HANDLE_BYTES:
        raise ValueError("a handle has 10 bytes")
    return int.from_bytes(handle, "big") >> 25


def _text(bits: int) -> str:
    values = [bits >> shift & 31 for shift in range(50, -5, -5)]
    characters = "".join(ALPHABET[value] for value in [*values, _check(values)])
    return f"{characters[:4]}-{characters[4:8]}-{characters[8:]}"


def _check(values: list[int]) -> int:
    total = 0
    for value in values:
        total = _times_x(total ^ value)
    return total


def _times_x(value: int) -> int:
    value <<= 1
    return value ^ _FIELD_POLYNOMIAL if value & 32 else value
