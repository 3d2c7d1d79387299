"""The QR code of a receipt: a URL whose fragment is digits, in the smallest code that carries both.

The part up to `#` is a byte segment, the digits a numeric segment; error correction M. With the 210 digits
of a receipt token and a host of at most 22 characters the code is version 7, 45 modules wide. Five dots a
module at 8 dots/mm, with the quiet zone, are 33 mm.
"""

from __future__ import annotations

from collections.abc import Iterator

from qrcode.constants import ERROR_CORRECT_M
from qrcode.exceptions import DataOverflowError
from qrcode.main import QRCode
from qrcode.util import MODE_8BIT_BYTE, MODE_NUMBER, QRData

from papers.sheet import Frame, Mark, Matrix, Squares

QUIET = 4
"""Empty modules around the code."""


class TooLongError(ValueError):
    """The text does not fit into any QR code."""


def matrix(url: str) -> Matrix:
    """The modules of the code of `url`, row by row, True = black, without the quiet zone.

    Raises `TooLongError` when no QR version can carry it.
    """
    for segments in _segmentations(url):
        code = QRCode(error_correction=ERROR_CORRECT_M, border=0)
        for segment in segments:
            code.add_data(segment, optimize=0)
        try:
            code.make(fit=True)
        except (DataOverflowError, ValueError):
            continue
        return tuple(tuple(bool(module) for module in row) for row in code.modules)
    raise TooLongError("text does not fit into a QR code")


def version(code: Matrix) -> int:
    """QR version (1-40) of a code."""
    return (len(code) - 17) // 4


def side(code: Matrix, module: float) -> float:
    """Width of the code with its quiet zone, in the unit of `module`."""
    return (len(code) + 2 * QUIET) * module


def marks(code: Matrix, *, x: float, y: float, module: float) -> tuple[Mark, ...]:
    """The code with its white quiet zone, the zone's corner at `x`, `y`."""
    room = side(code, module)
    return (
        Frame(x, y, room, room, weight=0, ground=0.999),
        Squares(x + QUIET * module, y + QUIET * module, module, code),
    )


def _segmentations(url: str) -> Iterator[list[QRData]]:
    """The smallest first. qrcode 8.2 cannot encode a block of zero bytes (many "0" in a row): bytes alone can."""
    head, hash_sign, tail = url.partition("#")
    if tail.isascii() and tail.isdigit():
        first = QRData((head + hash_sign).encode(), mode=MODE_8BIT_BYTE)
        yield [first, QRData(tail.encode(), mode=MODE_NUMBER)]
    yield [QRData(url.encode(), mode=MODE_8BIT_BYTE)]
