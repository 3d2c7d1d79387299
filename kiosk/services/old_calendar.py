"""The old calendar (阴历), 1900 to 2099, by the library lunardate: its months, its days, and which day that is."""

from dataclasses import dataclass
from datetime import date, timedelta

from lunardate import LunarDate

FIRST, LAST = 1901, 2099


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
