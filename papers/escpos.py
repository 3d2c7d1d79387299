"""ESC/POS for receipt printers: the slip goes over as dots, because printers' own Chinese fonts lack
people's names.

Commands used: ESC @ (start), GS v 0 (raster, in bands), ESC d (feed), GS V 66 (feed and cut).
"""

from __future__ import annotations

from collections.abc import Iterator

from PIL import Image, ImageOps

START = b"\x1b@"
RASTER = b"\x1dv0\x00"
BAND = 128
"""Rows in one raster command: 9,216 bytes at 576 dots; cheap printers lose longer ones."""


class NotRasterError(ValueError):
    """The bytes are not what `encode` writes."""


def encode(image: Image.Image, *, feed_lines: int = 3, cut: bool = True) -> bytes:
    """The printer's bytes for a 1-bit picture (black prints). The width is filled up to whole bytes with
    white.
    """
    parts = [START]
    for top in range(0, image.height, BAND):
        parts.append(_band(image.crop((0, top, image.width, min(image.height, top + BAND)))))
    parts.append(b"\x1bd" + bytes([feed_lines]))
    if cut:
        parts.append(b"\x1dVB\x00")
    return b"".join(parts)


def decode(data: bytes) -> Image.Image:
    """The picture a printer would draw from these bytes. Raises `NotRasterError` at any other command."""
    bands = list(_bands(data))
    if not bands:
        raise NotRasterError("no raster band")
    image = Image.new("1", (bands[0].width, sum(band.height for band in bands)), 1)
    top = 0
    for band in bands:
        image.paste(band, (0, top))
        top += band.height
    return image


def _band(image: Image.Image) -> bytes:
    stride = (image.width + 7) // 8
    padded = Image.new("1", (stride * 8, image.height), 1)
    padded.paste(image, (0, 0))
    ink = ImageOps.invert(padded.convert("L")).convert("1", dither=Image.Dither.NONE)
    return RASTER + stride.to_bytes(2, "little") + image.height.to_bytes(2, "little") + ink.tobytes()


def _bands(data: bytes) -> Iterator[Image.Image]:
    at = 0
    while at < len(data):
        if data.startswith(START, at):
            at += 2
        elif data.startswith(b"\x1bd", at):
            at += 3
        elif data.startswith(b"\x1dVB", at):
            at += 4
        elif data.startswith(RASTER, at):
            stride = int.from_bytes(data[at + 4 : at + 6], "little")
            rows = int.from_bytes(data[at + 6 : at + 8], "little")
            end = at + 8 + stride * rows
            if end > len(data):
                raise NotRasterError("a raster band is cut short")
            ink = Image.frombytes("1", (stride * 8, rows), data[at + 8 : end])
            yield ImageOps.invert(ink.convert("L")).convert("1", dither=Image.Dither.NONE)
            at = end
        else:
            raise NotRasterError(f"unknown command at byte {at}")
