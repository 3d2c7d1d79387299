"""The old calendar (阴历), 1900 to 2099, by the library lunardate: its months, its days, and which day that is."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from lunardate import LunarDate

from casework.message import N_, Message

FIRST, LAST = 1901, 2099
_MONTHS: Final = (
    N_("month 1"), N_("month 2"), N_("month 3"), N_("month 4"), N_("month 5"), N_("month 6"),
    N_("month 7"), N_("month 8"), N_("month 9"), N_("month 10"), N_("month 11"), N_("month 12"))
_DAYS: Final = (
    N_("1st"), N_("2nd"), N_("3rd"), N_("4th"), N_("5th"), N_("6th"),
    N_("7th"), N_("8th"), N_("9th"), N_("10th"), N_("11th"), N_("12th"),
    N_("13th"), N_("14th"), N_("15th"), N_("16th"), N_("17th"), N_("18th"),
    N_("19th"), N_("20th"), N_("21st"), N_("22nd"), N_("23rd"), N_("24th"),
    N_("25th"), N_("26th"), N_("27th"), N_("28th"), N_("29th"), N_("30th"))


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the old calendar; `leap` is one that follows the month of the same number."""

    number: int
    leap: bool = False


def months(year: int) -> list[Month]:
    """The months of a year, twelve or thirteen."""
    leap = LunarDate.leap_month_for_year(year)
    return [month for number in range(1, 13)
            for month in ([Month(number), Month(number, True)] if number == leap else [Month(number)])]


def length(year: int, month: Month) -> int:
    """29 or 30 days."""
    first = to_day(year, month, 1)
    after = _of(first + timedelta(days=29))
    return 30 if after.month == month.number and bool(after.is_leap_month) == month.leap else 29


def to_day(year: int, month: Month, day: int) -> date:
    """The day of the calendar of the papers. Raises ValueError where the old one has no such day."""
    return LunarDate(year, month.number, day, month.leap).to_solar_date()


def year_of(day: date) -> int:
    """The year of the old calendar a day lies in: the animal goes by it, not by the first of January."""
    return _of(day).year


def of_day(day: date) -> tuple[int, Month, int]:
    """Year, month and day of the old calendar."""
    found = _of(day)
    return found.year, Month(found.month, bool(found.is_leap_month)), found.day


def _of(day: date) -> LunarDate:
    return LunarDate.from_solar_date(day.year, day.month, day.day)


def month_words(month: Month) -> Message:
    """正月, 冬月, 腊月, 闰四月: the months as people name them."""
    words = Message(_MONTHS[month.number - 1])
    return Message(N_("leap {month}"), {"month": words}) if month.leap else words


def day_words(day: int) -> Message:
    """初一, 十五, 廿三, 三十: a day of a month, 1 to 30."""
    return Message(_DAYS[day - 1])
