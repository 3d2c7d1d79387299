"""A day is written in the order and the words of the language that is spoken."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from casework import day_words
from casework.message import Message
from kiosk.ui.translator import translation

DAY = date(2026, 9, 24)
chinese = translation("zh_CN")


@pytest.mark.parametrize(("words", "in_english", "in_chinese"), [
    (day_words.short, "24 September", "9月24日"),
    (day_words.whole, "24 September 2026", "2026年9月24日"),
    (day_words.month, "September 2026", "2026年9月"),
    (day_words.with_weekday, "Thursday, 24 September", "9月24日(周四)"),
])
def test_a_day_in_both_languages(words: Callable[[date], Message], in_english: str, in_chinese: str) -> None:
    assert (words(DAY).render(), words(DAY).render(chinese)) == (in_english, in_chinese)


def test_every_month_and_weekday_has_its_own_name() -> None:
    days = [date(2026, 1, 1) + timedelta(days=32 * number) for number in range(12)]
    for render in (Message.render, lambda words: words.render(chinese)):
        assert len({render(day_words.month(day)) for day in days}) == 12
        week = {render(day_words.with_weekday(DAY + timedelta(days=number))).strip("0123456789") for number in range(7)}
        assert len(week) == 7


def test_a_day_within_a_sentence_speaks_the_language_of_the_sentence() -> None:
    text = "An answer by {day} at the latest. You need do nothing now."
    said = Message(text, {"day": day_words.short(DAY)})
    assert said.render() == "An answer by 24 September at the latest. You need do nothing now."
    assert said.render(chinese) == "最晚 9月24日给准信。您现在啥也不用做。"
    assert said == Message(text, {"day": day_words.short(DAY)}) and len({said, said}) == 1
