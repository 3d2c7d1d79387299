"""Who is it? The card on the plate, or number and name."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Property, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.services.identity import CardSeen, CardUnreadable, Identity
from kiosk.services.people import Person
from kiosk.ui.translator import Translate
from kiosk.ui.viewmodels.base import Action, Page

QML_IMPORT_NAME = "Buchucun"
QML_IMPORT_MAJOR_VERSION = 1
LOOK_MS = 300


@QmlElement
@QmlUncreatable("made in Python")
class WhoViewModel(Page):
    """Waits for a card; the number can be typed instead. A card of `not_number` is not taken for an answer."""

    screen_name = "WhoScreen"

    def __init__(self, identity: Identity, translate: Translate, *, heading: str, card_text: str,
                 known: Callable[[Person], None], type_number: Action, back: Action, back_text: str,
                 for_other: Action | None = None, not_number: str = "") -> None:
        super().__init__(heading=heading, back=back, back_text=back_text)
        self._identity, self._translate = identity, translate
        self._card_text, self._known, self._type_number = card_text, known, type_number
        self._for_other, self._not_number = for_other, not_number
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @Slot()
    def look(self) -> None:
        """Look at the plate."""
        seen = self._identity.card()
        if isinstance(seen, CardSeen) and seen.person.id_number == self._not_number:
            return      # who acts has left their own card lying
        if isinstance(seen, CardSeen):
            self._timer.stop()
            self._known(seen.person)
        elif isinstance(seen, CardUnreadable):
            self.show_error(f"{seen.sentence.render(self._translate)} {seen.next_step.render(self._translate)}")
        elif self._error:
            self.show_error("")

    @Slot()
    def typeNumber(self) -> None:
        """No card: type the number."""
        self._timer.stop()
        self._type_number()

    @Slot()
    def forOther(self) -> None:
        """It is somebody else's matter."""
        self._timer.stop()
        if self._for_other is not None:
            self._for_other()

    offersOther = Property(bool, lambda self: self._for_other is not None, constant=True)
    cardText = Property(str, lambda self: self._card_text, constant=True)


@QmlElement
@QmlUncreatable("made in Python")
class TextViewModel(Page):
    """A few sentences with drawings, then on."""

    screen_name = "TextScreen"

    def __init__(self, *, heading: str, lines: list[dict[str, Any]], forward: Action | None = None,
                 forward_text: str = "", forward_icon: str = "arrow-right", back: Action | None = None,
                 back_text: str = "", back_icon: str = "arrow-left", eyebrow: str = "") -> None:
        super().__init__(heading=heading, eyebrow=eyebrow, back=back, back_text=back_text,
                         back_icon=back_icon, forward_text=forward_text, forward_icon=forward_icon)
        self._lines, self._forward = lines, forward

    @Slot()
    def goForward(self) -> None:
        """On."""
        if self._forward is not None:
            self._forward()

    lines = Property(list, lambda self: self._lines, constant=True)


@QmlElement
@QmlUncreatable("made in Python")
class CoverViewModel(Page):
    """Counts down over covered content; one touch goes on, nobody is hurried by numbers before."""

    screen_name, bare_page = "CoverScreen", True
    updated = Signal()

    def __init__(self, *, heading: str, seconds: int, stay: Action, wipe: Action) -> None:
        super().__init__(heading=heading)
        self._left, self._stay, self._wipe = seconds, stay, wipe
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.tick)
        self._timer.start()

    @Slot()
    def tick(self) -> None:
        """A second has passed."""
        self._left -= 1
        self.changed.emit()
        if self._left <= 0:
            self._timer.stop()
            self._wipe()

    @Slot()
    def stay(self) -> None:
        """I am still here."""
        self._timer.stop()
        self._stay()

    @Slot()
    def wipe(self) -> None:
        """I am done."""
        self._timer.stop()
        self._wipe()

    seconds = Property(str, lambda self: str(self._left), notify=updated)
