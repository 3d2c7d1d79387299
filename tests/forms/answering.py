"""What a person might answer to one page: drawn from its kind and from what its constraint says."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from kiosk.forms.pages import Page, PageKind

Draw = Callable[[st.SearchStrategy[Any]], Any]

NAMES = ("王芳", "𠮷野", "阿依古丽·买买提江·吐尔逊", "查", "欧阳国庆", "䶮明")
TEXTS = ("向阳村三组", "说不清，大概去年秋天", "黑M12345", "A 1", "2020", "一家子都靠他，“腿”摔了 <3 天>")
_REGEX = re.compile(r"regex\(\s*\.\s*,\s*'([^']*)'\s*\)")
_CHOICES = (PageKind.CHOICE_ONE, PageKind.YES_NO)


def answers(page: Page, constraint: str, given: dict[str, str], today: date, draw: Draw) -> Iterator[object]:
    """Answers to try, the drawn ones first, then those at the edges of what other answers and today allow."""
    if page.choices:
        yield from _chosen(page, draw)
    elif (patterns := _REGEX.findall(constraint)) and page.kind is not PageKind.IDNO:
        for _ in range(3):
            yield draw(st.from_regex(patterns[0], fullmatch=True, alphabet=st.characters(max_codepoint=127)))
    else:
        yield from _BY_KIND[page.kind](given, today, draw)


def _chosen(page: Page, draw: Draw) -> Iterator[object]:
    values = [choice.value for choice in page.choices]
    if page.kind in _CHOICES:
        first = draw(st.sampled_from(values))
        yield from (first, *(value for value in values if value != first))
    else:
        yield draw(st.lists(st.sampled_from(values), min_size=1, unique=True))
        yield from ([value] for value in values)


def _names(given: dict[str, str], today: date, draw: Draw) -> Iterator[object]:
    yield draw(st.sampled_from(NAMES))


def _texts(given: dict[str, str], today: date, draw: Draw) -> Iterator[object]:
    yield draw(st.sampled_from(TEXTS))


def _numbers(given: dict[str, str], today: date, draw: Draw) -> Iterator[object]:
    yield draw(st.integers(0, 300)) if draw(st.booleans()) else draw(st.decimals(0, 99999, places=2))
    yield draw(st.integers(0, 12))
    said = [int(float(text)) for text in given.values() if re.fullmatch(r"\d{1,9}(\.\d+)?", text)]
    yield from map(str, sorted({0, 1, today.year, today.year + 1, *said, *(one + 1 for one in said)}))


def _days(given: dict[str, str], today: date, draw: Draw) -> Iterator[object]:
    yield draw(st.dates(date(1930, 1, 1), today + timedelta(days=400))).isoformat()
    near = [today]
    near += [date.fromisoformat(text) for text in given.values() if re.fullmatch(r"\d{4}-\d\d-\d\d", text)]
    for day in near:
        yield from (day.isoformat(), (day + timedelta(days=1)).isoformat(), (day - timedelta(days=1)).isoformat())


def _id_numbers(given: dict[str, str], today: date, draw: Draw) -> Iterator[object]:
    """Numbers of nobody: area 231299 was never given out."""
    for _ in range(3):
        birth = draw(st.dates(date(1920, 1, 1), today))
        body = f"231299{birth:%Y%m%d}{draw(st.integers(1, 999)):03}"
        weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
        yield body + "10X98765432"[sum(int(one) * w for one, w in zip(body, weights, strict=True)) % 11]


_BY_KIND: dict[PageKind, Callable[[dict[str, str], date, Draw], Iterator[object]]] = {
    PageKind.NAME: _names, PageKind.TEXT: _texts, PageKind.PHONE: _texts, PageKind.BANK: _texts,
    PageKind.DISABILITY: _texts,
    PageKind.NUMBER: _numbers, PageKind.MONEY: _numbers, PageKind.DATE: _days, PageKind.IDNO: _id_numbers,
    PageKind.CHOICE_ONE: lambda given, today, draw: iter(()), PageKind.YES_NO: lambda given, today, draw: iter(()),
    PageKind.CHOICE_MANY: lambda given, today, draw: iter(()),
}
