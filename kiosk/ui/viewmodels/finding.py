"""Finding a matter: idle screen, home, topics, matters of a topic, search, guide."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from casework import day_words
from casework.message import Message
from kiosk.services.catalogue import Catalogue
from kiosk.services.guide import Guide, ItemCard
from kiosk.services.pinyin import Pinyin
from kiosk.ui.rows import RowsModel
from kiosk.ui.viewmodels.base import Action, Page
from kiosk.ui.viewmodels.rows import TileRow
from kiosk.ui.viewmodels.writing_page import WritingPage

QML_IMPORT_NAME = "Buchucun"
QML_IMPORT_MAJOR_VERSION = 1
Open = Callable[[str], None]


def item_rows(cards: Sequence[ItemCard], language: str) -> list[TileRow]:
    """Return the rows of some matters."""
    return [TileRow(card.code, card.short_name.in_language(language), card.plain.in_language(language),
                    card.icon) for card in cards]


SEASONS = ("winter", "winter", "winter", "spring", "spring", "summer", "summer", "summer", "autumn",
           "autumn", "winter", "winter")


def season(month: int) -> str:
    """The picture of a month, 1..12, as the north-east has it: snow from November to March."""
    return SEASONS[month - 1]


@dataclass(frozen=True, slots=True)
class Board:
    """The notice that hangs, told to who passes by: its title and until when. All '' = none hangs."""

    title: str = ""
    note: str = ""


@QmlElement
@QmlUncreatable("made in Python")
class AttractViewModel(Page):
    """The idle screen. The board is looked at anew each day and whenever the county was heard (`refresh`)."""

    screen_name, bare_page, silent_page = "AttractScreen", True, True
    updated = Signal()

    def __init__(self, *, start: Action, now: Callable[[], datetime], words: Callable[[Message], str], slogan: str,
                 invitation: str, board: Callable[[], Board], notices: Action) -> None:
        super().__init__()
        self._start, self._now, self._words = start, now, words
        self._slogan, self._invitation = slogan, invitation
        self._look, self._notices = board, notices
        self._at, self._board = now(), board()
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.tick)
        self._timer.start()

    @Slot()
    def goForward(self) -> None:
        """Touched."""
        self._start()

    @Slot()
    def openNotice(self) -> None:
        """The notice was touched."""
        self._notices()

    @Slot()
    def tick(self) -> None:
        """A second has passed."""
        before, self._at = self._at, self._now()
        if self._at.date() == before.date():
            self.changed.emit()
        else:
            self.refresh()

    def refresh(self) -> None:
        """Look at the board again."""
        self._at, self._board = self._now(), self._look()
        self.changed.emit()

    time = Property(str, lambda self: f"{self._at.hour}:{self._at.minute:02}", notify=updated)
    day = Property(str, lambda self: self._words(day_words.with_weekday(self._at.date())), notify=updated)
    slogan = Property(str, lambda self: self._slogan, constant=True)
    invitation = Property(str, lambda self: self._invitation, constant=True)
    noticeTitle = Property(str, lambda self: self._board.title, notify=updated)
    noticeNote = Property(str, lambda self: self._board.note, notify=updated)
    picture = Property(str, lambda self: season(self._at.month), notify=updated)


@QmlElement
@QmlUncreatable("made in Python")
class HomeViewModel(Page):
    """What would you like?"""

    screen_name, bare_page = "HomeScreen", True

    def __init__(self, *, heading: str, apply_text: str, apply_note: str, common: Sequence[TileRow],
                 apply: Action, ways: Sequence[TileRow], go: Open, open: Open) -> None:
        super().__init__(heading=heading)
        self._texts = apply_text, apply_note
        self._apply, self._go, self._open = apply, go, open
        self._ways = RowsModel(TileRow, ways, self)
        self._items = RowsModel(TileRow, common, self)

    @Slot()
    def apply(self) -> None:
        """Choose a matter by topic."""
        self._apply()

    @Slot(str)
    def go(self, way: str) -> None:
        """One of the other ways in."""
        self._go(way)

    @Slot(str)
    def open(self, code: str) -> None:
        """Open the guide of a matter."""
        self._open(code)

    applyText = Property(str, lambda self: self._texts[0], constant=True)
    applyNote = Property(str, lambda self: self._texts[1], constant=True)
    ways = Property(QObject, lambda self: self._ways, constant=True)
    items = Property(QObject, lambda self: self._items, constant=True)


@QmlElement
@QmlUncreatable("made in Python")
class TilesViewModel(Page):
    """Topics, or the matters of one."""

    screen_name = "TilesScreen"

    def __init__(self, *, heading: str, rows: Sequence[TileRow], open: Open, back: Action, back_text: str,
                 empty: str, eyebrow: str = "", dense: bool = False) -> None:
        super().__init__(heading=heading, eyebrow=eyebrow, back=back, back_text=back_text)
        self._open, self._empty, self._dense = open, empty, dense
        self._items = RowsModel(TileRow, rows, self)

    @Slot(str)
    def open(self, code: str) -> None:
        """A tile was touched."""
        self._open(code)

    items = Property(QObject, lambda self: self._items, constant=True)
    emptyText = Property(str, lambda self: self._empty, constant=True)
    dense = Property(bool, lambda self: self._dense, constant=True)


@QmlElement
@QmlUncreatable("made in Python")
class SearchViewModel(WritingPage):
    """A word or its first letters; results change with every touch."""

    screen_name = "SearchScreen"
    updated = Signal()

    def __init__(self, catalogue: Catalogue, pinyin: Pinyin, *, language: str, heading: str,
                 found_text: Callable[[int], str], open: Open, back: Action, back_text: str) -> None:
        super().__init__(heading=heading, back=back, back_text=back_text)
        self._catalogue, self._language, self._open = catalogue, language, open
        self._found_text = found_text
        self._items = RowsModel(TileRow, (), self)

    def followed(self) -> None:
        """Look again."""
        cards = self._catalogue.search(self.searched())
        self._items.replace(item_rows(cards, self._language))
        self.changed.emit()

    @Slot(str)
    def open(self, code: str) -> None:
        """Open a result."""
        self._open(code)

    words = Property(str, lambda self: self.shown_words(), notify=updated)
    panel = Property(QObject, lambda self: self.equipment, constant=True)
    items = Property(QObject, lambda self: self._items, constant=True)

    def _found(self) -> str:
        return self._found_text(len(self._items.rows)) if self.searched() else ""

    foundText = Property(str, _found, notify=updated)


@QmlElement
@QmlUncreatable("made in Python")
class GuideViewModel(Page):
    """What it is, what to bring, how long; nothing to fill in yet."""

    screen_name = "GuideScreen"

    def __init__(self, guide: Guide, *, heading: str, plain: str, boxes: list[dict[str, Any]],
                 sections: list[dict[str, Any]], start: Action, forward_text: str, back: Action,
                 back_text: str, look: Action, look_text: str) -> None:
        super().__init__(heading=heading, back=back, back_text=back_text, forward_text=forward_text)
        self._start, self._plain, self._look, self._look_text = start, plain, look, look_text
        self._icon, self._boxes, self._sections = guide.card.icon, boxes, sections

    @Slot()
    def goForward(self) -> None:
        """Begin."""
        self._start()

    @Slot()
    def look(self) -> None:
        """Am I the right one?"""
        self._look()

    lookText = Property(str, lambda self: self._look_text, constant=True)
    icon = Property(str, lambda self: self._icon, constant=True)
    plain = Property(str, lambda self: self._plain, constant=True)
    boxes = Property(list, lambda self: self._boxes, constant=True)
    sections = Property(list, lambda self: self._sections, constant=True)
