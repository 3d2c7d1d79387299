"""What a first look found: an honest word, why, and the neighbouring matters."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Property, QObject, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.ui.rows import RowsModel
from kiosk.ui.viewmodels.base import Action, Page
from kiosk.ui.viewmodels.rows import TileRow

QML_IMPORT_NAME = "Buchucun"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made in Python")
class VerdictViewModel(Page):
    """Never a refusal: the blue key always hands in all the same."""

    screen_name = "VerdictScreen"

    def __init__(self, *, heading: str, eyebrow: str, tone: str, sentence: str, lines: list[dict[str, Any]],
                 instead_text: str, instead: Sequence[TileRow], open: Callable[[str], None], forward: Action,
                 forward_text: str, back: Action, back_text: str) -> None:
        super().__init__(heading=heading, eyebrow=eyebrow, back=back, back_text=back_text,
                         forward_text=forward_text)
        self._tone, self._sentence, self._lines, self._instead_text = tone, sentence, lines, instead_text
        self._open, self._forward = open, forward
        self._items = RowsModel(TileRow, instead, self)

    @Slot()
    def goForward(self) -> None:
        """Hand in all the same."""
        self._forward()

    @Slot(str)
    def open(self, code: str) -> None:
        """Open the guide of a neighbouring matter."""
        self._open(code)

    tone = Property(str, lambda self: self._tone, constant=True)
    sentence = Property(str, lambda self: self._sentence, constant=True)
    lines = Property(list, lambda self: self._lines, constant=True)
    insteadText = Property(str, lambda self: self._instead_text, constant=True)
    items = Property(QObject, lambda self: self._items, constant=True)
