"""A filling on the screen: one question a page, then the last look."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from kiosk.forms.joint import Fillable, Joint
from kiosk.forms.pages import Page as FormPage
from kiosk.forms.pages import PageKind, Progress, Stayed
from kiosk.services.pinyin import Pinyin
from kiosk.ui.journeys.authorising import Authorising
from kiosk.ui.journeys.last_look import LastLook
from kiosk.ui.journeys.question_words import QuestionWords
from kiosk.ui.journeys.shell import Shell
from kiosk.ui.journeys.signing import Signing
from kiosk.ui.viewmodels.asking import (
    Around,
    ChoiceViewModel,
    MembersViewModel,
    NoteViewModel,
    QuestionPage,
)
from kiosk.ui.viewmodels.base import Page
from kiosk.ui.viewmodels.dates import DateViewModel
from kiosk.ui.viewmodels.entry import EntryViewModel, amount_in_words, no_reading
from kiosk.ui.viewmodels.photographing import PhotoViewModel

DIGITS: Final = frozenset({PageKind.NUMBER, PageKind.MONEY, PageKind.PHONE, PageKind.BANK, PageKind.IDNO,
                           PageKind.DISABILITY})
CHOICES: Final = frozenset({PageKind.CHOICE_ONE, PageKind.CHOICE_MANY, PageKind.YES_NO})
_EXTRA: Final = {PageKind.IDNO: "X", PageKind.DISABILITY: "X", PageKind.MONEY: "00", PageKind.PHONE: "-"}


class Questions:
    """Shows whichever page is open. `hand_in` follows the last look, `leave` lies before the first page."""

    def __init__(self, shell: Shell, filling: Fillable, *, hand_in: Callable[[Fillable], None],
                 leave: Callable[[], None]) -> None:
        self._shell, self._filling, self._hand_in, self._leave = shell, filling, hand_in, leave
        self._words = QuestionWords(shell, filling)

    def show(self, before: Progress | None = None) -> None:
        """Show the open page, or the last look; after a first look there is none.

        `before`: how far along the page was that was just left forwards.
        """
        page = self._filling.current
        if page is not None:
            self._shell.show(self._page(page, before))
        elif self._filling.is_first_look:
            self._hand_in(self._filling)
        else:
            LastLook(self._shell, self._filling, self._words, go_on=self.show, hand_in=self._hand_in,
                     back=self._back).show()

    def _page(self, page: FormPage, before: Progress | None) -> Page:
        stands = self._filling.progress
        around = self._around(page, before, stands)
        if page.photo_kind == "signature":
            return self._signature(page, around, stands)
        letter = Authorising(self._shell)
        if letter.comes_first(self._filling, page):
            return letter.ask(self._filling, page, around,
                              lambda: self._shell.show(self._question(page, around, stands)))
        return self._question(page, around, stands)

    def _around(self, page: FormPage, before: Progress | None, stands: Progress) -> Around:
        _ = self._shell.translate
        source = self._words.source(page)
        return Around(self._words.eyebrow(page.ref, before), _("Back"), _("Right, next") if source else _("Next"),
                      self._back, lambda: self._forward(stands), source)

    # --- turning --------------------------------------------------------------------------------

    def _forward(self, stands: Progress) -> None:
        wrong, shown = self._turn(stands), self._shell.navigator.current
        if wrong is not None and isinstance(shown, QuestionPage):
            shown.show(wrong)

    def _turn(self, stands: Progress) -> FormPage | None:
        """Leave the open page forwards; the page with what is wrong there when it stays."""
        turned = self._filling.next()
        if isinstance(turned, Stayed) and turned.page.error is not None:
            return turned.page
        self.show(stands)
        return None

    def _back(self) -> None:
        if self._filling.back():
            self.show()
        else:
            self._leave()

    def _offer_aside(self, page: Page) -> None:
        """A matter of several that cannot be finished now can be put aside, once something is missing."""
        filling = self._filling
        matter = filling.own_matter if isinstance(filling, Joint) else None
        if not isinstance(filling, Joint) or matter is None:
            return

        def aside() -> None:
            filling.put_aside(matter)
            self.show()

        page.offer_aside(self._shell.translate("Put this one aside"), aside)

    # --- one kind of page each ------------------------------------------------------------------

    def _question(self, page: FormPage, around: Around, stands: Progress) -> Page:
        translate, filling = self._shell.translate, self._filling
        shown: Page
        if page.kind in CHOICES:
            shown = ChoiceViewModel(page, around, translate, filling)
        elif page.kind is PageKind.DATE:
            shown = DateViewModel(page, around, translate, filling, today=self._shell.kiosk.status.now().now.date())
        elif page.kind is PageKind.NOTE:
            shown = NoteViewModel(page, around, translate)
        elif page.kind is PageKind.MEMBERS:
            shown = self._members(page, around, stands)
        elif page.kind is PageKind.PHOTO:
            shown = self._photo(page, around)
        else:
            shown = self._entry(page, around, stands)
        self._offer_aside(shown)
        return shown

    def _members(self, page: FormPage, around: Around, stands: Progress) -> MembersViewModel:
        _ = self._shell.translate
        return MembersViewModel(page, around, _, self._filling, add_text=_("Add one"),
                                missing_text=_("Something is still missing"), opened=lambda: self.show(stands))

    def _photo(self, page: FormPage, around: Around) -> PhotoViewModel:
        shell = self._shell
        shown = PhotoViewModel(
            page, around, shell.translate, self._filling, shell.kiosk.photographing, self._words.photograph(page),
            lambda work, deliver: shell.beside_page(shown, work, deliver), shell.photos.address)
        return shown

    def _signature(self, page: FormPage, around: Around, stands: Progress) -> Page:
        def on() -> None:
            self._filling.next()
            self.show(stands)

        return Signing(self._shell).question(page, replace(around, forward=on), self._filling.photographs.lay)

    def _entry(self, page: FormPage, around: Around, stands: Progress) -> EntryViewModel:
        def done(text: str) -> None:
            if text != page.value:
                self._filling.answer(text)
            wrong = self._turn(stands)
            if wrong is not None and wrong.error is not None:
                shown.show_error(self._shell.words(wrong.error))

        shown = EntryViewModel(
            heading=page.label, eyebrow=around.eyebrow, hint=page.hint, done=done, back=around.back,
            back_text=around.back_text, forward_text=around.forward_text, value=page.value, source=around.source,
            required=page.required, pinyin=None if page.kind in DIGITS else Pinyin(),
            names=page.kind is PageKind.NAME, extra_key=_EXTRA.get(page.kind, "." if page.fractional else ""),
            reading=amount_in_words if page.kind is PageKind.MONEY else no_reading)
        if page.error is not None:
            shown.show_error(self._shell.words(page.error))
        return shown
