"""The sheet of paper in a photograph: found by its tone against the table, then straightened.

Nothing is learnt and nothing is certain: what does not look like one sheet with four corners is left as it is,
and a person can always set the corners by hand.
"""

from dataclasses import dataclass

from PIL import Image, ImageFilter

from kiosk.pictures.outline import Patch, four_sides, largest_patch
from kiosk.pictures.quad import Point, Quad, area, perspective

_SIDE = 256
"""Longest side of the copy that is searched: a pixel of it is 4 mm of a sheet that fills the picture."""
_SMALLEST, _FULL = 0.18, 0.97
"""A sheet covers at least so much of the picture; from `_FULL` on it is all of it (a scanner)."""
_SOLID = 0.9
"""Share of the four corners' area the patch must fill: a hand or a cloth does not."""
_CUT = 0.06
"""A sheet that lies along so much of the picture's rim goes on outside."""
_RIGHT_ANGLE_LEAST = 0.35
"""Least sine of a corner's angle: below it is no sheet seen from above."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet in a picture; `cut` = part of it lies outside."""

    quad: Quad
    cut: bool = False


def find(image: Image.Image) -> Sheet | None:
    """The sheet, lighter or darker than what it lies on; None where no single one is seen."""
    grey = _small(image)
    level = _two_tones(grey)
    looks = [_sheet(grey.point(lambda tone: 255 if tone > level else 0)),
             _sheet(grey.point(lambda tone: 0 if tone > level else 255))]
    return next((sheet for sheet in looks if sheet is not None), None)


def straighten(image: Image.Image, quad: Quad, *, max_pixels: int) -> Image.Image:
    """The sheet alone, seen from straight above, its longest side at most `max_pixels`."""
    width, height = quad.size(*image.size)
    scale = min(1.0, max_pixels / max(width, height))
    size = max(1, round(width * scale)), max(1, round(height * scale))
    numbers = perspective(quad.pixels(*image.size), *size)
    return image.transform(size, Image.Transform.PERSPECTIVE, numbers, Image.Resampling.BILINEAR)


def _small(image: Image.Image) -> Image.Image:
    """A small grey copy whose writing is closed: what is printed belongs to its paper."""
    by = max(1, -(-max(image.size) // _SIDE))
    grey = image.reduce(by).convert("L")
    closed = grey.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.MinFilter(5))
    return closed.filter(ImageFilter.GaussianBlur(1))


def _two_tones(grey: Image.Image) -> int:
    """The level that parts a picture best into light and dark (Otsu)."""
    counts = grey.histogram()
    total, everything = sum(counts), sum(level * count for level, count in enumerate(counts))
    best, found, dark, dark_sum = -1.0, 127, 0, 0
    for level, count in enumerate(counts):
        dark, dark_sum = dark + count, dark_sum + level * count
        if not dark or dark == total:
            continue
        apart = dark_sum / dark - (everything - dark_sum) / (total - dark)
        if (spread := dark * (total - dark) * apart * apart) > best:
            best, found = spread, level
    return found


def _sheet(tones: Image.Image) -> Sheet | None:
    width, height = tones.size
    patch = largest_patch(tones.tobytes(), width)
    if patch is None or patch.pixels < _SMALLEST * width * height:
        return None
    corners = four_sides(list(patch.edge()))
    if corners is None or patch.pixels < _SOLID * area(corners) or not _is_a_sheet(corners):
        return None
    inside = [(min(1.0, max(0.0, x / width)), min(1.0, max(0.0, y / height))) for x, y in corners]
    quad = Quad.around(inside)
    if quad is None or quad.area >= _FULL:
        return None
    return Sheet(quad, _along_the_rim(patch, width, height) > _CUT)


def _is_a_sheet(corners: list[Point]) -> bool:
    """Whether no corner is too pointed or too flat."""
    for at in range(4):
        before, here, after = corners[at - 1], corners[at], corners[(at + 1) % 4]
        ax, ay, bx, by = before[0] - here[0], before[1] - here[1], after[0] - here[0], after[1] - here[1]
        both = ((ax * ax + ay * ay) * (bx * bx + by * by)) ** 0.5
        if not both or abs(ax * by - ay * bx) / both < _RIGHT_ANGLE_LEAST:
            return False
    return True


def _along_the_rim(patch: Patch, width: int, height: int) -> float:
    """Share of the picture's rim that the patch touches."""
    touched = sum((stop - start) if row in (0, height - 1) else (start == 0) + (stop == width)
                  for row, start, stop in patch.runs)
    return touched / (2 * (width + height))
