"""A day found by decade, year, month and day, in either calendar; days that do not exist are not offered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from casework import day_words
from casework.citizen_number import zodiac
from casework.message import N_, Message
from kiosk.services import old_calendar
from kiosk.services.old_calendar import Month

DECADE, YEAR, MONTH, DAY = range(4)
EARLIEST: Final = 1910
AHEAD: Final = 10
"""Years to come that are offered where the day may lie ahead."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One number to touch."""

    value: str
    text: Message


class DayPicker:
    """`birth`: a day that has been. `open` is the part that is being chosen."""

    def __init__(self, today: date, *, birth: bool, value: date | None = None) -> None:
        self._today, self._birth = today, birth
        self._chosen: list[str] = []
        self.lunar, self.unsure = False, False
        if value is not None:
            self._chosen = [str(value.year // 10 * 10), str(value.year), str(value.month), str(value.day)]
        self.open = min(len(self._chosen), DAY)

    @property
    def day(self) -> date | None:
        """The day chosen; None while a part is missing."""
        if len(self._chosen) < 4:
            return None
        year, day = int(self._chosen[YEAR]), int(self._chosen[DAY])
        if self.lunar:
            return old_calendar.to_day(year, _month(self._chosen[MONTH]), day)
        return date(year, int(self._chosen[MONTH]), day)

    def choices(self) -> list[Choice]:
        """What can be touched now."""
        return [Choice(value, self.label(self.open, value)) for value in self._values()]

    def chosen(self, part: int) -> str:
        """The value of a part, '' where it is not chosen."""
        return self._chosen[part] if part < len(self._chosen) else ""

    def label(self, part: int, value: str) -> Message:
        """A value as it is written on its key."""
        if part in (DECADE, YEAR):
            return Message(N_("{year}s") if part == DECADE else N_("{year}"), {"year": value})
        if self.lunar:
            return old_calendar.month_words(_month(value)) if part == MONTH else old_calendar.day_words(int(value))
        return Message(day_words.MONTHS[int(value) - 1] if part == MONTH else value)

    def pick(self, value: str) -> None:
        """A number was touched; what comes after it is chosen anew."""
        self._chosen = [*self._chosen[:self.open], value]
        self.open, self.unsure = min(self.open + 1, DAY), False

    def open_part(self, part: int) -> None:
        """Go back to a part that was chosen, or on to the next."""
        if part <= len(self._chosen):
            self.open = part

    def may_be_unsure(self) -> bool:
        """Whether what is missing may be left to the county: from the year on."""
        return YEAR < len(self._chosen) < 4

    def be_unsure(self) -> None:
        """Month or day is not remembered: the first one there is, said so."""
        while len(self._chosen) < 4:
            self.open = len(self._chosen)
            self._chosen.append(self._values()[0])
        self.open, self.unsure = DAY, True

    def switch(self) -> None:
        """The other calendar; a whole day stays the same day."""
        day = self.day
        self.lunar = not self.lunar
        if day is None:
            self._chosen = self._chosen[:MONTH]
        elif self.lunar:
            year, month, number = old_calendar.of_day(day)
            self._chosen = [str(year // 10 * 10), str(year), _written(month), str(number)]
        else:
            self._chosen = [str(day.year // 10 * 10), str(day.year), str(day.month), str(day.day)]
        self.open = min(len(self._chosen), DAY)

    def words(self) -> Message | None:
        """What is chosen so far, as a paper would have it: 1 March 1975; a whole day always by the new calendar."""
        if self.day is not None:
            return day_words.whole(self.day)
        if self.chosen(MONTH):
            return Message(N_("{month} {year}"), {
                "month": self.label(MONTH, self.chosen(MONTH)), "year": self.chosen(YEAR)})
        last = len(self._chosen) - 1
        return self.label(last, self._chosen[last]) if self._chosen else None

    def in_old_calendar(self) -> Message | None:
        """阴历三月十二, where the day was chosen so."""
        if not self.lunar or self.day is None:
            return None
        return Message(N_("old calendar: {day} of {month}"), {
            "month": self.label(MONTH, self.chosen(MONTH)), "day": self.label(DAY, self.chosen(DAY))})

    def age(self) -> int | None:
        """Years completed today, of a birthday; from the year alone the years that will be completed this year."""
        day = self.day
        if not self._birth or len(self._chosen) < 2:
            return None
        if day is None:
            return self._today.year - int(self._chosen[YEAR])
        return self._today.year - day.year - ((self._today.month, self._today.day) < (day.month, day.day))

    def animal(self) -> str:
        """属相 of a birthday, to be translated; '' while the day might lie before or after Spring Festival."""
        day = self.day
        if not self._birth or day is None:
            return ""
        return zodiac(old_calendar.year_of(day))

    def _values(self) -> Sequence[str]:
        last = self._today.year + (0 if self._birth else AHEAD)
        if self.open == DECADE:
            return [str(one) for one in self._decades(last)]
        if self.open == YEAR:
            decade = int(self._chosen[DECADE])
            return [str(one) for one in range(decade, min(decade + 10, last + 1))]
        year = int(self._chosen[YEAR])
        if self.open == MONTH:
            return [value for value in self._months(year) if self._may_be(self._first(year, value))]
        month = self._chosen[MONTH]
        first = self._first(year, month)
        return [str(day) for day in range(1, self._length(year, month) + 1)
                if self._may_be(first + timedelta(days=day - 1))]

    def _decades(self, last: int) -> Sequence[int]:
        """From the oldest for a birthday; any other day is mostly of these years, so the latest come first."""
        decades = range(EARLIEST, last + 1, 10)
        return decades if self._birth else decades[::-1]

    def _months(self, year: int) -> list[str]:
        if self.lunar:
            return [_written(month) for month in old_calendar.months(year)]
        return [str(month) for month in range(1, 13)]

    def _first(self, year: int, month: str) -> date:
        return old_calendar.to_day(year, _month(month), 1) if self.lunar else date(year, int(month), 1)

    def _length(self, year: int, month: str) -> int:
        if self.lunar:
            return old_calendar.length(year, _month(month))
        following = date(year + int(month) // 12, int(month) % 12 + 1, 1)
        return (following - date(year, int(month), 1)).days

    def _may_be(self, day: date) -> bool:
        return not self._birth or day <= self._today


def _written(month: Month) -> str:
    return f"{month.number}+" if month.leap else str(month.number)


def _month(text: str) -> Month:
    return Month(int(text.rstrip("+")), text.endswith("+"))
