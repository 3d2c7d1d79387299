"""From a picture of two tones to the four straight sides around its largest patch."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kiosk.pictures.quad import Point, area, convex_hull, distance

_SET = re.compile(rb"\xff+")
_NEAR = 3.0
"""How far from a side, in pixels, a point of the edge may lie and still speak for it."""


@dataclass(slots=True)
class Patch:
    """Runs of touching pixels: row, first column, column behind the last."""

    runs: list[tuple[int, int, int]] = field(default_factory=list)
    pixels: int = 0

    def edge(self) -> Iterator[Point]:
        """The outermost points of its pixels, row by row and in every fourth column."""
        rows: dict[int, tuple[int, int]] = {}
        columns: dict[int, tuple[int, int]] = {}
        for row, start, stop in self.runs:
            left, right = rows.get(row, (start, stop))
            rows[row] = min(left, start), max(right, stop)
            for column in range(start + -start % 4, stop, 4):
                columns[column] = columns.get(column, (row, row))[0], row
        for row, (left, right) in rows.items():
            yield from ((left, row), (left, row + 1), (right, row), (right, row + 1))
        for column, (top, bottom) in columns.items():
            yield from ((column + 0.5, top), (column + 0.5, bottom + 1))


def largest_patch(rows: bytes, width: int) -> Patch | None:
    """The largest patch of 255s in a picture given row by row; None where there is none."""
    owner: list[int] = []
    runs: list[tuple[int, int, int]] = []
    above: list[int] = []
    for row in range(len(rows) // width):
        here = []
        for found in _SET.finditer(rows, row * width, (row + 1) * width):
            at = len(runs)
            runs.append((row, found.start() - row * width, found.end() - row * width))
            owner.append(at)
            for other in above:
                if runs[other][1] < runs[at][2] and runs[at][1] < runs[other][2]:
                    owner[_root(owner, other)] = _root(owner, at)
            here.append(at)
        above = here
    patches: dict[int, Patch] = {}
    for at, (row, start, stop) in enumerate(runs):
        patch = patches.setdefault(_root(owner, at), Patch())
        patch.runs.append((row, start, stop))
        patch.pixels += stop - start
    return max(patches.values(), key=lambda one: one.pixels, default=None)


def _root(owner: list[int], at: int) -> int:
    while owner[at] != at:
        owner[at] = owner[owner[at]]
        at = owner[at]
    return at


def four_sides(edge: Sequence[Point]) -> list[Point] | None:
    """Corners of the quadrilateral that lies around the edge of a patch; None where it has no four sides."""
    hull = convex_hull(edge)
    while len(hull) > 4:
        shorter = _without_a_side(hull)
        if shorter is None:
            return None
        hull = shorter
    return _drawn_again(hull, edge) if len(hull) == 4 else None


def _without_a_side(hull: list[Point]) -> list[Point] | None:
    """The hull with one side fewer, its neighbours drawn on until they meet: the side that adds the least."""
    best: tuple[float, list[Point]] | None = None
    count = len(hull)
    for at in range(count):
        before, start = hull[at - 1], hull[at]
        end, after = hull[(at + 1) % count], hull[(at + 2) % count]
        met = meeting(before, start, after, end)
        if met is None or not _beyond(before, start, met) or not _beyond(after, end, met):
            continue
        added = area((start, met, end))
        if best is None or added < best[0]:
            best = added, [met if point == start else point for point in hull if point != end]
    return best[1] if best else None


def _beyond(origin: Point, through: Point, point: Point) -> bool:
    """Whether `point` lies on the ray from `origin` behind `through`."""
    return ((through[0] - origin[0]) * (point[0] - through[0])
            + (through[1] - origin[1]) * (point[1] - through[1])) >= 0


def meeting(a: Point, b: Point, c: Point, d: Point) -> Point | None:
    """Where the lines a-b and c-d cross; None for lines side by side."""
    abx, aby, cdx, cdy = b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]
    whole = abx * cdy - aby * cdx
    if abs(whole) < 1e-9:
        return None
    share = ((c[0] - a[0]) * cdy - (c[1] - a[1]) * cdx) / whole
    return a[0] + share * abx, a[1] + share * aby


def _drawn_again(corners: list[Point], edge: Sequence[Point]) -> list[Point] | None:
    """Each side laid through the middle of the edge that speaks for it, so that one stray pixel moves nothing."""
    sides = [_through(one, other, edge) for one, other in pairwise([*corners, corners[0]])]
    met = [meeting(*before, *side) for before, side in pairwise([sides[-1], *sides])]
    return [point for point in met if point is not None] if None not in met else None


def _through(one: Point, other: Point, edge: Sequence[Point]) -> tuple[Point, Point]:
    """The line of least squares through the edge beside a side, its ends left out; the side itself with too few."""
    length = distance(one, other)
    if length < 1:
        return one, other
    ux, uy = (other[0] - one[0]) / length, (other[1] - one[1]) / length
    told = [((x - one[0]) * ux + (y - one[1]) * uy, (y - one[1]) * ux - (x - one[0]) * uy) for x, y in edge]
    near = [(along, off) for along, off in told
            if 0.08 * length < along < 0.92 * length and abs(off) < _NEAR]
    if len(near) < 8:
        return one, other
    middle = sum(along for along, _ in near) / len(near)
    height = sum(off for _, off in near) / len(near)
    spread = sum((along - middle) ** 2 for along, _ in near)
    slope = sum((along - middle) * (off - height) for along, off in near) / spread if spread else 0.0

    def point(along: float) -> Point:
        off = height + slope * (along - middle)
        return one[0] + along * ux - off * uy, one[1] + along * uy + off * ux

    return point(0.0), point(length)
