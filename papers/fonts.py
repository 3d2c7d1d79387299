"""Which font draws which character: Noto Sans SC, then LXGW WenKai, then HanaMin, then a framed code point.

Sizes and widths are in ems. Text is code points, above U+FFFF too. A character that no font has is never
drawn as an empty box: it is drawn as its code point in a frame, so that a person can read it and compare
it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from fontTools.ttLib import TTFont
from PIL import ImageFont

OWN = Path(__file__).resolve().parent.parent / "assets" / "fonts"
SYSTEM = (
    Path("/usr/share/fonts/truetype"),
    Path("/usr/local/share/fonts"),
    Path("/usr/share/fonts"),
    Path.home() / ".fonts",
    Path.home() / ".local/share/fonts",
)
REGULAR = ("NotoSansSC-Regular.ttf", "LXGWWenKai-Regular.ttf", "HanaMinA.ttf", "HanaMinB.ttf")
BOLD = ("NotoSansSC-Bold.ttf", "LXGWWenKai-Bold.ttf", "HanaMinA.ttf", "HanaMinB.ttf")

LABEL_SIZE = 0.62
"""Size of the code point inside its frame, of the size of the text around it."""
LABEL_PAD = 0.12

_INVISIBLE = frozenset(
    (0x00AD, 0x034F, 0x061C, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070))
) | frozenset((*range(0xFE00, 0xFE10), *range(0xE0000, 0xE0200)))


@dataclass(frozen=True, slots=True)
class Face:
    """One font file."""

    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text drawn by one face; `face` is None for one character that no font has."""

    text: str
    face: Face | None


@dataclass(frozen=True, slots=True)
class _Metrics:
    units: int
    advances: dict[int, int]


def label(char: str) -> str:
    """What is written in the frame of a character without a glyph: "U+20000"."""
    return f"U+{ord(char):04X}"


def chain(*, bold: bool = False) -> tuple[Face, ...]:
    """The faces tried in order; those not installed are left out."""
    return tuple(face for name in (BOLD if bold else REGULAR) if (face := _find(name)) is not None)


def absent() -> tuple[str, ...]:
    """Font files of the chain that this machine lacks."""
    return tuple(name for name in dict.fromkeys(REGULAR + BOLD) if _find(name) is None)


def missing(text: str) -> list[str]:
    """The characters of `text` that no font has, each once, in order."""
    return [char for char in dict.fromkeys(text) if not _silent(char) and face_of(char) is None]


def visible(text: str) -> str:
    """`text` as it is drawn: code points that never have a picture of their own are left out, odd spaces
    are spaces.
    """
    return "".join(_space(char) for char in text if ord(char) not in _INVISIBLE)


def runs(text: str, *, bold: bool = False) -> Iterator[Run]:
    """Split `text` by the face that draws it."""
    held, face = "", None
    for char in visible(text):
        found = face_of(char, bold=bold)
        if held and (found is not face or found is None):
            yield Run(held, face)
            held = ""
        held, face = held + char, found
    if held:
        yield Run(held, face)


@lru_cache(maxsize=65536)
def face_of(char: str, *, bold: bool = False) -> Face | None:
    """The first face that has the character."""
    return next((face for face in chain(bold=bold) if ord(char) in _metrics(face).advances), None)


@lru_cache(maxsize=65536)
def advance(char: str, *, bold: bool = False) -> float:
    """Width of one drawn character in ems."""
    face = face_of(char, bold=bold)
    if face is None:
        return width(label(char)) * LABEL_SIZE + 2 * LABEL_PAD
    metrics = _metrics(face)
    return metrics.advances[ord(char)] / metrics.units


def width(text: str, *, bold: bool = False) -> float:
    """Width of the drawn text in ems."""
    return sum(advance(char, bold=bold) for char in visible(text))


@cache
def pdf_name(face: Face) -> str:
    """The name under which reportlab knows the face; registers it at first use."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import (
        TTFont as PdfFont,  # a tenth of a kiosk's start, and only papers need it
    )

    pdfmetrics.registerFont(PdfFont(face.name, str(face.path)))
    return face.name


@lru_cache(maxsize=64)
def raster_font(face: Face, pixels: int) -> ImageFont.FreeTypeFont:
    """The face for Pillow at a size in pixels."""
    return ImageFont.truetype(str(face.path), pixels, layout_engine=ImageFont.Layout.BASIC)


@cache
def _find(name: str) -> Face | None:
    own = OWN / name
    if own.is_file():
        return Face(own.stem, own)
    hits = (hit for folder in SYSTEM if folder.is_dir() for hit in sorted(folder.rglob(name)))
    found = next(hits, None)
    return Face(found.stem, found) if found else None


@cache
def _metrics(face: Face) -> _Metrics:
    with TTFont(str(face.path), lazy=True) as font:
        glyphs = font["hmtx"].metrics
        cmap = font.getBestCmap() or {}
        return _Metrics(font["head"].unitsPerEm, {code: glyphs[glyph][0] for code, glyph in cmap.items()})


def _silent(char: str) -> bool:
    return ord(char) in _INVISIBLE or char.isspace()


def _space(char: str) -> str:
    return " " if (unicodedata.category(char) == "Zs" and face_of(char) is None) or char == "\t" else char
