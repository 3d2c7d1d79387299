"""An A4 paper: strips broken into pages, a foot with page x of y on each."""

from __future__ import annotations

from collections.abc import Sequence

from papers.layout import Strip, Style, broken, paragraph, points, stack
from papers.sheet import Line, Page
from papers.texts import Translate

WIDTH, HEIGHT = 210.0, 297.0
LEFT, RIGHT, TOP, FOOT = 25.0, 22.0, 20.0, 22.0
COLUMN = WIDTH - LEFT - RIGHT
"""Width of the text, mm."""
BODY = Style(points(12), leading=1.65)
SMALL = Style(points(9.5), leading=1.45)


def pages(strips: Sequence[Strip], tr: Translate, *, foot: str) -> list[Page]:
    """The strips on as many A4 pages as they need; `foot` stands at the left of each foot on one line."""
    sheets = broken(strips, HEIGHT - TOP - FOOT)
    return [_page(sheet, tr, foot, number, len(sheets)) for number, sheet in enumerate(sheets, start=1)]


def _page(sheet: Sequence[Strip], tr: Translate, foot: str, number: int, count: int) -> Page:
    counted = tr("Page {page} of {pages}").format(page=number, pages=count)
    edge = HEIGHT - FOOT + 5
    half = COLUMN * 0.68
    foot_marks = (
        Line(LEFT, edge, COLUMN, 0, 0.2, 0.5),
        *stack(paragraph(foot, half, SMALL)[:1], x=LEFT, y=edge + 1.5),
        *stack(
            paragraph(counted, COLUMN - half, Style(SMALL.size, align="right")), x=LEFT + half, y=edge + 1.5
        ),
    )
    return Page(WIDTH, HEIGHT, (*stack(sheet, x=LEFT, y=TOP), *foot_marks))
