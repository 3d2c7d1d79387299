"""Nothing on a paper lies over something else, in Chinese and in English, on one page or on many."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from papers import a4, filled_form, legal
from papers.receipt import slip_page
from papers.receipt_a4 import a4_pages
from papers.sheet import Mark, Page, Squares, Words, extent
from papers.texts import Translate, english
from tests.papers.samples import BODIES, SLIP, long_slip, paper
from tests.papers.test_filled_form import FORM


def ink(mark: Mark) -> tuple[float, float, float, float]:
    """Where the ink of a mark is: letters reach 0.85 above and 0.1 below their baseline."""
    left, top, right, bottom = extent(mark)
    if isinstance(mark, Words):
        return left, mark.y - 0.85 * mark.size, right, mark.y + 0.1 * mark.size
    return left, top, right, bottom


def collisions(page: Page) -> list[tuple[Mark, Mark]]:
    boxes = [(mark, ink(mark)) for mark in page.marks if isinstance(mark, Words | Squares)]
    return [
        (one, two)
        for (one, a), (two, b) in combinations(boxes, 2)
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_papers(zh: Translate, language: str) -> None:
    tr = zh if language == "zh" else english
    loud = replace(SLIP, reprint=3, test_system=True, discreet=True)
    pages = [
        *(slip_page(slip, tr, width=width, margin=1) for slip in (SLIP, loud) for width in (48, 72, 80)),
        *a4_pages(SLIP, tr),
        *a4_pages(loud, tr),
        *a4_pages(long_slip(40), tr),
        *filled_form.pages(FORM, tr),
        *(page for body in BODIES for page in legal.pages(paper(body, tr), tr)),
        *legal.pages(
            replace(paper(BODIES[0], tr), authority="兰岭县人力资源和社会保障局城乡居民养老保险中心"), tr
        ),
    ]
    assert [pair for page in pages for pair in collisions(page)] == []


def test_the_text_ends_above_the_foot(zh: Translate) -> None:
    for page in a4_pages(long_slip(60), zh):
        text = [extent(mark)[3] for mark in page.marks if isinstance(mark, Words)][:-2]
        assert max(text) <= a4.HEIGHT - a4.FOOT + 1


def test_a_planted_overlap_is_seen() -> None:
    one, two = Words(10, 20, 4, "申请人"), Words(18, 21, 4, "王")
    assert collisions(Page(50, 50, (one, two))) == [(one, two)]
