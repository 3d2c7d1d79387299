"""Reads the open page aloud and tells the screen which row is being read."""

from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.services.aloud import Aloud

QML_IMPORT_NAME = "Buchucun"
QML_IMPORT_MAJOR_VERSION = 1
NOTHING = -1


@QmlElement
@QmlUncreatable("made in Python")
class Reader(QObject):
    """`place` is the row being read, -1 when nothing is."""

    changed = Signal()

    def __init__(self, aloud: Aloud) -> None:
        super().__init__()
        self._aloud, self._place, self._texts = aloud, NOTHING, list[str]()

    @Slot(list)
    def read(self, texts: list[Any]) -> None:
        """Read these, one a row; what was being read stops."""
        self.stop()
        self._texts = [str(text) for text in texts]
        if self._texts and self._aloud.can_read():
            self._aloud.read(self._texts, self._saying)

    @Slot()
    def stop(self) -> None:
        """Silence, and no row is lit."""
        self._aloud.stop()
        self._saying(NOTHING)

    def can_read(self) -> bool:
        """Whether this machine can be heard."""
        return self._aloud.can_read()

    @property
    def texts(self) -> list[str]:
        """What was last asked to be read."""
        return list(self._texts)

    def _saying(self, place: int) -> None:
        if place != self._place:
            self._place = place
            self.changed.emit()

    place = Property(int, lambda self: self._place, notify=changed)
    speaking = Property(bool, lambda self: self._place != NOTHING, notify=changed)
