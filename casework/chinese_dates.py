"""Days as villagers hear them and as papers bear them."""

from datetime import date
from typing import Final

_DIGITS: Final = "〇一二三四五六七八九"


def spoken(day: date) -> str:
    """9月24日: the year is understood."""
    return f"{day.month}月{day.day}日"


def formal(day: date) -> str:
    """2026年9月24日."""
    return f"{day.year}年{spoken(day)}"


def on_paper(day: date) -> str:
    """二〇二六年九月二十四日, as under a seal, where Chinese numerals are customary."""
    year = "".join(_DIGITS[int(digit)] for digit in str(day.year))
    return f"{year}年{_below_hundred(day.month)}月{_below_hundred(day.day)}日"


def _below_hundred(number: int) -> str:
    tens, ones = divmod(number, 10)
    lead = {0: "", 1: "十"}.get(tens, f"{_DIGITS[tens]}十")
    return lead + (_DIGITS[ones] if ones else "")
