"""Entering one thing by touch: digits, a name, a few words, the code of a slip."""

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from casework import money
from kiosk.services.pinyin import Pinyin
from kiosk.ui.viewmodels.base import Action, Page
from kiosk.ui.viewmodels.writing_page import WritingPage

QML_IMPORT_NAME = "Buchucun"
QML_IMPORT_MAJOR_VERSION = 1
Done = Callable[[str], None]
LONGEST_DIGITS = 20
STEPS = (100, 500, 1000)
"""Yuan that one touch adds: most amounts of a village are made of these."""


def no_reading(text: str) -> str:
    """Nothing is said beside the field."""
    return ""


def amount_in_words(text: str) -> str:
    """As one says it and as papers write it: 八千六百块（捌仟陆佰元整）; '' for nothing or no amount."""
    amount = money.yuan(text) if text else None
    return f"{money.spoken(amount)}（{money.in_words(amount)}）" if isinstance(amount, Decimal) else ""


@QmlElement
@QmlUncreatable("made in Python")
class EntryViewModel(WritingPage):
    """A field with a pad below: digits, or with `pinyin` words on the writing panel."""

    screen_name = "NumberScreen"
    updated = Signal()

    def __init__(self, *, heading: str, done: Done, back: Action, back_text: str, forward_text: str,
                 pinyin: Pinyin | None = None, names: bool = False, value: str = "", hint: str = "",
                 placeholder: str = "", extra_key: str = "", eyebrow: str = "", required: bool = True,
                 reading: Callable[[str], str] = no_reading, source: str = "",
                 hidden: bool = False) -> None:
        super().__init__(heading=heading, eyebrow=eyebrow, back=back, back_text=back_text,
                         forward_text=forward_text, source=source)
        self._done, self._hint, self._placeholder = done, hint, placeholder
        self._extra_key, self._required, self._read_out = extra_key, required, reading
        self._letters, self._hidden = pinyin is not None, hidden
        self._value, self.for_names = value, names

    @property
    def writes(self) -> bool:
        """Words are written, digits are not."""
        return self._letters

    @property
    def value(self) -> str:
        """What was entered so far."""
        return self.written() if self._letters and self.panel_is_there else self._value

    @Slot(str)
    def type(self, character: str) -> None:
        """A key of the block of digits."""
        if len(self._value) + len(character) <= LONGEST_DIGITS:
            self._value += character
        self.show_error("")

    @Slot(int)
    def add(self, yuan: int) -> None:
        """So many yuan more."""
        self._value = money.plus(self._value, yuan)
        self.show_error("")

    @Slot()
    def erase(self) -> None:
        """The last digit goes."""
        self._value = self._value[:-1]
        self.show_error("")

    @Slot()
    def goForward(self) -> None:
        """Done; the one who asked says what is wrong, if anything."""
        self._done(self.value)

    def is_ready(self) -> bool:
        """Flat while a required field is empty."""
        return bool(self.value) or not self._required

    def _shown(self) -> str:
        typed = self.shown_words() if self._letters and self.panel_is_there else self._value
        return "●" * len(typed) if self._hidden else typed

    shown = Property(str, _shown, notify=updated)
    panel = Property(QObject, lambda self: self.equipment, constant=True)
    big = Property(bool, lambda self: self._read_out is amount_in_words, constant=True)
    steps = Property(list, lambda self: list(STEPS) if self.big else [], constant=True)
    letters = Property(bool, lambda self: self._letters, constant=True)
    hint = Property(str, lambda self: self._hint, constant=True)
    placeholder = Property(str, lambda self: self._placeholder, constant=True)
    extraKey = Property(str, lambda self: self._extra_key, constant=True)
    reading = Property(str, lambda self: self._read_out(self.value), notify=updated)


@QmlElement
@QmlUncreatable("made in Python")
class CodeViewModel(Page):
    """The 12 characters of a slip, shown in groups of four."""

    screen_name = "CodeScreen"
    updated = Signal()
    LENGTH = 12

    def __init__(self, *, heading: str, done: Done, back: Action, back_text: str, forward_text: str) -> None:
        super().__init__(heading=heading, back=back, back_text=back_text, forward_text=forward_text)
        self._done, self._text = done, ""

    @Slot(str)
    def type(self, character: str) -> None:
        """A key."""
        self._text = (self._text + character)[:self.LENGTH]
        self.show_error("")

    @Slot()
    def erase(self) -> None:
        """One step back."""
        self._text = self._text[:-1]
        self.show_error("")

    @Slot()
    def goForward(self) -> None:
        """Look it up."""
        self._done(self._text)

    def is_ready(self) -> bool:
        """Flat until all are there."""
        return len(self._text) == self.LENGTH

    def _shown(self) -> str:
        return " ".join(self._text[start:start + 4] for start in range(0, len(self._text), 4))

    shown = Property(str, _shown, notify=updated)
