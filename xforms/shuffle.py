"""Shuffling choices so that one seed gives one order on every ODK engine."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator

from .tree import Node
from .xpath.coerce import Value, to_number, to_string
from .xpath.context import Context

_MODULUS = 2_147_483_647
_MULTIPLIER = 16_807


def shuffle(nodes: list[Node], seed: Value | None, context: Context) -> list[Node]:
    """The nodes in another order (Fisher-Yates from inside out). Without a seed the session's chance decides."""
    draw = context.env.random if seed is None else _park_miller(_seed(seed)).__next__
    shuffled: list[Node] = []
    for place, node in enumerate(nodes):
        other = int(draw() * (place + 1))
        shuffled.append(node)
        shuffled[place], shuffled[other] = shuffled[other], node
    return shuffled


def _seed(value: Value) -> int:
    """A number without its fraction; any text that is none through SHA-256, as JavaRosa and web-forms do."""
    number = to_number(value)
    if math.isfinite(number):
        return math.trunc(number)
    if math.isinf(number):
        return 2**63 - 1 if number > 0 else -2**63
    text = to_string(value)
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big", signed=True) if text else 0


def _park_miller(seed: int) -> Iterator[float]:
    """Numbers from 0 to below 1. A remainder has the sign of what was divided, as in Java and JavaScript."""
    number = abs(seed) % _MODULUS * (-1 if seed < 0 else 1)
    if number <= 0:
        number += _MODULUS - 1
    while True:
        number = number * _MULTIPLIER % _MODULUS
        yield (number - 1) / (_MODULUS - 1)
