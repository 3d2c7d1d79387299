"""Digits as people and input methods write them, brought to ASCII."""

from typing import Final

_FULL_WIDTH: Final = {0xFF10 + n: ord("0") + n for n in range(10)}
_LETTERS: Final = {start + n: ord("A") + n for start in (0xFF21, 0xFF41) for n in range(26)}
_DASHES: Final = dict.fromkeys(map(ord, "‐‑‒–—―−－﹣"), "-")
_TABLE: Final = _FULL_WIDTH | _LETTERS | _DASHES


def plain(text: str) -> str:
    """`text` without blanks, full-width digits and letters made ASCII, any dash made a hyphen; upper case."""
    return "".join(text.split()).translate(_TABLE).upper()


def all_ascii_digits(text: str) -> bool:
    """True for one or more of 0-9 and nothing else; digits of other scripts do not count."""
    return text.isascii() and text.isdigit()
