"""Where a case stands, and what can be done with it now: mend, correct, take back, collect, say how it went."""

from collections.abc import Callable

from casework.ids import CaseId
from kiosk.forms.filling import Filling
from kiosk.services.case_view import CaseView
from kiosk.services.correcting import NotYours, TooLateToCorrect
from kiosk.services.people import Person
from kiosk.services.withdrawing import TakenBack
from kiosk.ui.journeys.applying import Applying
from kiosk.ui.journeys.collecting import Collecting
from kiosk.ui.journeys.mending import Mending
from kiosk.ui.journeys.rating import Rating
from kiosk.ui.journeys.receipts import states
from kiosk.ui.journeys.shell import Shell
from kiosk.ui.journeys.signing import Signing
from kiosk.ui.viewmodels.following import ProgressViewModel


class Following:
    """Follows a case with whoever holds its slip or card."""

    def __init__(self, shell: Shell, applying: Applying, *, complain: Callable[[CaseView], None],
                 home: Callable[[], None]) -> None:
        self._shell, self._applying, self._complain, self._home = shell, applying, complain, home
        self._signing, self._rating = Signing(shell), Rating(shell, home=home)
        self._mending = Mending(shell, applying, open=self.open, home=home)
        self._collecting = Collecting(shell, open=self.open, rate=self._rating.ask)

    def open(self, case: CaseId) -> None:
        """Open a case as it stands now."""
        view = self._shell.kiosk.lookup.case(case)
        if isinstance(view, CaseView):
            self.progress(view)
        else:
            self._home()

    def progress(self, view: CaseView) -> None:
        """Where it stands, and the one thing that can be done now."""
        shell = self._shell
        _ = shell.translate
        timeline = [{"phase": row.phase.value, "icon": row.icon, "text": shell.words(row.words),
                     "note": shell.words(row.note) if row.note else ""} for row in view.timeline]
        forward, text, icon = self._next(view)
        shell.show(ProgressViewModel(
            heading=shell.words(view.headline), eyebrow=f"{shell.text(view.item)} · {view.applicant}",
            states=states(view, shell), detail=shell.words(view.detail), timeline=timeline, forward=forward,
            forward_text=text, forward_icon=icon, back=self._home, back_text=_("Back"),
            ways=self._ways(view), go=lambda way: self._go(way, view)))

    def _ways(self, view: CaseView) -> list[dict[str, object]]:
        """What else can be done with it, in few words."""
        _ = self._shell.translate
        offered = [("correct", _("Correct it"), view.can_correct), ("takeBack", _("Take it back"), view.can_withdraw),
                   ("complain", _("Not right?"), True)]
        return [{"code": code, "text": text} for code, text, possible in offered if possible]

    def _go(self, way: str, view: CaseView) -> None:
        {"correct": self.correct, "takeBack": self.take_back, "complain": self._complain}[way](view)

    def _next(self, view: CaseView) -> tuple[Callable[[], None] | None, str, str]:
        _ = self._shell.translate
        if view.can_supplement:
            return lambda: self._mending.begin(view), _("Mend it now"), "hand-pointing"
        if view.can_collect:
            return lambda: self._collecting.answer(view.case), _("See the answer"), "seal-check"
        if view.can_rate:
            return lambda: self._rating.ask(view.case), _("Say how it went"), "smiley"
        return None, "", ""

    # --- correcting, taking back ----------------------------------------------------------------

    def correct(self, view: CaseView) -> None:
        """What was handed in, open at its last look; handed in again it takes the place of the old one."""
        filling = self._corrected(view, self._shell.person)
        if isinstance(filling, NotYours):
            self._applying.who(lambda person: self._correct(view, self._corrected(view, person)))
        else:
            self._correct(view, filling)

    def _corrected(self, view: CaseView, asking: Person | None) -> Filling | TooLateToCorrect | NotYours:
        return self._shell.kiosk.correcting.open(view.case, asking, language=self._shell.language)

    def _correct(self, view: CaseView, filling: Filling | TooLateToCorrect | NotYours) -> None:
        shell = self._shell
        if isinstance(filling, Filling):
            self._applying.fill(filling, hand_in=self._applying.hand_in, leave=lambda: self.progress(view))
        else:
            shell.tell(shell.words(filling.sentence), [("hand-pointing", shell.words(filling.next_step))],
                       back=lambda: self.progress(view), back_text=shell.translate("Back"))

    def take_back(self, view: CaseView) -> None:
        """Sign that it is taken back; until then nothing has happened."""
        shell = self._shell
        _ = shell.translate

        def signed(png: bytes) -> None:
            outcome = shell.kiosk.withdrawing.withdraw(view.case, png)
            if isinstance(outcome, TakenBack):
                shell.poke()
                shell.tell(_("Taken back"), [("arrow-u-up-left", shell.words(outcome.sentence))], forward=self._home,
                           forward_text=_("Done"), forward_icon="check")
            elif shell.navigator.current is not None:
                shell.navigator.current.show_error(shell.both(outcome))

        self._signing.ask(
            _("Take it back?"), [_("I do not want this any more. Nothing will be paid or granted."),
                                 _("I can apply again any day.")],
            signed, eyebrow=shell.text(view.item), forward_text=_("Take it back"), forward_icon="arrow-u-up-left",
            back=lambda: self.progress(view), back_text=_("Keep it"))
