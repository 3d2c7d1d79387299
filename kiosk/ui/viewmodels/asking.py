"""One question of a form a page: choices, a day, a photograph; then the last look."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from casework.message import N_
from kiosk.forms.joint import Fillable
from kiosk.forms.kinds import SILENT
from kiosk.forms.pages import Page as FormPage
from kiosk.forms.pages import PageKind, ReviewRow, Source
from kiosk.ui.rows import RowsModel
from kiosk.ui.translator import Translate
from kiosk.ui.viewmodels.base import Action, Page
from kiosk.ui.viewmodels.rows import ChoiceItem, MemberItem, ReviewItem

QML_IMPORT_NAME = "Buchucun"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class Around:
    """What every question page is given: its words and where its keys lead."""

    eyebrow: str
    back_text: str
    forward_text: str
    back: Action
    forward: Action
    source: str = ""
    """Where the answer that stands here comes from, in words; '' = it was typed or is missing."""


def choice_rows(page: FormPage) -> list[ChoiceItem]:
    """Return the rows of a question's choices."""
    return [ChoiceItem(one.value, one.text, one.image, one.chosen) for one in page.choices]


class QuestionPage(Page):
    """A question of a filling; the error stands beside it."""

    def __init__(self, page: FormPage, around: Around, translate: Translate) -> None:
        super().__init__(heading=page.label, eyebrow=around.eyebrow, back=around.back,
                         back_text=around.back_text, forward_text=around.forward_text, source=around.source)
        self._page, self._around, self._translate = page, around, translate
        if page.error is not None:
            self._error = page.error.render(translate)

    @Slot()
    def goForward(self) -> None:
        """Leave the page forwards."""
        self._around.forward()

    def is_ready(self) -> bool:
        """Flat while a required answer is missing."""
        return bool(self._page.value) or not self._page.required

    def show(self, page: FormPage) -> None:
        """Show the question as it stands now."""
        self._page = page
        if page.source is Source.TYPED:
            self._source = ""
        self.show_error(page.error.render(self._translate) if page.error else "")


@QmlElement
@QmlUncreatable("made in Python")
class ChoiceViewModel(QuestionPage):
    """Touch one, or several."""

    screen_name = "ChoiceScreen"
    updated = Signal()

    def __init__(self, page: FormPage, around: Around, translate: Translate, filling: Fillable) -> None:
        super().__init__(page, around, translate)
        self._filling = filling
        self._choices = RowsModel(ChoiceItem, choice_rows(page), self)

    @Slot(str)
    def touch(self, value: str) -> None:
        """A choice was touched."""
        page = self._filling.toggle(value)
        self._choices.replace(choice_rows(page))
        self.show(page)

    choices = Property(QObject, lambda self: self._choices, constant=True)
    hint = Property(str, lambda self: self._page.hint, notify=updated)
    several = Property(bool, lambda self: self._page.kind is PageKind.CHOICE_MANY, constant=True)


@QmlElement
@QmlUncreatable("made in Python")
class NoteViewModel(QuestionPage):
    """Something to read; nothing is asked."""

    screen_name = "TextScreen"

    def is_ready(self) -> bool:
        """Always: there is nothing to answer."""
        return True

    lines = Property(list, lambda self: [{"icon": "info", "text": self._page.hint}] if self._page.hint else [],
                     constant=True)


_THINGS = {"plot": "plant", "bill": "receipt", "income": "coins", "spending": "wallet", "property": "house-line",
           "now": "house-line"}
"""The drawing of a list that is not about people, by its name in the forms."""


def member_items(page: FormPage, missing: str) -> list[MemberItem]:
    """Return the cards of a list of people or things."""
    thing = _THINGS.get(page.ref.rpartition("/")[2], "file-text")
    return [MemberItem(one.ref, one.title, one.note if one.complete else missing, one.complete,
                       "user" if one.person else thing) for one in page.members]


