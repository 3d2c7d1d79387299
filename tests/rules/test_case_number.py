from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casework.case_number import BadCaseNumber, CaseNumber, check_digit, parse, parse_short
from casework.ids import VillageCode
from tests.rules.vectors import read

VECTORS = read("case_numbers")
VILLAGE = VillageCode("231222102201")
DAY = date(2026, 9, 24)
quick = settings(deadline=None, max_examples=200)
villages = st.from_regex(r"[0-9]{12}", fullmatch=True).map(VillageCode)


@st.composite
def texts(draw: st.DrawFn) -> str:
    day = draw(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
    return CaseNumber.build(draw(villages), day, draw(st.integers(0, 99)), draw(st.integers(0, 10**9)))


@pytest.mark.parametrize("row", VECTORS["good"], ids=lambda row: row["text"])
def test_builds_and_reads_the_vectors(row: dict[str, Any]) -> None:
    day = date.fromisoformat(row["day"])
    text = CaseNumber.build(VillageCode(row["village"]), day, row["terminal"], row["sequence"])
    assert text == row["text"]
    number = CaseNumber(VillageCode(row["village"]), day, row["terminal"], row["sequence"] % 10_000)
    assert parse(text) == number
    assert parse_short(number.short, village=number.village, day=day) == number


@pytest.mark.parametrize("row", VECTORS["bad"], ids=lambda row: row["reason"])
def test_says_why_a_number_is_wrong(row: dict[str, str]) -> None:
    outcome = parse(row["text"])
    assert outcome == BadCaseNumber(row["reason"])
    assert isinstance(outcome, BadCaseNumber) and outcome.sentence.text and outcome.next_step.text


def test_the_check_digit_is_that_of_the_standard() -> None:
    assert check_digit("0794") == "5"
    assert check_digit("00200667308") == "5"


@pytest.mark.parametrize("typed", ["{}", " {} ", "２{}"])
def test_forgives_blanks_and_full_width_digits(typed: str) -> None:
    text = CaseNumber.build(VILLAGE, DAY, 1, 7)
    shown = typed.format(text[1:] if typed[0] == "２" else text)
    assert parse(shown) == parse(text.replace("-", "")) == CaseNumber(VILLAGE, DAY, 1, 7)


def test_a_short_form_belongs_to_its_village_and_day() -> None:
    short = CaseNumber(VILLAGE, DAY, 1, 7).short
    assert parse_short(short, village=VillageCode("231222102202"), day=DAY) == BadCaseNumber("check")
    assert parse_short("01-7", village=VILLAGE, day=DAY) == BadCaseNumber("length")


@pytest.mark.parametrize(
    ("village", "day", "terminal", "sequence"),
    [("23122", DAY, 1, 1), ("2312221022０1", DAY, 1, 1), (VILLAGE, date(1999, 1, 1), 1, 1), (VILLAGE, DAY, 100, 1)],
)
def test_building_refuses_what_cannot_be_printed(village: str, day: date, terminal: int, sequence: int) -> None:
    with pytest.raises(ValueError, match=r"needed|12 digits"):
        CaseNumber.build(VillageCode(village), day, terminal, sequence)


@given(texts(), st.integers(0, 24), st.integers(1, 9))
@quick
def test_every_single_wrong_digit_is_caught(text: str, place: int, step: int) -> None:
    digits = text.replace("-", "")
    wrong = digits[:place] + str((int(digits[place]) + step) % 10) + digits[place + 1 :]
    assert parse(wrong) == BadCaseNumber("check")


@given(texts())
@quick
def test_round_trip(text: str) -> None:
    number = parse(text)
    assert isinstance(number, CaseNumber)
    assert number.text == text
