"""Every text of the papers has its Chinese, with the same blanks."""

from __future__ import annotations

import string
from datetime import date

from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from papers.texts import Translate, day, english
from tests.papers.conftest import PART, ROOT


def sources() -> set[str]:
    keywords = {"tr": None, "N_": None}
    return {
        message
        for _, _, message, _, _ in extract_from_dir(str(ROOT / "papers"), keywords=keywords)
        if message
    }


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_the_chinese_is_complete_and_has_nothing_left_over() -> None:
    with PART.open("rb") as source:
        chinese = {message.id: message.string for message in read_po(source) if message.id}
    assert set(chinese) == sources()
    assert [text for text, words in chinese.items() if not words] == []
    assert [text for text, words in chinese.items() if blanks(text) != blanks(words)] == []


def test_days(zh: Translate) -> None:
    assert day(date(2026, 3, 5), zh) == "2026年3月5日"
    assert day(date(2026, 3, 5), english) == "2026-03-05"