@QmlElement
@QmlUncreatable("made in Python")
class MembersViewModel(QuestionPage):
    """Cards of people or things: add, change, take away, put back."""

    screen_name = "MembersScreen"
    updated = Signal()

    def __init__(self, page: FormPage, around: Around, translate: Translate, filling: Fillable, *,
                 add_text: str, missing_text: str, opened: Action) -> None:
        super().__init__(page, around, translate)
        self._filling, self._opened = filling, opened
        self._add_text, self._missing_text = add_text, missing_text
        self._members = RowsModel(MemberItem, member_items(page, missing_text), self)

    def is_ready(self) -> bool:
        """Always: a list may be empty."""
        return True

    @Slot()
    def add(self) -> None:
        """One more, at its first question."""
        self._filling.cards.add()
        self._opened()

    @Slot(str)
    def change(self, ref: str) -> None:
        """Open a card at its first question."""
        self._filling.cards.change(ref)
        self._opened()

    @Slot(str)
    def remove(self, ref: str) -> None:
        """Take a card away; it can be put back while the page is open."""
        self._follow(self._filling.cards.take_away(ref))

    @Slot()
    def putBack(self) -> None:
        """Undo that."""
        self._follow(self._filling.cards.put_back())

    def _follow(self, page: FormPage) -> None:
        self._members.replace(member_items(page, self._missing_text))
        self.show(page)

    members = Property(QObject, lambda self: self._members, constant=True)
    hint = Property(str, lambda self: self._page.hint, notify=updated)
    addText = Property(str, lambda self: self._add_text, constant=True)
    canPutBack = Property(bool, lambda self: self._page.can_put_back, notify=updated)


def _answer(row: ReviewRow, translate: Translate, blank: str) -> str:
    if row.error:
        return row.error.render(translate)
    if row.kind is PageKind.PHOTO and row.answer:
        return translate(N_("The picture is taken"))
    return row.answer or blank


def _revealed(row: ReviewRow, translate: Translate, blank: str) -> str:
    masked = row.kind in SILENT and row.revealed and not row.error
    return row.revealed if masked else _answer(row, translate, blank)


def review_items(rows: Sequence[ReviewRow], translate: Translate, blank: str,
                 origins: Mapping[Source, str] | None = None) -> list[ReviewItem]:
    """Return the rows of the last look. `origins`: where answers come from that nobody gave today, in words."""
    return [
        ReviewItem(row.ref, row.ref.rsplit("/", 1)[-1], _asked(row, origins or {}),
                   _answer(row, translate, blank), _revealed(row, translate, blank), row.changeable,
                   row.error is not None)
        for row in rows
    ]


def _asked(row: ReviewRow, origins: Mapping[Source, str]) -> str:
    origin = origins.get(row.source, "") if row.answer else ""
    return " · ".join(words for words in (row.question, origin) if words)


@QmlElement
@QmlUncreatable("made in Python")
class ReviewViewModel(Page):
    """Everything read back, each answer changeable."""

    screen_name = "ReviewScreen"

    def __init__(self, rows: Sequence[ReviewItem], *, heading: str, eyebrow: str, change: Callable[[str], None],
                 forward: Action, forward_text: str, back: Action, back_text: str, complete: bool,
                 remark: str = "") -> None:
        super().__init__(heading=heading, eyebrow=eyebrow, back=back, back_text=back_text,
                         forward_text=forward_text)
        self._change, self._forward, self._complete, self._remark = change, forward, complete, remark
        self._rows = RowsModel(ReviewItem, rows, self)

    @Slot(str)
    def change(self, ref: str) -> None:
        """Open the question of a row."""
        self._change(ref)

    @Slot()
    def goForward(self) -> None:
        """To the signature; or to the first thing that is missing."""
        self._forward()

    def is_ready(self) -> bool:
        """Flat while something is missing."""
        return self._complete

    remark = Property(str, lambda self: self._remark, constant=True)
    rows = Property(QObject, lambda self: self._rows, constant=True)
