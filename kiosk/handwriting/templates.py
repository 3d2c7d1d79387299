"""The template matcher: the nearest of 9,574 drawn characters (own work over hanzi-writer-data)."""

from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kiosk.handwriting.directions import directions
from kiosk.handwriting.ink import Points

STEEPNESS: Final = 40
"""How fast belief falls with distance: as its power, since how loose a hand is differs from hand to hand and is not
known. Fitted to drawings of another origin (authoring.looseness), to nobody's ink.
"""


class Templates:
    """The file of templates. Raises OSError, ValueError, KeyError where it is missing or damaged."""

    def __init__(self, file: Path) -> None:
        with np.load(file, allow_pickle=False) as held:
            self.characters = str(held["characters"][0])
            self._centre = held["centre"].astype(np.float32)
            self._transform = held["transform"].astype(np.float32)
            self._templates = held["templates"].astype(np.float32) * held["scale"][0]
        self._lengths = (self._templates ** 2).sum(axis=1)

    def distances(self, strokes: list[Points]) -> NDArray[np.float32]:
        """The squared distance to each template, in the order of `characters`, of tidied strokes."""
        seen = (directions(strokes) - self._centre) @ self._transform
        found: NDArray[np.float32] = self._lengths - 2 * self._templates @ seen + seen @ seen
        return np.maximum(found, 1e-6)

    def log_beliefs(self, strokes: list[Points]) -> NDArray[np.float32]:
        """The logarithm of the belief in each character, in the order of `characters`, of tidied strokes."""
        scores = -STEEPNESS / 2 * np.log(self.distances(strokes))
        top = scores.max()
        found: NDArray[np.float32] = scores - (top + np.log(np.exp(scores - top).sum()))
        return found
