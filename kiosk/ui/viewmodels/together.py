"""Several cases of one hand-in, each with its own number."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.ui.rows import RowsModel
from kiosk.ui.viewmodels.base import Action, Page
from kiosk.ui.viewmodels.rows import TileRow

QML_IMPORT_NAME = "Buchucun"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made in Python")
class TogetherViewModel(Page):
    """What was handed in at once; after the hand-in the blue key prints the one slip again."""

    screen_name = "TogetherScreen"
    updated = Signal()

    def __init__(self, rows: Sequence[TileRow], *, heading: str, eyebrow: str, sentence: str, later: str,
                 open: Callable[[str], None], forward: Action | None, forward_text: str, back: Action,
                 back_text: str, back_icon: str = "sign-out") -> None:
        super().__init__(heading=heading, eyebrow=eyebrow, back=back, back_text=back_text, back_icon=back_icon,
                         forward_text=forward_text, forward_icon="printer")
        self._sentence, self._later, self._printing = sentence, later, ""
        self._open, self._forward = open, forward
        self._cases = RowsModel(TileRow, rows, self)

    def show_printing(self, text: str) -> None:
        """Say what the printer does."""
        self._printing = text
        self.changed.emit()

    @Slot()
    def goForward(self) -> None:
        """Print the slip once more."""
        if self._forward is not None:
            self._forward()

    @Slot(str)
    def open(self, case: str) -> None:
        """Open one case."""
        self._open(case)

    cases = Property(QObject, lambda self: self._cases, constant=True)
    sentence = Property(str, lambda self: self._sentence, constant=True)
    later = Property(str, lambda self: self._later, constant=True)
    printing = Property(str, lambda self: self._printing, notify=updated)
