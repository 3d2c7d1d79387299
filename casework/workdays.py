"""Working days (工作日): weekdays less holidays plus make-up days (调休), from the county's calendar files.

The day a limit starts is not counted; day 1 is the next working day (Administrative Licensing Law, art. 82).
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

_DAY: Final = timedelta(days=1)
_SATURDAY: Final = 5
_TYPES: Final = {"holiday": False, "workday": True}


class BadCalendar(ValueError):
    """A calendar file has a line that cannot be understood; the message names the line number."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which days are worked. A year without a file falls back to weekends only and is not `known`."""

    exceptions: Mapping[date, bool] = field(default_factory=dict, repr=False)
    official_years: frozenset[int] = frozenset()
    assumed_years: frozenset[int] = frozenset()

    @classmethod
    def parse(cls, csv_texts: Iterable[str]) -> "Calendar":
        """Read files with columns `date,name,type,weekday,source,note`.

        Official rows of a year put aside its assumed rows. Raises BadCalendar, having built nothing.
        """
        official: dict[date, bool] = {}
        assumed: dict[date, bool] = {}
        for text in csv_texts:
            for line, row in enumerate(csv.DictReader(text.removeprefix("\ufeff").splitlines()), start=2):
                day, worked, is_official = _read(row, line)
                rows = official if is_official else assumed
                if rows.setdefault(day, worked) != worked:
                    raise BadCalendar(f"line {line}: {day} is both a holiday and a workday")
        known = frozenset(day.year for day in official)
        guessed = {day: worked for day, worked in assumed.items() if day.year not in known}
        return cls(official | guessed, known, frozenset(day.year for day in guessed))

    def known(self, year: int) -> bool:
        """False where no file covers the year: only weekends are rest days then."""
        return year in self.official_years or year in self.assumed_years

    def assumed(self, year: int) -> bool:
        """True where the year rests on a forecast: its dates are not shown or enforced as law."""
        return year in self.assumed_years

    def is_workday(self, day: date) -> bool:
        """Whether offices work on `day`."""
        return self.exceptions.get(day, day.weekday() < _SATURDAY)

    def add_workdays(self, start: date, count: int) -> date:
        """The `count`-th working day after `start`; `start` itself for 0. Raises ValueError below 0."""
        if count < 0:
            raise ValueError("working days are counted forward")
        day = start
        while count:
            day += _DAY
            count -= self.is_workday(day)
        return day

    def workdays_between(self, after: date, upto: date) -> int:
        """How many working days lie in (after, upto]; 0 where `upto` is not later."""
        span = range(after.toordinal() + 1, upto.toordinal() + 1)
        return sum(self.is_workday(date.fromordinal(ordinal)) for ordinal in span)


def _read(row: Mapping[str, str | None], line: int) -> tuple[date, bool, bool]:
    try:
        day = date.fromisoformat(row["date"] or "")
        worked = _TYPES[row["type"] or ""]
        source = {"official": True, "assumed": False}[row["source"] or ""]
    except (KeyError, ValueError) as error:
        raise BadCalendar(f"line {line}: a date, a type and a source are needed") from error
    return day, worked, source
