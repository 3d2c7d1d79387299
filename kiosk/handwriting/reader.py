"""What was written? Two recognisers asked at once, their beliefs multiplied."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from kiosk.handwriting.ink import Points, strokes_of, tidy
from kiosk.handwriting.line_model import LineModel, NoModel
from kiosk.handwriting.templates import Templates

FILE: Final = Path(__file__).resolve().parent.parent.parent / "assets" / "handwriting" / "templates.npz"
WITHOUT_TEMPLATE: Final = -7.0
LEAST: Final = 1e-4
MOST_POINTS: Final = 20_000
"""More ink than anybody writes in one character is not looked at."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A character it may be; the score is a logarithm, larger is likelier."""

    character: str
    score: float


class NothingToReadWith(Exception):
    """Neither the templates nor the model can be loaded here."""


class Reader:
    """Both recognisers, or the one that is there. Raises NothingToReadWith."""

    def __init__(self, file: Path = FILE, *, threads: int = 2) -> None:
        self._templates = _templates(file)
        self._model = _model(threads)
        if self._templates is None and self._model is None:
            raise NothingToReadWith
        drawn = self._templates.characters if self._templates else ""
        known = [one for one in self._model.characters if _is_han(one)] if self._model else []
        self.characters = list(dict.fromkeys([*drawn, *known]))
        """Every character that can be read."""
        self.parts = tuple(name for name, part in (("templates", self._templates), ("model", self._model)) if part)
        place = {character: number for number, character in enumerate(self.characters)}
        self._drawn = len(drawn)
        if self._model:
            pairs = [(number, place[one]) for number, one in enumerate(self._model.characters) if one in place]
            self._classes, self._places = np.array(pairs).T

    def read(self, ink: Sequence[Sequence[float]], most: int = 64) -> list[Guess]:
        """The likeliest characters, best first, of strokes [x, y, x, y ...] in any unit, y down."""
        strokes = strokes_of(ink)
        if not strokes or sum(map(len, strokes)) > MOST_POINTS:
            return []
        scores = self._scores(tidy(strokes))
        best = np.argsort(-scores)[:most]
        return [Guess(self.characters[one], round(float(scores[one]), 4)) for one in best]

    def _scores(self, strokes: list[Points]) -> np.ndarray:
        scores = np.full(len(self.characters), WITHOUT_TEMPLATE if self._templates else 0.0)
        if self._templates:
            scores[:self._drawn] = self._templates.log_beliefs(strokes)
        if self._model:
            beliefs = np.zeros(len(self.characters))
            beliefs[self._places] = self._model.beliefs(strokes)[self._classes]
            scores += np.log(beliefs + LEAST)
        return scores


def _templates(file: Path) -> Templates | None:
    try:
        return Templates(file)
    except (OSError, ValueError, KeyError):
        return None


def _model(threads: int) -> LineModel | None:
    try:
        return LineModel(threads)
    except NoModel:
        return None


def _is_han(text: str) -> bool:
    return len(text) == 1 and (0x3400 <= ord(text) < 0xA000 or ord(text) >= 0x20000 or text == "〇")
