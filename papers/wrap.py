"""Breaking text into lines: Chinese line-start and line-end rules, Latin words whole, nothing ever wider
than the line.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from papers.fonts import advance, visible

NEVER_FIRST = frozenset("，。、；：？！）》〉」』】〕〗…—～·％‰℃,.;:?!)]}%’”")
NEVER_LAST = frozenset("（《〈「『【〔〖([{‘“￥¥$№")


def lines(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """The lines of `text` in a column of `width`; same unit for `width` and `size`. At least one line,
    maybe empty.

    A single character wider than the column stands alone on its line.
    """
    found: list[str] = []
    for part in text.splitlines() or [""]:
        found.extend(_fill(visible(part), width / size, bold=bold))
    return found


def clusters(text: str) -> Iterator[str]:
    """The pieces between which a line may break: 字， and （字 and words and numbers stay whole."""
    held = ""
    for char in text:
        if held and not _glued(held[-1], char):
            yield held
            held = ""
        held += char
    if held:
        yield held


def _glued(left: str, right: str) -> bool:
    if right.isspace() or left.isspace():
        return False
    joins = right in NEVER_FIRST or left in NEVER_LAST or unicodedata.category(right).startswith("M")
    return joins or (_in_word(left) and _in_word(right))


def _in_word(char: str) -> bool:
    return char in "-_/@&#'+=" or (char < "\u2e80" and char.isalnum())


def _fill(text: str, room: float, *, bold: bool) -> list[str]:
    done: list[str] = []
    line, used = "", 0.0
    for piece in _fitting(text, room, bold=bold):
        need = _width(piece, bold=bold)
        if line and used + need > room + 1e-9:
            done.append(line.rstrip(" "))
            line, used = "", 0.0
            if piece == " ":
                continue
        line, used = line + piece, used + need
    return [*done, line.rstrip(" ")]


def _fitting(text: str, room: float, *, bold: bool) -> Iterator[str]:
    for piece in clusters(text):
        if _width(piece, bold=bold) > room:
            yield from piece
        else:
            yield piece


def _width(text: str, *, bold: bool) -> float:
    return sum(advance(char, bold=bold) for char in text)
