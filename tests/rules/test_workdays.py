from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casework.workdays import BadCalendar, Calendar
from tests.rules.vectors import calendar_texts, read

VECTORS = read("workdays")
CALENDAR = Calendar.parse(calendar_texts())
HEADER = "date,name,type,weekday,source,note\n"
days = st.dates(date(2025, 1, 1), date(2027, 12, 31))
counts = st.integers(0, 60)
quick = settings(deadline=None, max_examples=200)


@pytest.mark.parametrize("row", VECTORS["add"], ids=lambda row: row["start"])
def test_adds_working_days_over_holidays_and_make_up_days(row: dict[str, str]) -> None:
    end = CALENDAR.add_workdays(date.fromisoformat(row["start"]), int(row["count"]))
    assert end.isoformat() == row["end"]


@pytest.mark.parametrize("row", VECTORS["suspension"], ids=lambda row: row["accepted"])
def test_a_suspension_moves_the_last_day(row: dict[str, str]) -> None:
    accepted, stop, resume = (date.fromisoformat(row[key]) for key in ("accepted", "stop", "resume"))
    limit = int(row["limit"])
    used = CALENDAR.workdays_between(accepted, stop)
    assert used == row["used"]
    assert CALENDAR.add_workdays(resume, limit - used).isoformat() == row["due"]
    assert CALENDAR.add_workdays(accepted, limit).isoformat() == row["due_without"]


@pytest.mark.parametrize("row", VECTORS["in_year"], ids=lambda row: str(row["year"]))
def test_counts_the_working_days_of_a_year(row: dict[str, int]) -> None:
    assert CALENDAR.workdays_between(date(row["year"] - 1, 12, 31), date(row["year"], 12, 31)) == row["count"]


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2026, 10, 10), True),
        (date(2026, 10, 7), False),
        (date(2026, 9, 24), True),
        (date(2026, 9, 26), False),
    ],
)
def test_knows_make_up_days_and_holidays(day: date, worked: bool) -> None:
    assert CALENDAR.is_workday(day) is worked


def test_says_which_years_are_official_assumed_or_missing() -> None:
    assert [CALENDAR.known(year) for year in (2024, 2025, 2026, 2027, 2028)] == [False, True, True, True, False]
    assert [CALENDAR.assumed(year) for year in (2026, 2027, 2028)] == [False, True, False]


def test_without_a_file_only_weekends_rest() -> None:
    empty = Calendar.parse([])
    assert empty.is_workday(date(2026, 10, 1))
    assert not empty.is_workday(date(2026, 10, 10))


def test_official_rows_put_aside_the_forecast_of_their_year() -> None:
    forecast = HEADER + "2027-06-09,端午节,holiday,周三,assumed,\n"
    notice = HEADER + "2027-06-10,端午节,holiday,周四,official,\n"
    calendar = Calendar.parse([notice, forecast])
    assert calendar.is_workday(date(2027, 6, 9))
    assert not calendar.is_workday(date(2027, 6, 10))
    assert not calendar.assumed(2027)


@pytest.mark.parametrize(
    "row",
    ["2026-13-01,x,holiday,周一,official,", "2026-01-01,x,party,周一,official,", "2026-01-01,x,holiday,,rumour,", "x"],
)
def test_a_damaged_file_is_refused_with_its_line(row: str) -> None:
    with pytest.raises(BadCalendar, match="line 2"):
        Calendar.parse([HEADER + row + "\n"])


def test_a_day_cannot_be_both_holiday_and_workday() -> None:
    rows = "2026-01-01,x,holiday,周四,official,\n2026-01-01,x,workday,周四,official,\n"
    with pytest.raises(BadCalendar, match="line 3"):
        Calendar.parse([HEADER + rows])


def test_limits_are_counted_forward_only() -> None:
    with pytest.raises(ValueError, match="forward"):
        CALENDAR.add_workdays(date(2026, 9, 24), -1)


@given(days, counts)
@quick
def test_counting_undoes_adding(day: date, count: int) -> None:
    assert CALENDAR.workdays_between(day, CALENDAR.add_workdays(day, count)) == count


@given(days, counts, counts)
@quick
def test_adding_in_two_goes_is_adding_at_once(day: date, first: int, second: int) -> None:
    in_two = CALENDAR.add_workdays(CALENDAR.add_workdays(day, first), second)
    assert in_two == CALENDAR.add_workdays(day, first + second)


@given(days, st.integers(1, 60))
@quick
def test_a_last_day_is_always_a_working_day(day: date, count: int) -> None:
    assert CALENDAR.is_workday(CALENDAR.add_workdays(day, count))


@given(days, counts, st.integers(0, 90))
@quick
def test_a_suspension_of_no_length_costs_nothing(day: date, left: int, ahead: int) -> None:
    stop = day + timedelta(days=ahead)
    limit = CALENDAR.workdays_between(day, stop) + left + 1
    used = CALENDAR.workdays_between(day, stop)
    assert CALENDAR.add_workdays(stop, limit - used) == CALENDAR.add_workdays(day, limit)
