"""Characters by the order of their strokes: 横竖撇捺折 as h s p n z; the way to what is too rare to be read."""

import gzip
from bisect import bisect_left
from functools import lru_cache
from pathlib import Path
from typing import Final

from kiosk.services.words import commonness

FILE: Final = Path(__file__).resolve().parents[2] / "assets" / "strokes" / "strokes.txt.gz"
STROKES: Final = {"h": "一", "s": "丨", "p": "丿", "n": "丶", "z": "𠃍"}
"""How each stroke is shown, by its letter."""
MOST: Final = 120


@lru_cache(maxsize=64)
def beginning_with(code: str) -> tuple[str, ...]:
    """The characters written so, then those that begin so, the common ones first; () for no code."""
    if not code:
        return ()
    rows = _rows()
    exact: dict[str, None] = {}
    begun: dict[str, None] = {}
    at = bisect_left(rows, code)
    while at < len(rows) and rows[at].startswith(code):
        held, characters = rows[at].split("\t")
        (exact if held == code else begun).update(dict.fromkeys(characters))
        at += 1
    best = [*sorted(exact, key=commonness), *sorted((one for one in begun if one not in exact), key=commonness)]
    return tuple(best[:MOST])


@lru_cache(maxsize=1)
def _rows() -> list[str]:
    return gzip.decompress(FILE.read_bytes()).decode().splitlines()
