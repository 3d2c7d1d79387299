"""A printed character as a hand might write it: seeded, and made from the drawing alone."""

from collections.abc import Sequence

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from kiosk.handwriting.ink import Points


def distorted(strokes: Sequence[Points], chance: Generator, strength: float = 1.0) -> list[Points]:
    """One writing of a character drawn in a box of about 1000: bent, leaning, loose, with some strokes joined."""
    written = [_loose(stroke, chance, strength) for stroke in strokes]
    written = _joined(written, chance, p=min(0.12 * strength, 1.0))
    turn = _leaning(chance, strength)
    wave = _waves(chance, strength)
    return [_bent(stroke @ turn.T, wave) + chance.normal(0, 6, stroke.shape) for stroke in written]


def _loose(stroke: Points, chance: Generator, strength: float) -> Points:
    """Each stroke a little elsewhere, longer or shorter, turned."""
    middle = stroke.mean(axis=0)
    angle = chance.normal(0, 0.07 * strength)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    size = 1 + chance.normal(0, 0.10 * strength, 2)
    return (stroke - middle) @ turn.T * size + middle + chance.normal(0, 24 * strength, 2)


def _joined(strokes: list[Points], chance: Generator, p: float) -> list[Points]:
    """Neighbours written without lifting the pen."""
    found: list[Points] = []
    for stroke in strokes:
        if found and chance.random() < p:
            found[-1] = np.concatenate((found[-1], stroke))
        else:
            found.append(stroke)
    return found


def _leaning(chance: Generator, strength: float) -> NDArray[np.float64]:
    angle, slant = chance.normal(0, 0.08 * strength), chance.normal(0, 0.14 * strength)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return turn @ np.array([[1.0, slant], [0.0, 1.0]])


def _waves(chance: Generator, strength: float) -> NDArray[np.float64]:
    """Amplitude and phase of two slow waves an axis."""
    return np.stack((chance.normal(0, 28 * strength, (2, 2)), chance.uniform(0, 2 * np.pi, (2, 2))))


def _bent(stroke: Points, wave: NDArray[np.float64]) -> Points:
    """Parts of the character larger or nearer than in print."""
    moved = stroke.copy()
    for axis in (0, 1):
        for number, across in enumerate((axis, 1 - axis)):
            swing = np.sin(stroke[:, across] / 1000 * np.pi * (1.0 + 0.5 * number) + wave[1, axis, number])
            moved[:, axis] += wave[0, axis, number] * swing
    return moved
