"""A page to black and white dots for a thermal printer."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw

from papers.fonts import LABEL_PAD, LABEL_SIZE, advance, face_of, label, raster_font, visible
from papers.sheet import Frame, Line, Mark, Page, Picture, Squares, Words

DOTS_PER_MM = 8
"""203 dpi, the usual resolution of receipt printers."""
INK = 150
"""Grey below this is printed: thin strokes stay whole on thermal paper."""


def paint(page: Page, *, dots_per_mm: int = DOTS_PER_MM) -> Image.Image:
    """The page as a 1-bit picture (mode "1", black = 0)."""
    size = (round(page.width * dots_per_mm), round(page.height * dots_per_mm))
    image = Image.new("L", size, 255)
    pen = ImageDraw.Draw(image)
    for mark in page.marks:
        _draw(image, pen, dots_per_mm, mark)
    return image.point(lambda grey: 255 if grey >= INK else 0).convert("1", dither=Image.Dither.NONE)


def _draw(image: Image.Image, pen: ImageDraw.ImageDraw, scale: int, mark: Mark) -> None:
    match mark:
        case Words():
            _words(pen, scale, mark)
        case Line():
            start = (round(mark.x * scale), round(mark.y * scale))
            end = (round((mark.x + mark.across) * scale), round((mark.y + mark.down) * scale))
            pen.line((*start, *end), fill=0, width=max(1, round(mark.weight * scale)))
        case Frame():
            _frame(pen, scale, mark)
        case Squares():
            _squares(pen, scale, mark)
        case Picture():
            _picture(image, scale, mark)


def _words(pen: ImageDraw.ImageDraw, scale: int, mark: Words) -> None:
    x, y, size = mark.x * scale, round(mark.y * scale), mark.size * scale
    for char in visible(mark.text):
        face = face_of(char, bold=mark.bold)
        if face is None:
            _code_point(pen, x, y, size, char)
        else:
            pen.text((round(x), y), char, fill=0, font=raster_font(face, round(size)), anchor="ls")
        x += advance(char, bold=mark.bold) * size


def _code_point(pen: ImageDraw.ImageDraw, x: float, y: int, size: float, char: str) -> None:
    right = x + advance(char) * size
    top, bottom = y - size * 0.82, y + size * 0.1
    pen.rectangle((round(x + size * 0.05), round(top), round(right - size * 0.05), round(bottom)), outline=0)
    inner = Words(x + LABEL_PAD * size, y - size * 0.14, size * LABEL_SIZE, label(char))
    _words(pen, 1, inner)


def _frame(pen: ImageDraw.ImageDraw, scale: int, mark: Frame) -> None:
    left, top = round(mark.x * scale), round(mark.y * scale)
    right, bottom = round((mark.x + mark.width) * scale) - 1, round((mark.y + mark.height) * scale) - 1
    ground = 255 if mark.ground < 1 else None
    weight = max(1, round(mark.weight * scale)) if mark.weight else 0
    pen.rectangle((left, top, right, bottom), fill=ground, outline=0 if weight else None, width=weight)


def _squares(pen: ImageDraw.ImageDraw, scale: int, mark: Squares) -> None:
    side = round(mark.module * scale)
    left, top = round(mark.x * scale), round(mark.y * scale)
    for row, modules in enumerate(mark.matrix):
        for column, black in enumerate(modules):
            if black:
                x, y = left + column * side, top + row * side
                pen.rectangle((x, y, x + side - 1, y + side - 1), fill=0)


def _picture(image: Image.Image, scale: int, mark: Picture) -> None:
    with Image.open(BytesIO(mark.png)) as source:
        flat = Image.new("RGBA", source.size, "white")
        flat.alpha_composite(source.convert("RGBA"))
    flat.thumbnail((round(mark.width * scale), round(mark.height * scale)))
    image.paste(flat.convert("L"), (round(mark.x * scale), round(mark.y * scale)))
