"""After the hand-in: receipt, look-up, progress, what to mend, the answer."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.ui.rows import RowsModel
from kiosk.ui.viewmodels.base import Action, Page
from kiosk.ui.viewmodels.rows import AskItem

QML_IMPORT_NAME = "Buchucun"
QML_IMPORT_MAJOR_VERSION = 1
Rows = list[dict[str, Any]]
LOOK_MS = 300


@QmlElement
@QmlUncreatable("made in Python")
class ReceiptViewModel(Page):
    """Handed in: what counts now, said honestly."""

    screen_name = "ReceiptScreen"
    updated = Signal()

    def __init__(self, *, heading: str, states: Rows, sentence: str, confirmed: bool, qr: str,
                 short_number: str, short_code: str, next_steps: Rows, printing: str, print_again: Action,
                 forward_text: str, back: Action, back_text: str) -> None:
        super().__init__(heading=heading, back=back, back_text=back_text, back_icon="sign-out",
                         forward_text=forward_text, forward_icon="printer")
        self._states, self._sentence, self._confirmed = states, sentence, confirmed
        self._fixed = {"qr": qr, "number": short_number, "code": short_code}
        self._next_steps, self._printing, self._print_again = next_steps, printing, print_again

    def follow(self, states: Rows, sentence: str, *, confirmed: bool) -> None:
        """The county has answered meanwhile."""
        self._states, self._sentence, self._confirmed = states, sentence, confirmed
        self.changed.emit()

    def show_printing(self, text: str) -> None:
        """Say what the printer does."""
        self._printing = text
        self.changed.emit()

    @Slot()
    def goForward(self) -> None:
        """Print it once more."""
        self._print_again()

    states = Property(list, lambda self: self._states, notify=updated)
    sentence = Property(str, lambda self: self._sentence, notify=updated)
    confirmed = Property(bool, lambda self: self._confirmed, notify=updated)
    qr = Property(str, lambda self: self._fixed["qr"], constant=True)
    shortNumber = Property(str, lambda self: self._fixed["number"], constant=True)
    shortCode = Property(str, lambda self: self._fixed["code"], constant=True)
    nextSteps = Property(list, lambda self: self._next_steps, constant=True)
    printing = Property(str, lambda self: self._printing, notify=updated)


@QmlElement
@QmlUncreatable("made in Python")
class LookupViewModel(Page):
    """Waits for a slip under the scanner."""

    screen_name = "LookupScreen"

    def __init__(self, *, heading: str, scanned: Callable[[], str | None], found: Callable[[str], None],
                 type_code: Action, by_card: Action, back: Action, back_text: str) -> None:
        super().__init__(heading=heading, back=back, back_text=back_text)
        self._scanned, self._found = scanned, found
        self._type_code, self._by_card = type_code, by_card
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @Slot()
    def look(self) -> None:
        """Ask the scanner."""
        text = self._scanned()
        if text:
            self._found(text)

    @Slot()
    def typeCode(self) -> None:
        """Enter the characters."""
        self._timer.stop()
        self._type_code()

    @Slot()
    def byCard(self) -> None:
        """Use the card."""
        self._timer.stop()
        self._by_card()


@QmlElement
@QmlUncreatable("made in Python")
class ProgressViewModel(Page):
    """Where it stands, who has it, until when."""

    screen_name = "ProgressScreen"

    def __init__(self, *, heading: str, eyebrow: str, states: Rows, detail: str, timeline: Rows,
                 forward: Action | None, forward_text: str, forward_icon: str, back: Action,
                 back_text: str, ways: Sequence[dict[str, Any]] = (), go: Callable[[str], None] | None = None) -> None:
        super().__init__(heading=heading, eyebrow=eyebrow, back=back, back_text=back_text,
                         forward_text=forward_text, forward_icon=forward_icon)
        self._states, self._detail, self._timeline, self._forward = states, detail, timeline, forward
        self._ways, self._go = list(ways), go

    @Slot(str)
    def go(self, way: str) -> None:
        """One of the quieter ways: correct, take back, complain."""
        if self._go is not None:
            self._go(way)

    @Slot()
    def goForward(self) -> None:
        """What can be done now: mend, fetch the answer, rate."""
        if self._forward is not None:
            self._forward()

    states = Property(list, lambda self: self._states, constant=True)
    detail = Property(str, lambda self: self._detail, constant=True)
    timeline = Property(list, lambda self: self._timeline, constant=True)
    ways = Property(list, lambda self: self._ways, constant=True)


@QmlElement
@QmlUncreatable("made in Python")
class SupplementViewModel(Page):
    """The good news first, then the one thing."""

    screen_name = "SupplementScreen"

    def __init__(self, *, heading: str, good_news: str, asks: Sequence[AskItem], until: str, forward: Action,
                 forward_text: str, back: Action, back_text: str) -> None:
        super().__init__(heading=heading, back=back, back_text=back_text, forward_text=forward_text)
        self._good_news, self._until, self._forward = good_news, until, forward
        self._asks = RowsModel(AskItem, asks, self)

    @Slot()
    def goForward(self) -> None:
        """Mend it now."""
        self._forward()

    goodNews = Property(str, lambda self: self._good_news, constant=True)
    asks = Property(QObject, lambda self: self._asks, constant=True)
    until = Property(str, lambda self: self._until, constant=True)


@QmlElement
@QmlUncreatable("made in Python")
class AnswerViewModel(Page):
    """Whether it was granted, the money, from when; print it, sign for it."""

    screen_name = "AnswerScreen"
    updated = Signal()

    def __init__(self, *, heading: str, granted: bool, headline: str, amount: str, lines: Rows,
                 can_print: bool, print_text: str, print: Action, forward: Action, forward_text: str,
                 back: Action, back_text: str) -> None:
        super().__init__(heading=heading, back=back, back_text=back_text, forward_text=forward_text,
                         forward_icon="pencil-line")
        self._granted, self._headline, self._amount, self._lines = granted, headline, amount, lines
        self._can_print, self._print_text, self._print, self._forward = can_print, print_text, print, forward
        self._printed = ""

    def show_printed(self, sentence: str) -> None:
        """The paper came; what the printer could not do before is over."""
        self._printed = sentence
        self.show_error("")

    def show_not_printed(self, sentence: str) -> None:
        """No paper came: what is so and what to do."""
        self._printed = ""
        self.show_error(sentence)

    @Slot()
    def print(self) -> None:
        """Print the county's paper."""
        self._print()

    @Slot()
    def goForward(self) -> None:
        """Sign for it."""
        self._forward()

    granted = Property(bool, lambda self: self._granted, constant=True)
    headline = Property(str, lambda self: self._headline, constant=True)
    amount = Property(str, lambda self: self._amount, constant=True)
    lines = Property(list, lambda self: self._lines, constant=True)
    canPrint = Property(bool, lambda self: self._can_print, constant=True)
    printed = Property(str, lambda self: self._printed, notify=updated)
    printText = Property(str, lambda self: self._print_text, constant=True)
