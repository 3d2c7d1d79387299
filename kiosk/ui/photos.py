"""Photographs for QML in memory as `image://photos/<number>`: drawn in the same frame, never on the disk."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtQuick import QQuickImageProvider

NAME = "photos"
_KEPT = 3
"""Enough for the one that is shown and those that are just leaving the screen."""


class Photos(QQuickImageProvider):
    """Holds the last few; `forget` lets them go with the person."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._held: dict[str, bytes] = {}
        self._count = 0

    def address(self, jpeg: bytes) -> str:
        """Return where QML finds a picture."""
        held = next((number for number, one in self._held.items() if one == jpeg), None)
        if held is None:
            self._count += 1
            held = str(self._count)
            self._held[held] = jpeg
            for old in list(self._held)[:-_KEPT]:
                del self._held[old]
        return f"image://{NAME}/{held}"

    def forget(self) -> None:
        """Hold nothing any more."""
        self._held.clear()

    def requestImage(self, id: str, size: QSize, wanted: QSize) -> QImage:
        """Return the picture, no larger than wanted; a white speck for one that was let go."""
        data = QByteArray(self._held.get(id, b""))
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        reader = QImageReader(buffer)
        whole = reader.size()
        if wanted.width() > 0 and wanted.height() > 0 and whole.isValid():
            fitting = whole.scaled(wanted, Qt.AspectRatioMode.KeepAspectRatio)
            if fitting.width() < whole.width():
                reader.setScaledSize(fitting)
        image = reader.read()
        if image.isNull():
            image = QImage(1, 1, QImage.Format.Format_RGB32)
            image.fill(Qt.GlobalColor.white)
        return image
