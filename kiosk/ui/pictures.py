"""Pictures for QML made in memory, handed over as data addresses: nothing touches the disk."""

import base64
from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage

QUIET, SCALE = 4, 8


def square_code(rows: Sequence[Sequence[bool]]) -> str:
    """Return a square code with its quiet zone; dark on white in every theme."""
    side = len(rows) + 2 * QUIET
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                image.setPixelColor(x + QUIET, y + QUIET, QColor("black"))
    return as_address(image.scaled(side * SCALE, side * SCALE))


def as_address(image: QImage) -> str:
    """Return an image as a `data:` address."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return "data:image/png;base64," + base64.b64encode(bytes(data.data())).decode()
