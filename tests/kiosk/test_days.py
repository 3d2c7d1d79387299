"""Days by decade, year, month and day: impossible ones are absent; the old calendar turned into the new one."""

from datetime import date, timedelta

import pytest

from casework import day_words
from kiosk.services.day_picker import DayPicker
from kiosk.services.old_calendar import Month, length, month_words, months, of_day, to_day, year_of
from kiosk.services.old_calendar import day_words as day_words_of_old
from kiosk.ui.translator import translation

chinese = translation("zh_CN")
TODAY = date(2026, 3, 2)
NEW_YEARS = {1911: "01-30", 1924: "02-05", 1933: "01-26", 1940: "02-08", 1949: "01-29", 1950: "02-17", 1960: "01-28",
             1976: "01-31", 1985: "02-20", 2000: "02-05", 2020: "01-25", 2024: "02-10", 2025: "01-29", 2026: "02-17"}


@pytest.mark.parametrize(("year", "day"), NEW_YEARS.items())
def test_spring_festivals_are_where_they_were(year: int, day: str) -> None:
    assert to_day(year, Month(1), 1) == date.fromisoformat(f"{year}-{day}")


@pytest.mark.parametrize(("year", "month", "day", "found"), [
    (2023, Month(2, leap=True), 1, date(2023, 3, 22)), (2020, Month(4, leap=True), 1, date(2020, 5, 23)),
    (2025, Month(6, leap=True), 1, date(2025, 7, 25)), (1976, Month(8, leap=True), 1, date(1976, 9, 24)),
    (2024, Month(8), 15, date(2024, 9, 17)), (2025, Month(12), 30, date(2026, 2, 16))])
def test_leap_months_and_feasts(year: int, month: Month, day: int, found: date) -> None:
    if month.number == 12:
        day = length(year, month)
    assert to_day(year, month, day) == found


def test_every_day_of_two_hundred_years_comes_back() -> None:
    for number in range((date(2099, 12, 31) - date(1901, 3, 1)).days // 7):
        day = date(1901, 3, 1) + timedelta(days=7 * number)
        year, month, at = of_day(day)
        assert to_day(year, month, at) == day and month in months(year) and at <= length(year, month)


def test_the_names_of_old_months_and_days() -> None:
    said = [month_words(Month(number)).render(chinese) for number in (1, 2, 11, 12)]
    assert said == ["正月", "二月", "冬月", "腊月"] and month_words(Month(4, leap=True)).render(chinese) == "闰四月"
    assert [day_words_of_old(one).render(chinese) for one in (1, 10, 11, 20, 21, 30)] == [
        "初一", "初十", "十一", "二十", "廿一", "三十"]


def picked(*values: str, birth: bool = True, lunar: bool = False) -> DayPicker:
    picker = DayPicker(TODAY, birth=birth)
    if lunar:
        picker.switch()
    for value in values:
        assert value in [one.value for one in picker.choices()]
        picker.pick(value)
    return picker


def offered(picker: DayPicker) -> list[str]:
    return [one.text.render() for one in picker.choices()]


def test_a_birthday_with_age_and_animal() -> None:
    picker = picked("1940", "1944", "3", "12")
    assert (picker.day, picker.age(), picker.animal()) == (date(1944, 3, 12), 81, "monkey")
    assert picker.words() == day_words.whole(date(1944, 3, 12))


@pytest.mark.parametrize(("day", "animal"), [(date(1950, 2, 16), "ox"), (date(1950, 2, 17), "tiger")])
def test_the_animal_goes_by_spring_festival(day: date, animal: str) -> None:
    assert DayPicker(TODAY, birth=True, value=day).animal() == animal
    assert year_of(date(1950, 2, 16)) == 1949


def test_impossible_days_are_absent() -> None:
    assert len(offered(picked("1980", "1988", "2"))) == 29
    assert len(offered(picked("1980", "1989", "2"))) == 28
    assert offered(picked("2020", "2026"))[-1] == "March" and offered(picked("2020", "2026", "3")) == ["1", "2"]
    assert offered(picked("2020", "2026", birth=False))[-1] == "December"
    assert offered(picked(birth=False))[:2] == ["2030s", "2020s"] and offered(picked())[-1] == "2020s"


def test_by_the_old_calendar() -> None:
    picker = picked("1970", "1976", "8+", "1", lunar=True)
    old = picker.in_old_calendar()
    assert picker.day == date(1976, 9, 24) and old and old.render() == "old calendar: 1st of leap month 8"
    assert "leap month 8" in offered(picked("1970", "1976", lunar=True))
    picker.switch()
    assert picker.day == date(1976, 9, 24) and picker.words() == day_words.whole(date(1976, 9, 24))


def test_what_is_not_remembered_is_written_as_about() -> None:
    picker = picked("1940", "1944")
    assert picker.may_be_unsure() and not picked("1940").may_be_unsure()
    picker.be_unsure()
    assert picker.day == date(1944, 1, 1) and picker.unsure
    picker.open_part(2)
    picker.pick("5")
    assert not picker.unsure and picker.day is None
