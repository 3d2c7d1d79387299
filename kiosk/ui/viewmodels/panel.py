"""The panel that writes: tabs, candidates with their reading, the recogniser's answers."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from casework.message import N_
from kiosk.services.handwriting import Able, Handwriting, News, Read, Unable
from kiosk.services.register import Register
from kiosk.services.writing import Way, Writing
from kiosk.ui.translator import Translate

QML_IMPORT_NAME = "Buchucun"
QML_IMPORT_MAJOR_VERSION = 1
WAYS = ((Way.HAND, N_("By hand")), (Way.PINYIN, N_("Pinyin")), (Way.STROKES, N_("Strokes")),
        (Way.DIGITS, N_("Digits")), (Way.CODE, N_("Code")))


class Pen(QObject):
    """Brings the recogniser's answers from its thread to the drawing one; one for all panels."""

    told = Signal(object)

    def __init__(self, handwriting: Handwriting) -> None:
        super().__init__()
        self.handwriting = handwriting
        handwriting.listen(self.told.emit)


@QmlElement
@QmlUncreatable("made in Python")
class WritingPanel(QObject):
    """One field's panel. `followed` is called after every change of the text or of what is being typed."""

    changed = Signal()
    cleared = Signal()
    """The ink on the pad belongs to what is past."""

    def __init__(self, pen: Pen, register: Register, translate: Translate, *, followed: Callable[[], None],
                 names: bool = False, text: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pen, self._translate, self._followed = pen, translate, followed
        self._asked = 0
        self.writing = Writing(register, names=names, text=text, way=Way.HAND)
        pen.told.connect(self._heard)
        if isinstance(pen.handwriting.state, Unable):
            self.writing.choose_way(Way.PINYIN)
        pen.handwriting.begin()

    @Slot(object)
    def _heard(self, news: News) -> None:
        if isinstance(news, Read):
            if news.id != self._asked or self.writing.way is not Way.HAND:
                return
            self.writing.guessed(news.guesses)
        self.changed.emit()

    def _tell(self) -> None:
        self._asked = 0
        self.cleared.emit()
        self.changed.emit()
        self._followed()

    @Slot(str)
    def chooseWay(self, way: str) -> None:
        """A tab."""
        self.writing.choose_way(Way(way))
        self._tell()

    @Slot(str)
    def type(self, key: str) -> None:
        """A key."""
        self.writing.type(key)
        self._tell()

    @Slot(int)
    def choose(self, index: int) -> None:
        """A candidate."""
        self.writing.choose(index)
        self._tell()

    @Slot()
    def erase(self) -> None:
        """One step back."""
        self.writing.erase()
        self._tell()

    @Slot()
    def more(self) -> None:
        """The next candidates."""
        self.writing.more()
        self.changed.emit()

    @Slot(list)
    def wrote(self, strokes: list[list[float]]) -> None:
        """The ink has changed: what is it now? No ink, no candidates."""
        if strokes:
            self._asked = self._pen.handwriting.ask(strokes)
        else:
            self._asked = 0
            self.writing.guessed([])
            self.changed.emit()

    @property
    def shown(self) -> str:
        """The text with what is being typed."""
        return self.writing.text + self.writing.pending

    def _candidates(self) -> list[dict[str, Any]]:
        surname = self.writing.begins_name
        return [{"text": one.text, "said": one.said(surname=surname)} for one in self.writing.candidates()]

    def _coverage(self) -> str:
        state = self._pen.handwriting.state
        if isinstance(state, Able):
            return self._translate(N_(
                "Write one character with a finger. {count} are known here; for any other touch Strokes.")).format(
                    count=f"{state.readable:,}")
        if isinstance(state, Unable):
            return self._translate(N_("Handwriting cannot be read on this machine. Touch Pinyin or Strokes above."))
        return self._translate(N_("Write one character with a finger."))

    def _note(self) -> str:
        if not self.writing.has_undrawable:
            return ""
        return self._translate(
            N_("One character cannot be drawn here. It is kept by its number and counts all the same."))

    note = Property(str, _note, notify=changed)
    way = Property(str, lambda self: self.writing.way.value, notify=changed)
    ways = Property(list, lambda self: [{"key": way.value, "text": self._translate(name)} for way, name in WAYS],
                    constant=True)
    candidates = Property(list, _candidates, notify=changed)
    hasMore = Property(bool, lambda self: self.writing.has_more(), notify=changed)
    coverage = Property(str, _coverage, notify=changed)
    able = Property(bool, lambda self: not isinstance(self._pen.handwriting.state, Unable), notify=changed)
