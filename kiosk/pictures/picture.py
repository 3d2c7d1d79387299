"""A picture from a camera or a scanner, made fit to be kept: upright, small, without what the machine wrote into it."""

from dataclasses import dataclass, field
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

MAX_PIXELS = 2000
"""Longest side of a paper: A4 at 170 dots an inch, enough to read the small print."""
MAX_BYTES = 400_000
"""Of one page as it is kept: a minute on a line of 56 kbit/s."""
_QUALITIES = (82, 74, 66, 58, 50)


@dataclass(frozen=True, slots=True)
class Picture:
    """A JPEG without EXIF, its size in pixels."""

    jpeg: bytes = field(repr=False)
    width: int
    height: int


def opened(data: bytes, *, least: int = 0) -> Image.Image | None:
    """The picture turned upright, in colours; None where `data` is no picture.

    With `least` a JPEG may come smaller, its sides at least that long: quick, for a look.
    """
    try:
        with Image.open(BytesIO(data)) as found:
            if least:
                found.draft("RGB", (least, least))
            return ImageOps.exif_transpose(found).convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return None


def prepare(data: bytes, *, max_pixels: int = MAX_PIXELS, max_bytes: int = MAX_BYTES) -> Picture | None:
    """The picture turned upright, scaled down and written anew; None where `data` is no picture."""
    image = opened(data, least=max_pixels)
    return written(smaller(image, max_pixels), max_bytes=max_bytes) if image else None


def smaller(image: Image.Image, max_pixels: int) -> Image.Image:
    """The picture with its longest side at most `max_pixels`."""
    image.thumbnail((max_pixels, max_pixels), Image.Resampling.HAMMING)
    return image


def written(image: Image.Image, *, max_bytes: int = MAX_BYTES) -> Picture:
    """The picture as JPEG; one that stays too large at the lowest quality is halved until it fits."""
    while True:
        for quality in _QUALITIES:
            jpeg = _encoded(image, quality)
            if len(jpeg) <= max_bytes:
                return Picture(jpeg, *image.size)
        image = image.resize((max(1, image.width // 2), max(1, image.height // 2)))


def _encoded(image: Image.Image, quality: int) -> bytes:
    target = BytesIO()
    image.save(target, "JPEG", quality=quality, optimize=True)
    return target.getvalue()
