"""Ink as numbers: strokes brought to one size, resampled and smoothed."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
"""N rows of x and y, y down."""

BOX: Final = 1000.0
STEP: Final = 15.0
"""Distance of two points after resampling, of a box of 1000."""
SMOOTHING: Final = 45.0
"""Standard deviation of the smoothing along the stroke: trembling goes, the shape stays."""


def strokes_of(flat: Sequence[Sequence[float]]) -> list[Points]:
    """Strokes as the pad hands them over ([x, y, x, y ...]); those without a point are left out."""
    return [np.asarray(one, dtype=np.float64).reshape(-1, 2) for one in flat if len(one) >= 2]


def tidy(strokes: Sequence[Points]) -> list[Points]:
    """The same ink in a box of 1000, its longer side filling it, evenly resampled and smoothed."""
    everything = np.concatenate(strokes)
    corner = everything.min(axis=0)
    side = max(float((everything.max(axis=0) - corner).max()), 1e-6)
    return [smooth(resample((stroke - corner) * (BOX / side))) for stroke in strokes]


def resample(stroke: Points, step: float = STEP) -> Points:
    """Points at even distances along a stroke, both ends kept; a dot becomes a very short line."""
    lengths = np.hypot(*np.diff(stroke, axis=0).T) if len(stroke) > 1 else np.zeros(0)
    along = np.concatenate(([0.0], np.cumsum(lengths)))
    if along[-1] < step:
        return np.stack((stroke[0], stroke[-1] + (0.0 if along[-1] > 0 else step)))
    places = np.linspace(0.0, along[-1], max(2, round(along[-1] / step) + 1))
    return np.stack([np.interp(places, along, stroke[:, axis]) for axis in (0, 1)], axis=1)


def smooth(stroke: Points, sigma: float = SMOOTHING / STEP) -> Points:
    """Gaussian smoothing along the stroke; the ends are held where they are."""
    reach = int(3 * sigma)
    if len(stroke) < 4:
        return stroke
    kernel = np.exp(-0.5 * (np.arange(-reach, reach + 1) / sigma) ** 2)
    # beyond its ends a stroke goes on mirrored through the end point, so that it does not shrink
    before = 2 * stroke[0] - _mirrored(stroke[1:], reach)[::-1]
    after = 2 * stroke[-1] - _mirrored(stroke[-2::-1], reach)
    longer = np.concatenate((before, stroke, after))
    kernel /= kernel.sum()
    return np.stack([np.convolve(longer[:, axis], kernel, mode="valid") for axis in (0, 1)], axis=1)


def _mirrored(points: Points, count: int) -> Points:
    if len(points) >= count:
        return points[:count]
    return np.concatenate((points, np.repeat(points[-1:], count - len(points), axis=0)))
