"""Lines of Chinese begin and end as print rules ask, and never leave the column."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papers.fonts import advance, visible, width
from papers.wrap import NEVER_FIRST, NEVER_LAST, lines

PLACE = st.text(alphabet="村里存好了，。、；：（）《》“”！abc 019-", max_size=120)


@pytest.mark.parametrize(
    ("text", "ems", "expected"),
    [
        ("", 5, [""]),
        ("一二三四五六", 5, ["一二三四五", "六"]),
        ("一二三四五，六", 5, ["一二三四", "五，六"]),
        ("一二三四（五）", 5, ["一二三四", "（五）"]),
        ("一\n\n二", 5, ["一", "", "二"]),
        ("电话0455-5550101", 9, ["电话0455-5550101"]),
        ("拨打电话 0455-5550101", 8, ["拨打电话", "0455-5550101"]),
        ("，，，，，，，", 3, ["，，，", "，，，", "，"]),
        ("\U00020000一二", 3.6, None),
    ],
)
def test_breaks(text: str, ems: float, expected: list[str] | None) -> None:
    found = lines(text, ems, 1.0)
    assert found == expected if expected is not None else "".join(found) == text


@given(PLACE, st.floats(6, 40))
def test_no_line_begins_or_ends_where_it_must_not(text: str, ems: float) -> None:
    """Unless a run of marks alone is wider than the column, which these are not."""
    if max((len(part) for part in text.split()), default=0) > 5:
        text = text[:5]
    for before, after in zip(found := lines(text, ems, 1.0), found[1:], strict=False):
        assert not after or after[0] not in NEVER_FIRST
        assert not before or before[-1] not in NEVER_LAST


@given(st.text(max_size=200), st.floats(1, 40))
def test_nothing_is_lost_and_nothing_is_wider_than_the_column(text: str, ems: float) -> None:
    found = lines(text, ems, 1.0)
    assert "".join("".join(found).split()) == "".join(visible(text).split())
    for line in found:
        assert width(line) <= ems + 1e-6 or len(line) == 1 and advance(line) > ems
