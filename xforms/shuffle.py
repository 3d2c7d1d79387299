"""Shuffling choices so that one seed gives one order on every ODK engine."""

from __future__ import annotations

import hashlib
import math

from .tree import Node
from .xpath.coerce import Value, to_number, to_string
from .xpath.context import Context

_MODULUS = 2_147_483_647
_MULTIPLIER = 48_271


def shuffle(nodes: list[Node], seed: Value | None, context: Context) -> list[Node]:
    """Fisher-Yates from the end. Without a seed the session's random source decides."""
    draw = context.env.random if seed is None else _park_miller(_seed(seed)).__next__
    for last in range(len(nodes) - 1, 0, -1):
        other = int(draw() * (last + 1))
        nodes[last], nodes[other] = nodes[other], nodes[last]
    return nodes


def _seed(value: Value) -> int:
    """A number as it is; any other text through SHA-256, as JavaRosa and web-forms do."""
    number = to_number(value)
    if math.isfinite(number):
        return int(number)
    digest = hashlib.sha256(to_string(value).encode()).digest()
    return int.from_bytes(digest[:8], "big", signed=True)


def _park_miller(seed: int):  # type: ignore[no-untyped-def]
    state = seed % _MODULUS
    if state <= 0:
        state += _MODULUS - 1
    while True:
        state = state * _MULTIPLIER % _MODULUS
        yield (state - 1) / (_MODULUS - 1)
