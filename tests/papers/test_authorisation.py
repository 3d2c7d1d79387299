"""The letter of authorisation: what is known stands on it, what only hands can give is left to them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from papers import authorisation
from papers.authorisation import Authorisation, Party
from papers.sheet import Line, outside
from papers.texts import Translate, english
from tests.papers.samples import RARE
from tests.papers.test_filled_form import written
from tests.papers.test_no_overlap import collisions

LETTER = Authorisation(
    matters="高龄津贴、养老服务补贴", principal=Party(f"王{RARE}", "231299********1234", "138****1234"),
    agent=Party("李建国", "231299********0016", relation="近亲属"), scope="递材料、取结果", until="")


def test_names_matter_and_scope_stand_on_one_page_with_six_lines_to_sign(zh: Translate) -> None:
    [page] = authorisation.pages(LETTER, zh)
    text = " ".join(written([page]))
    for words in (LETTER.principal.words, LETTER.agent.words, LETTER.matters, LETTER.scope, "这件事办完为止"):
        assert words in text
    to_write_on = [mark for mark in page.marks if isinstance(mark, Line) and not mark.down and 60 < mark.across < 100]
    assert len(to_write_on) == 6


def test_a_day_that_was_named_stands_there(zh: Translate) -> None:
    text = " ".join(written(authorisation.pages(replace(LETTER, until="2026年5月1日", test_system=True), zh)))
    assert "2026年5月1日" in text and "办完为止" not in text and "不作凭据" in text


@pytest.mark.parametrize("words", ["", "很长的名字" * 60, "a" * 300])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_whatever_stands_there_stays_on_the_paper(zh: Translate, words: str, language: str) -> None:
    letter = Authorisation(words, Party(words, words, words), Party(words, words, words, words), words, words)
    pages = authorisation.pages(letter, zh if language == "zh" else english)
    assert [outside(page) for page in pages] == [[]] * len(pages)
    assert [collisions(page) for page in pages] == [[]] * len(pages)


def test_the_same_letter_gives_the_same_bytes(zh: Translate) -> None:
    assert authorisation.render(LETTER, zh) == authorisation.render(LETTER, zh)
