"""Which recorded pieces make up a number: 12,345 = num.12 + num.wan + num.2000 + num.300 + num.45."""

import re
from typing import Final

from casework.money import number_spoken

_DIGIT_NAMES: Final = {**{name: str(digit) for digit, name in enumerate("零一二三四五六七八九")}, "幺": "yao"}
UNITS: Final = dict(zip("元角分年月日号点", "yuan jiao fen nian yue ri hao dian".split(), strict=True))
_NUMERALS: Final = re.compile(r"[零一二两三四五六七八九十百千万亿点]+|幺[零一二三四五六七八九幺]+")


def _below_hundred() -> dict[str, str]:
    named = {number_spoken(number): f"num.{number}" for number in range(100)}
    named |= {f"一{number_spoken(teen)}": f"num.y{teen}" for teen in range(10, 20)}      # 一百一十五
    return named | {"二": "num.2"}


def _hundreds() -> dict[str, str]:
    return {number_spoken(digit * step) if digit > 1 else f"一{word}": f"num.{digit * step}"
            for step, word in ((100, "百"), (1000, "千")) for digit in range(1, 10)}


_JOINTS: Final = {"零": "num.ling", "万": "num.wan", "亿": "num.yi8", "点": "num.point"}
PIECES: Final = {**_below_hundred(), **_hundreds(), **_JOINTS}
KEYS: Final = (*sorted(set(PIECES.values())), *(f"unit.{name}" for name in UNITS.values()),
               *(f"dig.{name}" for name in _DIGIT_NAMES.values()))
"""Every clip a pack needs to say any number."""

WORDS: Final = {**{key: words for words, key in PIECES.items()},
                **{f"unit.{name}": words for words, name in UNITS.items()},
                **{f"dig.{name}": words for words, name in _DIGIT_NAMES.items()}}
"""What each of them says."""


def pieces(words: str) -> list[str] | None:
    """Return the clips for words that are only a number, with a unit behind or without; None for other words."""
    found = _NUMERALS.match(words)
    if found is None or words[found.end():] not in ("", *UNITS):
        return None
    unit = [f"unit.{UNITS[words[found.end():]]}"] if found.end() < len(words) else []
    number = found[0]
    if len(number) > 1 and not set(number) & set("十百千万亿点"):
        return [f"dig.{_DIGIT_NAMES[one]}" for one in number if one in _DIGIT_NAMES] + unit
    whole = _split(number)
    return None if whole is None else whole + unit


def _split(number: str) -> list[str] | None:
    """Longest piece first; None when some character belongs to no piece."""
    found: list[str] = []
    while number:
        length = next((size for size in range(min(4, len(number)), 0, -1) if number[:size] in PIECES), 0)
        if not length:
            return None
        found.append(PIECES[number[:length]])
        number = number[length:]
    return found
