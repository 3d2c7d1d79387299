"""What the body of an A4 paper is made of: paragraphs, headings, label and value pairs, tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from papers.a4 import BODY, COLUMN
from papers.layout import Strip, Style, gap, held, pairs, paragraph, points, table

_TEXT = Style(BODY.size, leading=BODY.leading, indent=2)
_HEADING = Style(points(13), bold=True, leading=1.8)
_CELL = Style(points(11), leading=1.45)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text, first line two characters in."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Heading:
    """A line in bold that stays with what follows."""

    text: str


@dataclass(frozen=True, slots=True)
class Pairs:
    """Ruled rows of label and value. An empty value is room to write by hand."""

    rows: tuple[tuple[str, str], ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table; `shares` are the proportions of the columns."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = field(repr=False)
    shares: tuple[float, ...]


Block = Paragraph | Heading | Pairs | Table


def strips(blocks: Iterable[Block]) -> list[Strip]:
    """The blocks, one under the other, in the column of an A4 paper."""
    return [strip for block in blocks for strip in _strips(block)]


def facts(rows: Iterable[tuple[str, str]]) -> list[Strip]:
    """Label and value without rules, as under the title of a paper."""
    return pairs(rows, COLUMN, BODY, label_width=38)


def _strips(block: Block) -> list[Strip]:
    match block:
        case Paragraph(text):
            return paragraph(text, COLUMN, _TEXT)
        case Heading(text):
            return [gap(1.5), *held(paragraph(text, COLUMN, _HEADING))]
        case Pairs(rows):
            return [gap(1), *table((), rows, (1, 3.2), COLUMN, _CELL), gap(2)]
        case Table(headers, rows, shares):
            return [gap(1), *table(headers, rows, shares, COLUMN, _CELL), gap(2)]
