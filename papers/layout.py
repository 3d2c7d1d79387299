"""Flow: paragraphs, label and value pairs and tables become strips; strips are stacked on a roll or broken
into pages.

A strip is one line of the paper at full column width. Because every cell of a table is also cut into
strips, a text of any length runs on over as many pages as it needs and nothing is cut off.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from papers.fonts import visible
from papers.fonts import width as ems
from papers.sheet import ASCENT, PT, Line, Mark, Words, moved
from papers.wrap import lines

LEADING = 1.5
"""Line distance, of the size."""
WHOLE_ROW = 9
"""Table rows of at most this many strips are not torn over two pages."""
CELL = 1.2
"""Space around the text of a table cell, mm."""


@dataclass(frozen=True, slots=True)
class Style:
    """Size in mm, and how the text stands. `indent` is in ems, for the first line."""

    size: float
    bold: bool = False
    align: str = "left"
    leading: float = LEADING
    indent: float = 0.0
    grey: float = 0.0


@dataclass(frozen=True, slots=True)
class Strip:
    """A piece that is never split. `holds` asks to stay on the page of the next strip.

    `again` is repeated on top of a new page when this strip comes first there; `closing` is drawn at its
    lower edge when a page ends after it.
    """

    height: float
    marks: tuple[Mark, ...] = field(default=(), repr=False)
    holds: bool = False
    again: tuple[Strip, ...] = field(default=(), repr=False)
    closing: tuple[Mark, ...] = field(default=(), repr=False)


def points(size: float) -> float:
    """A type size in points as millimetres."""
    return size * PT


def gap(height: float) -> Strip:
    """Empty space."""
    return Strip(height)


def rule(width: float, *, weight: float = 0.25, grey: float = 0.0) -> Strip:
    """A line across the column."""
    return Strip(weight + 0.6, (Line(0, 0.3, width, 0, weight, grey),))


def held(strips: Iterable[Strip]) -> list[Strip]:
    """The same strips, each kept with the one that follows."""
    return [replace(strip, holds=True) for strip in strips]


def paragraph(text: str, width: float, style: Style, *, x: float = 0.0) -> list[Strip]:
    """Wrapped text in a column `width` wide that begins at `x`."""
    pad = style.indent * style.size
    found: list[Strip] = []
    for part in text.splitlines() or [""]:
        first, *rest = _indented(part, width, style, pad)
        found.append(_line(first, width - pad, style, x + pad))
        found.extend(_line(line, width, style, x) for line in rest)
    return found


def fitted(text: str, width: float, style: Style) -> Style:
    """The style made small enough for `text` to stand on one line, but not below half of its size."""
    need = ems(text, bold=style.bold) * style.size
    return style if need <= width else replace(style, size=style.size * max(0.5, width / need))


def pairs(
    rows: Iterable[tuple[str, str]], width: float, style: Style, *, label_width: float, grey: float = 0.35
) -> list[Strip]:
    """Label left in `grey`, value right, one pair under the other; both wrap."""
    found: list[Strip] = []
    for name, value in rows:
        left = paragraph(name, label_width - style.size * 0.5, replace(style, grey=grey, bold=False))
        right = paragraph(value, width - label_width, style, x=label_width)
        found.extend(_beside(left, right))
    return found


def label_room(labels: Iterable[str], width: float, style: Style) -> float:
    """Room for the widest label and a space, at most half of the column."""
    widest = max((ems(label) for label in labels), default=0.0)
    return min((widest + 0.7) * style.size, width / 2)


def table(
    headers: Sequence[str], rows: Iterable[Sequence[str]], shares: Sequence[float], width: float, style: Style
) -> list[Strip]:
    """A ruled table; `shares` are the column widths in proportion. The header comes again on each page."""
    columns = [width * share / sum(shares) for share in shares]
    bottom = (Line(0, 0, width, 0),)
    head: list[Strip] = []
    if headers:
        head = held(_row(headers, columns, replace(style, bold=True)))
    body = [strip for row in rows for strip in _row(row, columns, style)]
    again = (*head, Strip(0.0, bottom))
    cells = [replace(strip, again=again, closing=bottom) for strip in body]
    return [*head, *cells, Strip(0.3, bottom)]


def height(strips: Iterable[Strip]) -> float:
    """Height of the strips stacked, mm."""
    return sum(strip.height for strip in strips)


def stack(strips: Iterable[Strip], *, x: float, y: float) -> tuple[Mark, ...]:
    """The marks of the strips, one under the other from `x`, `y`."""
    found: list[Mark] = []
    for strip in strips:
        found.extend(moved(strip.marks, x=x, y=y))
        y += strip.height
    return tuple(found)


def broken(strips: Sequence[Strip], room: float) -> list[list[Strip]]:
    """The strips in pages of height `room`."""
    pages: list[list[Strip]] = [[]]
    used = 0.0
    for block in _blocks(strips, room):
        if pages[-1] and used + height(block) > room:
            _close(pages[-1])
            pages.append(list(block[0].again))
            used = height(pages[-1])
        pages[-1].extend(block)
        used += height(block)
    return pages


def _blocks(strips: Iterable[Strip], room: float) -> Iterable[list[Strip]]:
    block: list[Strip] = []
    for strip in strips:
        if block and height(block) + strip.height > room / 2:
            yield block
            block = []
        block.append(strip)
        if not strip.holds:
            yield block
            block = []
    if block:
        yield block


def _close(page: list[Strip]) -> None:
    last = page[-1]
    page[-1] = replace(last, marks=(*last.marks, *moved(last.closing, y=last.height)))


def _indented(part: str, width: float, style: Style, pad: float) -> list[str]:
    part = visible(part)
    first = lines(part, width - pad, style.size, bold=style.bold)[0]
    rest = part[len(first) :].lstrip(" ")
    return [first, *(lines(rest, width, style.size, bold=style.bold) if rest else [])]


def _line(text: str, width: float, style: Style, x: float) -> Strip:
    tall = style.size * style.leading
    slack = width - ems(text, bold=style.bold) * style.size
    start = x + {"left": 0.0, "center": slack / 2, "right": slack}[style.align]
    base = (tall - style.size * 1.2) / 2 + style.size * ASCENT
    if not text:
        return Strip(tall)
    return Strip(tall, (Words(start, base, style.size, text, style.bold, style.grey),))


def _beside(left: Sequence[Strip], right: Sequence[Strip]) -> list[Strip]:
    return [
        Strip(max(a.height, b.height), (*a.marks, *b.marks))
        for a, b in zip_longest(left, right, fillvalue=Strip(0.0))
    ]


def _row(cells: Sequence[str], columns: Sequence[float], style: Style) -> list[Strip]:
    edges = [sum(columns[:at]) for at in range(len(columns) + 1)]
    texts = [
        paragraph(cell, column - 2 * CELL, style, x=edge + CELL)
        for cell, column, edge in zip(cells, columns, edges, strict=False)
    ]
    strips = [
        Strip(max(part.height for part in parts), tuple(mark for part in parts for mark in part.marks))
        for parts in zip_longest(*texts, fillvalue=Strip(0.0))
    ]
    strips = [Strip(CELL * 0.6), *strips, Strip(CELL * 0.6)]
    walled = [
        replace(strip, marks=(*strip.marks, *(Line(edge, 0, 0, strip.height) for edge in edges)))
        for strip in strips
    ]
    top = Line(0, 0, edges[-1], 0)
    walled[0] = replace(walled[0], marks=(top, *walled[0].marks), holds=True)
    if len(walled) > WHOLE_ROW:
        return walled
    return [*held(walled[:-1]), walled[-1]]
