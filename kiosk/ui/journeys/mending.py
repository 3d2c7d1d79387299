"""What is to be mended: exactly what is asked, mended, signed, stored."""

from collections.abc import Callable

from casework.ids import CaseId
from kiosk.forms.filling import Filling
from kiosk.forms.joint import Fillable
from kiosk.services.applying import Incomplete
from kiosk.services.case_view import CaseView
from kiosk.services.supplementing import Sent
from kiosk.ui.journeys.applying import Applying
from kiosk.ui.journeys.shell import Shell
from kiosk.ui.viewmodels.following import SupplementViewModel
from kiosk.ui.viewmodels.rows import AskItem


class Mending:
    """Of one case at a time; `open` shows where a case stands."""

    def __init__(self, shell: Shell, applying: Applying, *, open: Callable[[CaseId], None],
                 home: Callable[[], None]) -> None:
        self._shell, self._applying, self._open, self._home = shell, applying, open, home

    def begin(self, view: CaseView) -> None:
        """Exactly what is asked, the good news first."""
        shell = self._shell
        _ = shell.translate
        asks = [AskItem(ask.question, ask.what, ask.fix) for ask in view.asks]
        until = (_("There is time until {day}. Nothing else changes.").format(day=shell.day(view.supplement_by))
                 if view.supplement_by else "")
        shell.show(SupplementViewModel(
            heading=shell.words(view.headline), good_news=_("Everything else is in order."), asks=asks,
            until=until, forward=lambda: self._mend(view), forward_text=_("Mend it now"),
            back=lambda: self._open(view.case), back_text=_("Back")))

    def _mend(self, view: CaseView) -> None:
        shell = self._shell
        filling = shell.kiosk.supplementing.open(view.case, shell.person, language=shell.language)
        if not isinstance(filling, Filling):
            self._open(view.case)
            return

        def hand_in(_: Fillable) -> None:
            self._applying.sign(filling, (), lambda png: self._send(view.case, filling, png),
                                back=lambda: self._applying.fill(filling, hand_in=hand_in, leave=leave))

        def leave() -> None:
            self.begin(view)

        self._applying.fill(filling, hand_in=hand_in, leave=leave)

    def _send(self, case: CaseId, filling: Filling, png: bytes) -> None:
        shell = self._shell
        _ = shell.translate
        outcome = shell.kiosk.supplementing.send(case, filling, png)
        if isinstance(outcome, Sent):
            shell.poke()
            shell.tell(_("Mended and stored"), [
                ("archive", shell.words(outcome.sentence)), ("hand-heart", _("You need do nothing more now.")),
                ("clock-user", _("With your slip you can see here any day where it is."))],
                       forward=self._home, forward_text=_("Done"), forward_icon="check")
        elif isinstance(outcome, Incomplete):
            filling.go_to(outcome.ref)
            self._open(case)
        elif shell.navigator.current is not None:
            shell.navigator.current.show_error(shell.both(outcome))
