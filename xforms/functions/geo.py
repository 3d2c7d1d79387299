"""Areas and lengths on the earth, from ODK's ``lat lon alt accuracy`` texts parted by semicolons."""

from __future__ import annotations

import math
from itertools import pairwise

from ..errors import XPathEvaluationError
from ..xpath.coerce import Value, to_string
from ..xpath.context import Context
from .registry import function

_RADIUS = 6_378_100.0
Point = tuple[float, float]


def _points(value: Value) -> list[Point]:
    """Degrees. A node-set stands for one point a node."""
    if type(value) is list and len(value) > 1:
        return [point for node in value for point in _read(node.string())]
    return _read(to_string(value))


def _read(text: str) -> list[Point]:
    points: list[Point] = []
    for part in filter(None, (part.strip() for part in text.split(";"))):
        fields = part.split()
        try:
            latitude, longitude = float(fields[0]), float(fields[1])
        except (ValueError, IndexError) as error:
            raise XPathEvaluationError("not a geographical point") from error
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            raise XPathEvaluationError("not a geographical point")
        points.append((latitude, longitude))
    return points


def _distance(one: Point, other: Point) -> float:
    """Great-circle metres."""
    (a, b), (c, d) = one, other
    a, c, step = math.radians(a), math.radians(c), math.radians(d - b)
    cosine = math.sin(a) * math.sin(c) + math.cos(a) * math.cos(c) * math.cos(step)
    return 0.0 if one == other else math.acos(max(-1.0, min(1.0, cosine))) * _RADIUS


@function("distance", 1, None)
def distance(context: Context, *values: Value) -> Value:
    """Metres along the points, rounded to two decimals."""
    try:
        points = [point for value in values for point in _points(value)]
    except XPathEvaluationError:
        return math.nan
    length = math.fsum(_distance(a, b) for a, b in pairwise(points))
    return math.floor(length * 100 + 0.5) / 100


@function("enclosed-area", 1)
@function("area", 1)
def area(context: Context, value: Value) -> Value:
    """Square metres inside the points, rounded to two decimals; 0 for fewer than three."""
    try:
        points = _points(value)
    except XPathEvaluationError:
        return math.nan
    if len(points) < 3:
        return 0.0
    ring = [*points, points[0]]
    total = math.fsum(math.radians(d - b) * (2 + math.sin(math.radians(a)) + math.sin(math.radians(c)))
                      for (a, b), (c, d) in pairwise(ring))
    return math.floor(abs(total * _RADIUS * _RADIUS / 2) * 100 + 0.5) / 100


@function("geofence", 2)
def geofence(context: Context, point: Value, shape: Value) -> Value:
    """Whether the point lies inside the shape."""
    at, ring = _points(point), _points(shape)
    if len(at) != 1 or len(ring) < 3:
        raise XPathEvaluationError("geofence() takes one point and a shape of three or more")
    (y, x), inside = at[0], False
    for (a, b), (c, d) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (a > y) != (c > y) and x < (d - b) * (y - a) / (c - a) + b:
            inside = not inside
    return inside
