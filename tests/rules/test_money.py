from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casework import money
from casework.money import BadMoney, in_words, plus, spoken, yuan

amounts = st.integers(0, 10**14 - 1).map(lambda cents: Decimal(cents) / 100)
quick = settings(deadline=None, max_examples=200)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("100", "100.00"),
        (" 1,234.5 ", "1234.50"),
        ("￥１２０．５０元", "120.50"),
        ("¥5块", "5.00"),
        ("0", "0.00"),
        ("007", "7.00"),
        ("999999999999.99", "999999999999.99"),
    ],
)
def test_reads_an_amount_as_typed(text: str, amount: str) -> None:
    assert str(yuan(text)) == amount


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("元", "empty"),
        ("-5", "character"),
        ("1e5", "character"),
        ("1.2.3", "character"),
        (".5", "character"),
        ("5.", "character"),
        ("١٢", "character"),
        ("NaN", "character"),
        ("1.234", "decimals"),
        ("1000000000000", "large"),
    ],
)
def test_says_why_a_text_is_no_amount(text: str, reason: str) -> None:
    outcome = yuan(text)
    assert outcome == BadMoney(reason)
    assert isinstance(outcome, BadMoney) and outcome.sentence.text and outcome.next_step.text


@pytest.mark.parametrize(
    ("amount", "words", "said"),
    [
        ("100", "壹佰元整", "一百块"),
        ("0", "零元整", "零块"),
        ("2", "贰元整", "两块"),
        ("10", "壹拾元整", "十块"),
        ("12", "壹拾贰元整", "十二块"),
        ("22", "贰拾贰元整", "二十二块"),
        ("102", "壹佰零贰元整", "一百零二块"),
        ("110", "壹佰壹拾元整", "一百一十块"),
        ("200.50", "贰佰元伍角", "两百块五毛"),
        ("1004", "壹仟零肆元整", "一千零四块"),
        ("1.05", "壹元零伍分", "一块零五分"),
        ("1.25", "壹元贰角伍分", "一块两毛五分"),
        ("0.30", "叁角", "三毛"),
        ("0.05", "伍分", "五分"),
        ("2222", "贰仟贰佰贰拾贰元整", "两千两百二十二块"),
        ("20000", "贰万元整", "两万块"),
        ("120000", "壹拾贰万元整", "十二万块"),
        ("107000.53", "壹拾万柒仟元伍角叁分", "十万七千块五毛三分"),
        ("1000500", "壹佰万零伍佰元整", "一百万零五百块"),
        ("100000001", "壹亿零壹元整", "一亿零一块"),
        ("100001000", "壹亿零壹仟元整", "一亿零一千块"),
        ("1680.32", "壹仟陆佰捌拾元叁角贰分", "一千六百八十块三毛二分"),
        ("325.04", "叁佰贰拾伍元零肆分", "三百二十五块零四分"),
    ],
)
def test_writes_and_says_an_amount(amount: str, words: str, said: str) -> None:
    assert (in_words(Decimal(amount)), spoken(Decimal(amount))) == (words, said)


@pytest.mark.parametrize("amount", ["-1", "0.001", "1000000000000"])
def test_what_is_no_amount_is_not_written(amount: str) -> None:
    with pytest.raises(ValueError, match="amount"):
        in_words(Decimal(amount))


_UNITS = {"拾": 10, "佰": 100, "仟": 1000}


def read_words(words: str) -> Decimal:
    """The other way round, by a rule of its own: sections, then digits and places."""
    total = section = 0
    cents = digit = 0
    for character in words.removesuffix("整"):
        if character in money._CAPITALS:
            digit = money._CAPITALS.index(character)
        elif character in _UNITS:
            section, digit = section + digit * _UNITS[character], 0
        elif character in "万亿":
            total, section, digit = total + (section + digit) * {"万": 10**4, "亿": 10**8}[character], 0, 0
        elif character == "元":
            total, section, digit = total + section + digit, 0, 0
        else:
            cents, digit = cents + digit * {"角": 10, "分": 1}[character], 0
    return Decimal(total) + Decimal(cents) / 100


@given(amounts)
@quick
def test_words_read_back_to_the_amount(amount: Decimal) -> None:
    assert read_words(in_words(amount)) == amount


@given(amounts)
@quick
def test_a_written_figure_reads_back(amount: Decimal) -> None:
    assert yuan(f"{amount:,.2f}") == amount


@pytest.mark.parametrize(("text", "whole", "together"), [
    ("", 500, "500"), ("100", 1000, "1100"), ("12.50", 100, "112.50"), ("12.", 100, "112"), ("x", 100, "100"),
    ("1,000", 100, "1100"), ("999999999999", 100, "999999999999"),
])
def test_so_many_yuan_more(text: str, whole: int, together: str) -> None:
    assert plus(text, whole) == together
