"""Four corners of a sheet as fractions of its picture: plain geometry, nothing else.

Corners go round with the sheet: top left, top right, bottom right, bottom left; x to the right, y down, both 0..1.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot

Point = tuple[float, float]
_NARROW = 0.02
"""Below this share of the picture four corners hold nothing that could be read."""


@dataclass(frozen=True, slots=True)
class Quad:
    """Four corners."""

    corners: tuple[Point, Point, Point, Point]

    @classmethod
    def whole(cls) -> "Quad":
        """The corners of the picture itself."""
        return cls(((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)))

    @classmethod
    def around(cls, points: Iterable[Point]) -> "Quad | None":
        """Four points in any order, as corners in ours; None where they do not stand around a sheet."""
        found = sorted(points)
        if len(found) != 4:
            return None
        hull = convex_hull(found)
        if len(hull) != 4 or area(hull) < _NARROW:
            return None
        first = min(range(4), key=lambda at: sum(hull[at]))
        one, two, three, four = (hull[(first + step) % 4] for step in range(4))
        return cls((one, two, three, four))

    @property
    def area(self) -> float:
        """Share of the picture it covers."""
        return area(self.corners)

    def moved(self, at: int, to: Point) -> "Quad | None":
        """The same with one corner elsewhere, kept within the picture; None where that would fold the sheet."""
        corners = list(self.corners)
        corners[at] = min(1.0, max(0.0, to[0])), min(1.0, max(0.0, to[1]))
        return Quad.around(corners)

    def pixels(self, width: int, height: int) -> list[Point]:
        """The corners in a picture of that size."""
        return [(x * width, y * height) for x, y in self.corners]

    def size(self, width: int, height: int) -> tuple[float, float]:
        """How wide and high the sheet is, in pixels of a picture of that size: the longer of two opposite sides."""
        tl, tr, br, bl = self.pixels(width, height)
        return max(distance(tl, tr), distance(bl, br)), max(distance(tl, bl), distance(tr, br))


def area(corners: Sequence[Point]) -> float:
    """Area of a polygon."""
    around = [*corners, corners[0]]
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(around))) / 2


def distance(one: Point, other: Point) -> float:
    """How far apart."""
    return hypot(one[0] - other[0], one[1] - other[1])


def convex_hull(points: Iterable[Point]) -> list[Point]:
    """The points around all others, clockwise on a screen, none on a straight line (Andrew's chain)."""
    found = sorted(set(points))
    lower, upper = _chain(found), _chain(reversed(found))
    return lower[:-1] + upper[:-1] if len(found) > 2 else found


def _chain(points: Iterable[Point]) -> list[Point]:
    chain: list[Point] = []
    for point in points:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= 1e-12:
            chain.pop()
        chain.append(point)
    return chain


def _turn(one: Point, two: Point, three: Point) -> float:
    return (two[0] - one[0]) * (three[1] - one[1]) - (two[1] - one[1]) * (three[0] - one[0])


def perspective(corners: Sequence[Point], width: float, height: float) -> tuple[float, ...]:
    """Eight numbers that fetch each pixel of an upright `width` x `height` sheet from between four corners.

    As Pillow's `Image.transform` wants them (Heckbert: the map of a unit square, told in pixels).
    """
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = corners
    dx1, dx2, sx = x1 - x2, x3 - x2, x0 - x1 + x2 - x3
    dy1, dy2, sy = y1 - y2, y3 - y2, y0 - y1 + y2 - y3
    whole = dx1 * dy2 - dx2 * dy1
    g = (sx * dy2 - dx2 * sy) / whole
    h = (dx1 * sy - sx * dy1) / whole
    return ((x1 - x0 + g * x1) / width, (x3 - x0 + h * x3) / height, x0,
            (y1 - y0 + g * y1) / width, (y3 - y0 + h * y3) / height, y0, g / width, h / height)
