"""Invented sheets on invented tables: drawn, photographed askew, spoilt."""

import io
from functools import cache
from random import Random

from PIL import Image, ImageDraw, ImageFilter

from kiosk.pictures.quad import Point, Quad, perspective

WOOD, CLOTH = (112, 82, 60), (238, 236, 228)
PAPER, BOOKLET = (246, 244, 236), (120, 30, 36)


@cache
def sheet(*, paper: tuple[int, int, int] = PAPER, size: tuple[int, int] = (1000, 1400), seed: int = 1) -> Image.Image:
    """A page of writing: rows of strokes such as print has."""
    random = Random(seed)
    image = Image.new("RGB", size, paper)
    draw = ImageDraw.Draw(image)
    ink = (30, 30, 34) if sum(paper) > 380 else (226, 190, 110)
    for y in range(120, size[1] - 120, 48):
        for x in range(100, size[0] - 120 - random.randrange(200), 34):
            for _ in range(3):
                draw.line((x + random.randrange(26), y + random.randrange(28), x + random.randrange(26),
                           y + random.randrange(28)), fill=ink, width=3)
    return image


def laid(corners: tuple[Point, Point, Point, Point], *, size: tuple[int, int] = (1200, 900),
         table: tuple[int, int, int] = WOOD, paper: Image.Image | None = None) -> Image.Image:
    """A photograph of a sheet whose corners lie at these fractions of the picture."""
    paper = paper or sheet()
    inverse = perspective(_inverse_corners(corners, size, paper.size), *size)
    mask = Image.new("L", paper.size, 255)
    image = Image.new("RGB", size, table)
    image.paste(paper.transform(size, Image.Transform.PERSPECTIVE, inverse, Image.Resampling.BILINEAR),
                mask=mask.transform(size, Image.Transform.PERSPECTIVE, inverse, Image.Resampling.BILINEAR))
    return Image.blend(image, _grain(size), 0.08)


@cache
def _grain(size: tuple[int, int]) -> Image.Image:
    return Image.effect_noise((size[0] // 4, size[1] // 4), 24).convert("RGB").resize(size)


def _inverse_corners(corners: tuple[Point, Point, Point, Point], size: tuple[int, int],
                     of: tuple[int, int]) -> list[Point]:
    """Where the corners of the photograph lie on the sheet: the projective map the other way round."""
    a, b, c, d, e, f, g, h = perspective(Quad(corners).pixels(*size), *of)
    found = []
    for x, y in Quad.whole().pixels(*size):
        p, q, r, s = a - g * x, b - h * x, d - g * y, e - h * y
        whole = p * s - q * r
        found.append((((x - c) * s - q * (y - f)) / whole, (p * (y - f) - (x - c) * r) / whole))
    return found


def spoilt(image: Image.Image, how: str, at: Point = (0.5, 0.5)) -> Image.Image:
    """The same picture taken badly: `dark`, `blurred`, `glare` at a point, or `good`."""
    if how == "dark":
        return image.point(lambda level: level // 5)
    if how == "blurred":
        return image.filter(ImageFilter.GaussianBlur(image.width / 180))
    if how == "glare":
        spot = Image.new("L", image.size, 0)
        x, y, reach = at[0] * image.width, at[1] * image.height, image.height / 6
        ImageDraw.Draw(spot).ellipse((x - reach, y - reach, x + reach, y + reach), fill=255)
        image = image.copy()
        image.paste((255, 255, 255), mask=spot.filter(ImageFilter.GaussianBlur(image.height / 60)))
    return image


def jpeg(image: Image.Image, quality: int = 88) -> bytes:
    """As a camera hands it over."""
    target = io.BytesIO()
    image.save(target, "JPEG", quality=quality)
    return target.getvalue()
