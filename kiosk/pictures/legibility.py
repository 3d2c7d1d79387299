"""Can this photograph be read? Three plain measures on a small grey copy: light, sharpness, glare.

Advice only: a person may always use the picture as it is. The limits were set on drawn pages that were
darkened, blurred and overexposed (tests/pictures).
"""

from dataclasses import dataclass
from enum import StrEnum

from PIL import Image, ImageFilter, ImageStat

_SIDE = 800
_DARK_MEAN = 70.0
_SHARP_PEAK = 60
_GLARE_LEVEL = 252
_GLARE_SHARE = 0.02
_GRID = 8


class Look(StrEnum):
    """How a photograph looks."""

    GOOD = "good"
    DARK = "dark"
    BLURRED = "blurred"
    GLARE = "glare"
    CUT = "cut"
    """Part of the sheet lies outside the picture."""


@dataclass(frozen=True, slots=True)
class Legibility:
    """The verdict; `where` = troubled part as fractions (left, top, width, height), None = the whole."""

    look: Look
    where: tuple[float, float, float, float] | None = None


def judge(image: Image.Image) -> Legibility:
    """Say how a picture looks; the worst trouble first: dark, blurred, glare."""
    grey = image.convert("L")
    grey.thumbnail((_SIDE, _SIDE))
    if ImageStat.Stat(grey).mean[0] < _DARK_MEAN:
        return Legibility(Look.DARK)
    if _sharpness(grey) < _SHARP_PEAK:
        return Legibility(Look.BLURRED)
    glare = _glare(grey)
    return Legibility(Look.GLARE, glare) if glare else Legibility(Look.GOOD)


def _sharpness(grey: Image.Image) -> int:
    """Strength of the 99th percentile of edges, 0..255: print gives strong thin edges, blur none."""
    edges = grey.filter(ImageFilter.Kernel((3, 3), (-1, -1, -1, -1, 8, -1, -1, -1, -1), scale=1))
    histogram = edges.crop((1, 1, edges.width - 1, edges.height - 1)).histogram()
    left = sum(histogram) // 100
    for level in range(255, -1, -1):
        left -= histogram[level]
        if left <= 0:
            return level
    return 0


def _glare(grey: Image.Image) -> tuple[float, float, float, float] | None:
    """Box around the cells that are burnt out while the page around them is not."""
    burnt = grey.point(lambda level: 255 if level >= _GLARE_LEVEL else 0)
    share = ImageStat.Stat(burnt).mean[0] / 255
    if not _GLARE_SHARE <= share <= 0.5:
        return None
    cells = burnt.resize((_GRID, _GRID), Image.Resampling.BOX)
    hit = [(n % _GRID, n // _GRID) for n, level in enumerate(cells.tobytes()) if level > 180]
    if not hit:
        return None
    left, top = min(x for x, _ in hit), min(y for _, y in hit)
    right, bottom = max(x for x, _ in hit) + 1, max(y for _, y in hit) + 1
    return (left / _GRID, top / _GRID, (right - left) / _GRID, (bottom - top) / _GRID)
