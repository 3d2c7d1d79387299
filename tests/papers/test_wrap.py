"""Lines of Chinese begin and end as print rules ask, and never leave the column."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from papers.fonts import advance, visible, width
from papers.wrap import NEVER_FIRST, NEVER_LAST, clusters, lines

MARKED = st.text(alphabet="村里存好了要您补一样东西，、。；（）《》“”！abc019-", min_size=30, max_size=80)


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


@given(MARKED, st.floats(12, 18))
def test_no_line_begins_or_ends_where_it_must_not(text: str, ems: float) -> None:
    """As long as marks in a row do not fill a whole line: then they are broken like anything else."""
    assume(all(width(cluster) <= ems for cluster in clusters(text)))
    for before, after in pairwise(lines(text, ems, 1.0)):
        assert after[0] not in NEVER_FIRST
        assert before[-1] not in NEVER_LAST


@given(st.text(max_size=200), st.floats(1, 40))
def test_nothing_is_lost_and_nothing_is_wider_than_the_column(text: str, ems: float) -> None:
    found = lines(text, ems, 1.0)
    assert "".join("".join(found).split()) == "".join(visible(text).split())
    for line in found:
        assert width(line) <= ems + 1e-6 or len(line) == 1 and advance(line) > ems
