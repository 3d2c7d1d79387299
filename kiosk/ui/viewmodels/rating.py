"""How did it go: five faces; and after a bad one, why, if the person likes to say."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Property, QObject, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.ui.rows import RowsModel
from kiosk.ui.viewmodels.base import Action, Page
from kiosk.ui.viewmodels.rows import ChoiceItem, LevelItem

QML_IMPORT_NAME = "Buchucun"
QML_IMPORT_MAJOR_VERSION = 1
RATHER_NOT = "rather_not"


@QmlElement
@QmlUncreatable("made in Python")
class RatingViewModel(Page):
    """Five faces of equal size, none chosen beforehand."""

    screen_name = "RatingScreen"

    def __init__(self, levels: Sequence[LevelItem], *, heading: str, rate: Callable[[int], None],
                 forward_text: str, back: Action, back_text: str) -> None:
        super().__init__(heading=heading, back=back, back_text=back_text, back_icon="x",
                         forward_text=forward_text, forward_icon="check")
        self._rate, self._chosen = rate, 0
        self._levels = RowsModel(LevelItem, levels, self)

    @Slot(int)
    def choose(self, level: int) -> None:
        """A face was touched."""
        self._chosen = level
        self._levels.replace([LevelItem(one.level, one.text, one.icon, one.level == level)
                              for one in self._levels.rows])
        self.changed.emit()

    @Slot()
    def goForward(self) -> None:
        """Store it."""
        if self._chosen:
            self._rate(self._chosen)

    def is_ready(self) -> bool:
        """Flat until a face was touched."""
        return self._chosen > 0

    levels = Property(QObject, lambda self: self._levels, constant=True)


@QmlElement
@QmlUncreatable("made in Python")
class WhyViewModel(Page):
    """Some reasons, any number of them; the last row is to say none, and stands alone."""

    screen_name = "WhyScreen"

    def __init__(self, reasons: Sequence[ChoiceItem], *, rather_not: str, heading: str,
                 done: Callable[[tuple[str, ...]], None], forward_text: str, back: Action, back_text: str) -> None:
        super().__init__(heading=heading, back=back, back_text=back_text, forward_text=forward_text,
                         forward_icon="check")
        self._done = done
        self._reasons = RowsModel(ChoiceItem, [*reasons, ChoiceItem(RATHER_NOT, rather_not, "x-circle", False)], self)

    @Slot(str)
    def touch(self, key: str) -> None:
        """A reason was touched: on, or off again."""
        rows = [self._touched(one, key) for one in self._reasons.rows]
        self._reasons.replace(rows)
        self.changed.emit()

    @staticmethod
    def _touched(one: ChoiceItem, key: str) -> ChoiceItem:
        apart = (one.value == RATHER_NOT) != (key == RATHER_NOT)
        chosen = not one.chosen if one.value == key else one.chosen and not apart
        return ChoiceItem(one.value, one.text, one.icon, chosen)

    @Slot()
    def goForward(self) -> None:
        """Store it with the reasons, or without any."""
        if self.is_ready():
            self._done(tuple(one.value for one in self._reasons.rows if one.chosen and one.value != RATHER_NOT))

    def is_ready(self) -> bool:
        """Flat until something was touched, be it 'rather not'."""
        return any(one.chosen for one in self._reasons.rows)

    reasons = Property(QObject, lambda self: self._reasons, constant=True)
