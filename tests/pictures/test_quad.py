"""Corners as plain geometry."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.pictures.quad import Point, Quad, area, convex_hull, distance, perspective

UNIT = Quad.whole().corners
ASKEW: tuple[Point, Point, Point, Point] = ((0.12, 0.2), (0.8, 0.1), (0.9, 0.85), (0.2, 0.9))
near_corner = st.floats(0.0, 0.24, allow_nan=False)


@st.composite
def quads(draw: st.DrawFn) -> tuple[Point, Point, Point, Point]:
    """Four corners, each near its own corner of the picture."""
    moved = [(abs(x - draw(near_corner)), abs(y - draw(near_corner))) for x, y in UNIT]
    return moved[0], moved[1], moved[2], moved[3]


def fetched(numbers: tuple[float, ...], x: float, y: float) -> Point:
    a, b, c, d, e, f, g, h = numbers
    return (a * x + b * y + c) / (g * x + h * y + 1), (d * x + e * y + f) / (g * x + h * y + 1)


def test_four_points_in_any_order_go_round_from_the_top_left() -> None:
    assert {Quad.around(order) for order in permutations(ASKEW)} == {Quad(ASKEW)}


@pytest.mark.parametrize("points", [
    UNIT[:3], ((0.0, 0.0), (0.5, 0.5), (1.0, 1.0), (0.0, 1.0)), ((0.1, 0.1), (0.2, 0.1), (0.2, 0.2), (0.1, 0.2)),
    ((0.0, 0.0), (1.0, 0.0), (0.4, 0.3), (0.0, 1.0)),
], ids=["three", "on a line", "tiny", "folded in"])
def test_what_holds_no_sheet_is_none(points: tuple[Point, ...]) -> None:
    assert Quad.around(points) is None


@given(quads())
def test_the_upright_sheet_fetches_its_corners_from_the_corners(corners: tuple[Point, Point, Point, Point]) -> None:
    numbers = perspective(corners, 400.0, 300.0)
    for at, place in zip(UNIT, corners, strict=True):
        assert distance(fetched(numbers, at[0] * 400, at[1] * 300), place) < 1e-6


@given(quads(), st.integers(0, 3), st.floats(-2, 3), st.floats(-2, 3))
def test_a_moved_corner_stays_in_the_picture_or_nothing_moves(
        corners: tuple[Point, Point, Point, Point], at: int, x: float, y: float) -> None:
    moved = Quad(corners).moved(at, (x, y))
    assert moved is None or all(0 <= value <= 1 for corner in moved.corners for value in corner)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=3, max_size=40))
def test_a_hull_is_its_own_hull_and_covers_no_less(points: list[tuple[int, int]]) -> None:
    hull = convex_hull(points)
    assert set(hull) <= set(points)
    assert set(convex_hull(hull)) == set(hull)
    assert area(hull) >= max(area(points[at:at + 3]) for at in range(len(points) - 2)) - 1e-9


def test_a_sheet_is_as_large_as_its_longer_sides() -> None:
    assert Quad.whole().size(300, 200) == (300, 200)
    width, height = Quad(ASKEW).size(1000, 1000)
    assert 695 < width < 705 and 755 < height < 760
