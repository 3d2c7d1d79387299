"""Names for the ids that travel: one NewType each, so that no bare `str` crosses a signature."""

from typing import NewType

FactId = NewType("FactId", str)
"""UUIDv7 in 22 characters of `ALPHABET`; text order equals byte order."""
CaseId = NewType("CaseId", str)
"""Id of a stream's first fact: a case, a consultation, a notice, the trust bundle of a county."""
TerminalId = NewType("TerminalId", int)
"""1..65535 within a county; 0 = a county or township desk."""
VillageCode = NewType("VillageCode", str)
"""12 digits, statistical division code."""
CountyCode = NewType("CountyCode", str)
"""6 digits."""
StaffId = NewType("StaffId", str)
ItemCode = NewType("ItemCode", str)
Sha256 = NewType("Sha256", str)
"""64 lower-case hexadecimal digits."""

ALPHABET = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
ID_LENGTH = 22
_VALUES = {character: value for value, character in enumerate(ALPHABET)}


def fact_id(unix_ms: int, random_10: bytes) -> FactId:
    """Return a UUIDv7 (RFC 9562) as 22 characters, from a time and ten random bytes of the caller.

    The time part only keeps an index local; nothing may read a time out of an id, so a caller
    whose clock was set back passes `max(previous + 1, now)`.
    """
    if len(random_10) != 10:
        raise ValueError("ten random bytes are needed")
    tail = int.from_bytes(random_10, "big")
    rand_a, rand_b = (tail >> 62) & 0xFFF, tail & ((1 << 62) - 1)
    number = (unix_ms & ((1 << 48) - 1)) << 80 | 0x7 << 76 | rand_a << 64 | 0b10 << 62 | rand_b
    return FactId(_encode(number << 4))


def is_fact_id(text: str) -> bool:
    """Say whether `text` has the shape of a fact id."""
    return len(text) == ID_LENGTH and not text.strip(ALPHABET)


def _encode(number_132: int) -> str:
    return "".join(ALPHABET[(number_132 >> shift) & 63] for shift in range(126, -1, -6))
