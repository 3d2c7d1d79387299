"""Days as villagers hear them and as papers bear them."""

from datetime import date
from typing import Final

_DIGITS: Final = "〇一二三四五六七八九"
_WEEKDAYS: Final = "一二三四五六日"


def spoken(day: date) -> str:
    """9月24日: the year is understood."""
    return f"{day.month}月{day.day}日"


def formal(day: date) -> str:
    """2026年9月24日."""
    return f"{day.year}年{spoken(day)}"


def with_weekday(day: date) -> str:
    """9月24日(周四)."""
    return f"{spoken(day)}(周{_WEEKDAYS[day.weekday()]})"


def on_paper(day: date) -> str:
    """二〇二六年九月二十四日, as under a seal, where Chinese numerals are customary."""
    year = "".join(_DIGITS[int(digit)] for digit in str(day.year))
    return f"{year}年{_below_hundred(day.month)}月{_below_hundred(day.day)}日"


def _below_hundred(number: int) -> str:
    tens, ones = divmod(number, 10)
    lead = {0: "", 1: "十"}.get(tens, f"{_DIGITS[tens]}十")
    return lead + (_DIGITS[ones] if ones else "")


def lunar_month(month: int, *, leap: bool = False) -> str:
    """正月, 冬月, 腊月, 闰四月: as the old calendar names its months, 1 to 12."""
    name = {1: "正", 11: "冬", 12: "腊"}.get(month) or _below_hundred(month)
    return f"{'闰' if leap else ''}{name}月"


def lunar_day(day: int) -> str:
    """初一, 十五, 廿三, 三十: as the old calendar names its days, 1 to 30."""
    if day <= 10:
        return f"初{'十' if day == 10 else _DIGITS[day]}"
    return _below_hundred(day) if day < 21 or day == 30 else f"廿{_DIGITS[day - 20]}"
