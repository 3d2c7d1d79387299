"""One public notice as it hangs there."""

from typing import Any

from PySide6.QtCore import Property, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from casework.notice import Notice
from kiosk.ui.viewmodels.base import Action, Page

QML_IMPORT_NAME = "Buchucun"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made in Python")
class NoticeViewModel(Page):
    """Title, table, period, how to object; `turn` shows the next one, None = there is only this."""

    screen_name = "NoticeScreen"

    def __init__(self, notice: Notice, *, heading: str, period: str, guarded: str, turn: Action | None, turn_text: str,
                 object: Action, forward_text: str, back: Action, back_text: str) -> None:
        super().__init__(heading=heading, back=back, back_text=back_text, forward_text=forward_text,
                         forward_icon="chat-teardrop-text")
        self._notice, self._period, self._guarded = notice, period, guarded
        self._turn, self._turn_text, self._object = turn, turn_text, object

    @Slot()
    def goForward(self) -> None:
        """I think that is wrong."""
        self._object()

    @Slot()
    def turn(self) -> None:
        """The next notice."""
        if self._turn is not None:
            self._turn()

    def _rows(self) -> list[dict[str, Any]]:
        return [{"cells": list(row)} for row in self._notice.rows]

    title = Property(str, lambda self: self._notice.title, constant=True)
    columns = Property(list, lambda self: list(self._notice.columns), constant=True)
    rows = Property(list, _rows, constant=True)
    period = Property(str, lambda self: self._period, constant=True)
    issuer = Property(str, lambda self: f"{self._notice.issuer}  {self._notice.objections}", constant=True)
    guarded = Property(str, lambda self: self._guarded, constant=True)
    turnText = Property(str, lambda self: self._turn_text if self._turn else "", constant=True)
