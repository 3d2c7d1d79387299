"""A picture from a camera, made fit to be kept: upright, small, without what the camera wrote into it."""

from dataclasses import dataclass, field
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

MAX_PIXELS = 2000
"""Longest side of a paper: A4 at 170 dots an inch, enough to read the small print."""
MAX_BYTES = 400_000
_QUALITIES = (82, 74, 66, 58, 50)


@dataclass(frozen=True, slots=True)
class Picture:
    """A JPEG without EXIF, its size in pixels."""

    jpeg: bytes = field(repr=False)
    width: int
    height: int


def prepare(data: bytes, *, max_pixels: int = MAX_PIXELS, max_bytes: int = MAX_BYTES) -> Picture | None:
    """The picture turned upright, scaled down and written anew; None where `data` is no picture.

    A picture that stays too large at the lowest quality is halved until it fits.
    """
    try:
        with Image.open(BytesIO(data)) as opened:
            upright = ImageOps.exif_transpose(opened).convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return None
    upright.thumbnail((max_pixels, max_pixels), Image.Resampling.LANCZOS)
    while True:
        for quality in _QUALITIES:
            jpeg = _written(upright, quality)
            if len(jpeg) <= max_bytes:
                return Picture(jpeg, *upright.size)
        upright = upright.resize((max(1, upright.width // 2), max(1, upright.height // 2)))


def _written(image: Image.Image, quality: int) -> bytes:
    target = BytesIO()
    image.save(target, "JPEG", quality=quality, optimize=True)
    return target.getvalue()
