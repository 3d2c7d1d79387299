"""A drawn page before it is ink: marks at places. Millimetres from the top left corner, y downwards.

The same page becomes a PDF (`papers.pdf`) or dots for a thermal printer (`papers.raster`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from papers.fonts import width

PT = 25.4 / 72
"""One typographic point in millimetres."""
ASCENT = 0.95
DESCENT = 0.25
"""How far above and below its baseline a line of text may reach, of its size."""

Matrix = tuple[tuple[bool, ...], ...]


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text on a baseline; `grey` 0 black to 1 white."""

    x: float
    y: float
    size: float
    text: str = field(repr=False)
    bold: bool = False
    grey: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line, across or down."""

    x: float
    y: float
    across: float
    down: float
    weight: float = 0.25
    grey: float = 0.0


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle: its edge, and its ground when `ground` is below 1."""

    x: float
    y: float
    width: float
    height: float
    weight: float = 0.25
    ground: float = 1.0
    grey: float = 0.0


@dataclass(frozen=True, slots=True)
class Squares:
    """Black squares of a QR code, its quiet zone not included."""

    x: float
    y: float
    module: float
    matrix: Matrix = field(repr=False)


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG fitted into a rectangle, its shape kept."""

    x: float
    y: float
    width: float
    height: float
    png: bytes = field(repr=False)


Mark = Words | Line | Frame | Squares | Picture


@dataclass(frozen=True, slots=True)
class Page:
    """One page and what is drawn on it."""

    width: float
    height: float
    marks: tuple[Mark, ...] = field(repr=False)


def moved(marks: Iterable[Mark], *, x: float = 0.0, y: float = 0.0) -> tuple[Mark, ...]:
    """The marks shifted right by `x` and down by `y`."""
    return tuple(replace(mark, x=mark.x + x, y=mark.y + y) for mark in marks)


def extent(mark: Mark) -> tuple[float, float, float, float]:
    """Left, top, right and bottom edge of a mark."""
    match mark:
        case Words():
            reach = width(mark.text, bold=mark.bold) * mark.size
            return mark.x, mark.y - ASCENT * mark.size, mark.x + reach, mark.y + DESCENT * mark.size
        case Line():
            return mark.x, mark.y, mark.x + mark.across, mark.y + mark.down
        case Squares():
            side = mark.module * len(mark.matrix)
            return mark.x, mark.y, mark.x + side, mark.y + side
        case Frame() | Picture():
            return mark.x, mark.y, mark.x + mark.width, mark.y + mark.height


def outside(page: Page) -> list[Mark]:
    """Marks that reach over the edge of the page."""

    def over(mark: Mark) -> bool:
        left, top, right, bottom = extent(mark)
        slack = 0.01
        return left < -slack or top < -slack or right > page.width + slack or bottom > page.height + slack

    return [mark for mark in page.marks if over(mark)]
