"""What a character looks like to the matcher: how much ink runs which way, where.

Neither the order of the strokes nor, mostly, where one ends and the next begins makes a difference.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kiosk.handwriting.ink import Points

GRID: Final = 8
WAYS: Final = 8
LINES: Final = 4
SIZE: Final = GRID * GRID * (WAYS + LINES)
FLATTEST: Final = 0.25
"""一 is not blown up to fill a square: the shorter side counts as at least this share of the longer."""
_CENTRES: Final = np.linspace(-1.9, 1.9, GRID)
_WIDTH: Final = 0.42


def directions(strokes: Sequence[Points]) -> NDArray[np.float32]:
    """768 numbers of tidied strokes: an 8 x 8 grid, in each place 8 ways and 4 lines of the ink."""
    start = np.concatenate([stroke[:-1] for stroke in strokes])
    end = np.concatenate([stroke[1:] for stroke in strokes])
    middle, run = (start + end) / 2, end - start
    weight = np.hypot(*run.T)
    centre = np.average(middle, axis=0, weights=weight)
    spread = np.sqrt(np.average((middle - centre) ** 2, axis=0, weights=weight))
    spread = np.maximum(spread, FLATTEST * spread.max() + 1e-9)
    place, run = (middle - centre) / spread, run / spread
    weight = np.hypot(*run.T)
    angle = np.arctan2(run[:, 1], run[:, 0]) / (2 * np.pi)
    bins = np.concatenate((_shared(angle, WAYS), _shared(2 * angle, LINES)), axis=1) * weight[:, None]
    near = np.exp(-0.5 * ((place[:, :, None] - _CENTRES) / _WIDTH) ** 2)
    cells = (near[:, 0, :, None] * near[:, 1, None, :]).reshape(len(place), GRID * GRID)
    found: NDArray[np.float32] = np.sqrt(cells.T @ bins).astype(np.float32).ravel()
    return found


def _shared(turns: NDArray[np.float64], bins: int) -> NDArray[np.float64]:
    """A full turn parted into bins; each direction is shared between the two it lies between."""
    at = (turns * bins) % bins
    low = np.floor(at).astype(int) % bins
    share = at - np.floor(at)
    found = np.zeros((len(at), bins))
    rows = np.arange(len(at))
    found[rows, low] += 1 - share
    found[rows, (low + 1) % bins] += share
    return found
