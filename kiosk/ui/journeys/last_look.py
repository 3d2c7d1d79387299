"""The last look: everything read back, each answer changeable; then the signature."""

from collections.abc import Callable

from casework.ids import ItemCode
from kiosk.forms.joint import Fillable, Joint
from kiosk.services.one_thing import LOOK_AGAIN, NOTHING_CHOSEN
from kiosk.ui.journeys.question_words import QuestionWords
from kiosk.ui.journeys.shell import Shell
from kiosk.ui.viewmodels.asking import ReviewViewModel, review_items
from kiosk.ui.viewmodels.rows import ReviewItem

_LATER = "later:"


class LastLook:
    """Of one filling. `go_on` shows the page that is open then, `hand_in` follows when all is right."""

    def __init__(self, shell: Shell, filling: Fillable, words: QuestionWords, *, go_on: Callable[[], None],
                 hand_in: Callable[[Fillable], None], back: Callable[[], None]) -> None:
        self._shell, self._filling, self._words = shell, filling, words
        self._go_on, self._hand_in, self._back = go_on, hand_in, back

    def show(self) -> None:
        """Every answer, the papers the county has, the matters that were put aside."""
        shell, filling = self._shell, self._filling
        _ = shell.translate
        read_back = review_items(filling.review(), shell.translate, _("left blank"), self._words.origins())
        page = ReviewViewModel(
            [*read_back, *self._not_asked(), *self._later()],
            heading=_("Is everything right?"), eyebrow=self._words.in_what(), change=self._change,
            forward=lambda: self._forward(page), forward_text=_("Right, sign"), back=self._back, back_text=_("Back"),
            complete=filling.complete, remark=" ".join(one.words for one in filling.remarks()))
        shell.show(page)

    def _change(self, ref: str) -> None:
        if isinstance(self._filling, Joint) and ref.startswith(_LATER):
            self._filling.take_up(ItemCode(ref.removeprefix(_LATER)))
        else:
            self._filling.go_to(ref)
        self._go_on()

    def _forward(self, page: ReviewViewModel) -> None:
        """To the signature; or to the first thing that is missing."""
        fault = self._filling.first_fault()
        if fault is not None:
            self._change(fault[0])
        elif not self._filling.complete:
            page.show_error(f"{self._shell.words(NOTHING_CHOSEN)} {self._shell.words(LOOK_AGAIN)}")
        else:
            self._hand_in(self._filling)

    def _not_asked(self) -> list[ReviewItem]:
        """The papers the county has, in one row: nothing of them is missing."""
        names = self._words.county_has("{names}")
        told = self._shell.translate("The county has it, no need to hand it in")
        return [ReviewItem("", "county_has", names, told, told, False, False)] if names else []

    def _later(self) -> list[ReviewItem]:
        """The matters that were put aside, to be taken up again."""
        if not isinstance(self._filling, Joint):
            return []
        kept = self._shell.translate("put aside, kept 7 days")
        return [ReviewItem(f"{_LATER}{child.code}", f"later_{child.code}", self._shell.text(child.title), kept, kept,
                           True, False) for child in self._filling.matters.children() if child.later]
