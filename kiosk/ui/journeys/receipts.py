"""Handed in: the receipt on the screen and on paper, of one case or of several."""

from collections.abc import Callable

from casework.ids import CaseId
from kiosk.services.applying import Submitted
from kiosk.services.case_view import CaseView
from kiosk.services.one_thing import HandedInTogether
from kiosk.services.printing import Printed
from kiosk.services.qr import squares
from kiosk.ui.journeys.shell import Shell
from kiosk.ui.pictures import square_code
from kiosk.ui.viewmodels.following import ReceiptViewModel
from kiosk.ui.viewmodels.rows import TileRow
from kiosk.ui.viewmodels.together import TogetherViewModel

CONFIRMED = 1


def states(view: CaseView, shell: Shell) -> list[dict[str, object]]:
    """Return the three circles of a case."""
    return [{"text": shell.words(one.words), "reached": one.reached} for one in view.transport]


class Receipts:
    """Shows and prints them; the one on the screen hears when the county has it."""

    def __init__(self, shell: Shell, *, home: Callable[[], None]) -> None:
        self._shell, self._home = shell, home
        self._printed: CaseId | None = None
        self._shown: tuple[CaseId, ReceiptViewModel] | None = None

    def one(self, submitted: Submitted) -> None:
        """Handed in: the receipt on the screen and on paper."""
        self._print(submitted.case, self._show(submitted, self._home))

    def _show(self, submitted: Submitted, back: Callable[[], None]) -> ReceiptViewModel:
        shell = self._shell
        _ = shell.translate
        view = shell.kiosk.lookup.case(submitted.case)
        assert isinstance(view, CaseView)
        icons = ("calendar-check", "seal-check", "bell")
        steps = [{"icon": icons[min(place, 2)], "text": shell.words(step)}
                 for place, step in enumerate(submitted.next_steps)]
        page = ReceiptViewModel(
            heading=_("Handed in and stored"), states=states(view, shell),
            sentence=shell.words(submitted.sentence), confirmed=view.transport[CONFIRMED].reached,
            qr=square_code(squares(submitted.qr_url)), short_number=submitted.short_number,
            short_code=submitted.short_code, next_steps=steps,
            printing="" if back == self._home else _("It stands on the slip with the others."),
            print_again=lambda: self._print(submitted.case, page), forward_text=_("Print it again"),
            back=back, back_text=_("Done") if back == self._home else _("Back"))
        self._shown = submitted.case, page
        shell.show(page)
        return page

    def several(self, done: HandedInTogether) -> None:
        """Several handed in as one: one slip, each case with its own page."""
        shell = self._shell
        _ = shell.translate
        by_case = {one.case: one for one in done.cases}

        def open_one(case: str) -> None:
            self._show(by_case[CaseId(case)], lambda: self.several(done))

        rows = [TileRow(one.case, shell.text(one.item), f"{one.short_number} · {one.short_code}", "receipt")
                for one in done.cases]
        names = _(", ").join(shell.text(child.title) for child in done.later)
        later = _("Put aside: {names}. Go on within {days} days with your card.").format(
            names=names, days=done.kept_days) if names else ""
        page = TogetherViewModel(
            rows, heading=_("Handed in and stored"), eyebrow=shell.text(done.title),
            sentence=shell.words(done.sentence), later=later, open=open_one,
            forward=lambda: self._print(done.cases[0].case, page), forward_text=_("Print it again"), back=self._home,
            back_text=_("Done"))
        shell.show(page)
        if self._printed != done.cases[0].case:
            self._printed = done.cases[0].case
            self._print(done.cases[0].case, page)

    def _print(self, case: CaseId, page: ReceiptViewModel | TogetherViewModel) -> None:
        _ = self._shell.translate
        outcome = self._shell.kiosk.printing.receipt(case)
        page.show_printing(_("The slip is coming out below. Take it and your card.")
                           if isinstance(outcome, Printed) else self._shell.both(outcome))

    def refresh(self) -> None:
        """The exchange has brought something: the receipt on the screen says so."""
        if self._shown is None or self._shell.navigator.current is not self._shown[1]:
            self._shown = None
            return
        case, page = self._shown
        view = self._shell.kiosk.lookup.case(case)
        if isinstance(view, CaseView) and view.transport[CONFIRMED].reached:
            page.follow(states(view, self._shell), self._shell.words(view.headline), confirmed=True)
