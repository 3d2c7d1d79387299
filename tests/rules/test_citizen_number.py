from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casework import citizen_number
from casework.citizen_number import CitizenNumber, WrongCharacter, WrongLength, parse, zodiac
from tests.rules.vectors import read

VECTORS = read("citizen_numbers")
TODAY = date.fromisoformat(VECTORS["today"])
quick = settings(deadline=None, max_examples=200)


@st.composite
def numbers(draw: st.DrawFn) -> str:
    birth = draw(st.dates(date(1890, 1, 1), TODAY))
    seventeen = f"231299{birth:%Y%m%d}{draw(st.integers(0, 999)):03}"
    return seventeen + citizen_number.check_character(seventeen)


def good(text: str) -> CitizenNumber:
    number = parse(text, today=TODAY)
    assert isinstance(number, CitizenNumber)
    return number


@pytest.mark.parametrize("row", VECTORS["good"], ids=lambda row: row["number"][6:14])
def test_reads_a_number_however_it_was_typed(row: dict[str, Any]) -> None:
    number = good(row["text"])
    told = (number.text, number.birth.isoformat(), number.sex, number.area)
    assert told == (row["number"], row["birth"], row["sex"], row["area"])


@pytest.mark.parametrize("row", VECTORS["bad"], ids=lambda row: row["outcome"])
def test_says_what_is_wrong_and_what_to_do(row: dict[str, Any]) -> None:
    outcome = parse(row["text"], today=TODAY)
    assert type(outcome).__name__ == row["outcome"]
    assert not isinstance(outcome, CitizenNumber)
    assert "{" not in outcome.sentence.render()
    assert outcome.next_step.text


def test_counts_the_missing_digits_and_names_the_place() -> None:
    assert parse("11010519491231002", today=TODAY) == WrongLength(17)
    assert WrongLength(17).sentence.render() == "Digits missing: 1. The number has 18."
    assert parse("1101051949123X0021", today=TODAY) == WrongCharacter(14)


@pytest.mark.parametrize(("area", "permit"), [("810000", True), ("820000", True), ("830000", True), ("231299", False)])
def test_knows_residence_permits(area: str, permit: bool) -> None:
    seventeen = f"{area}19900505001"
    assert good(seventeen + citizen_number.check_character(seventeen)).is_residence_permit is permit


def test_knows_foreign_permanent_residents() -> None:
    seventeen = "91115619800102001"
    card = seventeen + citizen_number.check_character(seventeen)
    assert citizen_number.is_foreign_permanent(card, today=TODAY)
    assert not citizen_number.is_foreign_permanent("11010519491231002X", today=TODAY)


@pytest.mark.parametrize(
    ("day", "age"),
    [(date(2009, 12, 30), 59), (date(2009, 12, 31), 60), (date(2010, 12, 30), 60)],
)
def test_completes_a_year_on_the_birthday(day: date, age: int) -> None:
    assert good("11010519491231002X").age_on(day) == age


def test_one_born_on_a_leap_day_grows_older_on_the_first_of_march() -> None:
    seventeen = "23129920040229101"
    number = good(seventeen + citizen_number.check_character(seventeen))
    assert [number.age_on(date(2022, *day)) for day in ((2, 28), (3, 1))] == [17, 18]


@pytest.mark.parametrize(("year", "animal"), [(1949, "ox"), (2026, "horse"), (2024, "dragon"), (1900, "rat")])
def test_names_the_animal_of_the_year(year: int, animal: str) -> None:
    assert zodiac(year) == animal


def test_a_number_never_shows_in_a_repr() -> None:
    assert "19491231" not in repr(good("11010519491231002X"))


@given(numbers(), st.integers(0, 17), st.integers(1, 9))
@quick
def test_one_wrong_digit_never_passes(number: str, place: int, step: int) -> None:
    if number[place] == "X":
        return
    wrong = number[:place] + str((int(number[place]) + step) % 10) + number[place + 1 :]
    assert not isinstance(parse(wrong, today=TODAY), CitizenNumber)


@given(numbers(), st.integers(0, 16))
@quick
def test_two_swapped_neighbours_never_pass(number: str, place: int) -> None:
    if number[place] == number[place + 1]:
        return
    wrong = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    assert not isinstance(parse(wrong, today=TODAY), CitizenNumber)


@given(st.text(alphabet="0123456789Xx０９ 一١", min_size=16, max_size=20))
@quick
def test_what_is_accepted_is_eighteen_plain_characters(text: str) -> None:
    outcome = parse(text, today=TODAY)
    if isinstance(outcome, CitizenNumber):
        assert outcome.text.isascii() and len(outcome.text) == 18
        assert parse(outcome.text, today=TODAY) == outcome
    else:
        assert outcome.sentence.text
