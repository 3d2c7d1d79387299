"""Where a fact stands in its terminal's log: a number and a hash over everything before it."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

CHAIN_BYTES = 16
CHAIN_START = bytes(CHAIN_BYTES)
"""The chain before the first fact of an epoch."""


@dataclass(frozen=True, slots=True)
class Position:
    """The end of a terminal's log as somebody knows it. `epoch` is 16 hexadecimal digits."""

    epoch: str
    seq: int
    chain: bytes


def mark_of(line: bytes) -> str:
    """Return eight hexadecimal digits of a fact's bytes: enough to notice that a feed is another one."""
    return hashlib.sha256(line).hexdigest()[:8]


def chain_after(chain: bytes, lines: Iterable[bytes]) -> bytes:
    """Return h after these facts: h = SHA-256(previous h + line)[:16] for each in order."""
    for line in lines:
        chain = hashlib.sha256(chain + line).digest()[:CHAIN_BYTES]
    return chain
