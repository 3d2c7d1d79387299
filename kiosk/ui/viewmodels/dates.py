"""A day by decade, year, month and day, in the new calendar or the old one."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from casework.message import N_, Message
from kiosk.forms.joint import Fillable
from kiosk.forms.pages import Page as FormPage
from kiosk.services.day_picker import DAY, DECADE, MONTH, DayPicker
from kiosk.ui.rows import RowsModel
from kiosk.ui.translator import Translate
from kiosk.ui.viewmodels.asking import Around, QuestionPage
from kiosk.ui.viewmodels.rows import ChoiceItem

QML_IMPORT_NAME = "Buchucun"
QML_IMPORT_MAJOR_VERSION = 1
BIRTH = "birth"
ASKED = (N_("Which decade?"), N_("Which year?"), N_("Which month?"), N_("Which day?"))


@QmlElement
@QmlUncreatable("made in Python")
class DateViewModel(QuestionPage):
    """Decade, year, month, day; impossible days are absent."""

    screen_name = "DateScreen"
    updated = Signal()

    def __init__(self, page: FormPage, around: Around, translate: Translate, filling: Fillable, *, today: date) -> None:
        super().__init__(page, around, translate)
        self._filling = filling
        value = date.fromisoformat(page.value) if page.value else None
        self._picker = DayPicker(today, birth=page.ref.endswith(BIRTH), value=value)
        self._options = RowsModel(ChoiceItem, self._rows(), self)

    def _rows(self) -> list[ChoiceItem]:
        chosen = self._picker.chosen(self._picker.open)
        return [ChoiceItem(one.value, one.text.render(self._translate), "", one.value == chosen)
                for one in self._picker.choices()]

    def _follow(self, act: Callable[[], None]) -> None:
        before = self._picker.day
        act()
        day = self._picker.day
        if day != before:
            self.show(self._filling.answer(day.isoformat() if day else ""))
            if self._picker.unsure:
                self._filling.mark_inexact()
        self._options.replace(self._rows())
        self.changed.emit()

    @Slot(str)
    def pick(self, value: str) -> None:
        """A number was touched; what came after it is chosen anew."""
        self._follow(lambda: self._picker.pick(value))

    @Slot(int)
    def openPart(self, part: int) -> None:
        """Go back to decade, year or month."""
        self._follow(lambda: self._picker.open_part(part))

    @Slot()
    def otherCalendar(self) -> None:
        """By the old calendar, or again by the new one."""
        self._follow(self._picker.switch)

    @Slot()
    def notSure(self) -> None:
        """The rest is not remembered."""
        self._follow(self._picker.be_unsure)

    def _parts(self) -> list[dict[str, Any]]:
        picker = self._picker
        chosen = [picker.chosen(part) for part in range(DAY + 1)]
        words = [picker.label(part, value) if value else Message(ASKED[part]) for part, value in enumerate(chosen)]
        return [{"text": words[part].render(self._translate),
                 "open": part == picker.open, "done": bool(chosen[part]),
                 "reachable": not part or bool(chosen[part - 1])} for part in range(DAY + 1)]

    def _beside(self) -> str:
        if self._picker.unsure:
            return self._translate(N_("Written down as about. Staff look it up."))
        said, old = [], self._picker.in_old_calendar()
        if (age := self._picker.age()) is not None:
            said.append(self._translate(N_("{age} years old")).format(age=age))
        if animal := self._picker.animal():
            said.append(self._translate(N_("born in the year of the {animal}")).format(animal=self._translate(animal)))
        lines = [" · ".join(said), old.render(self._translate) if old else ""]
        return "\n".join(filter(None, lines))

    def _result(self) -> str:
        words = self._picker.words()
        return words.render(self._translate) if words else ""

    parts = Property(list, _parts, notify=updated)
    options = Property(QObject, lambda self: self._options, constant=True)
    columns = Property(int, lambda self: (3, 2, 4, 7)[self._picker.open], notify=updated)
    wideColumns = Property(int, lambda self: (4, 3, 4, 8)[self._picker.open], notify=updated)
    result = Property(str, _result, notify=updated)
    beside = Property(str, _beside, notify=updated)
    note = Property(str, lambda self: self._page.hint, notify=updated)
    lunar = Property(bool, lambda self: self._picker.lunar, notify=updated)
    mayBeUnsure = Property(bool, lambda self: self._picker.may_be_unsure(), notify=updated)
    unsureText = Property(str, lambda self: self._translate(
        N_("I do not know the month") if self._picker.open <= MONTH else N_("I do not know the day")), notify=updated)
    started = Property(bool, lambda self: self._picker.open > DECADE, notify=updated)
