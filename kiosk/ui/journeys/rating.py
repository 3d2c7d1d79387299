"""How did it go? (好差评)"""

from collections.abc import Callable

from casework.ids import CaseId
from casework.rating import asks_why
from kiosk.services.rating import FACES, WHY
from kiosk.ui.journeys.shell import Shell
from kiosk.ui.viewmodels.rating import RatingViewModel, WhyViewModel
from kiosk.ui.viewmodels.rows import ChoiceItem, LevelItem


class Rating:
    """Asks for a face, after a bad one also for the reason, and thanks."""

    def __init__(self, shell: Shell, *, home: Callable[[], None]) -> None:
        self._shell, self._home = shell, home

    def ask(self, case: CaseId) -> None:
        """Five faces."""
        shell = self._shell
        _ = shell.translate
        levels = [LevelItem(one.level, shell.words(one.words), one.icon, False) for one in FACES]

        def rate(level: int) -> None:
            if asks_why(level):
                self._why(case, level)
            else:
                self._keep(case, level, ())

        shell.show(RatingViewModel(levels, heading=_("How did it go?"), rate=rate, forward_text=_("That is it"),
                                   back=self._home, back_text=_("No face now")))

    def _why(self, case: CaseId, level: int) -> None:
        """What was not good: any of a few, or nothing."""
        shell = self._shell
        _ = shell.translate
        reasons = [ChoiceItem(one.key, shell.words(one.words), one.icon, False) for one in WHY]
        shell.show(WhyViewModel(
            reasons, rather_not=_("I would rather not say"), heading=_("What was not good?"),
            done=lambda chosen: self._keep(case, level, chosen), forward_text=_("That is it"),
            back=lambda: self.ask(case), back_text=_("Back")))

    def _keep(self, case: CaseId, level: int, reasons: tuple[str, ...]) -> None:
        shell = self._shell
        _ = shell.translate
        outcome = shell.kiosk.rating.rate(case, level, reasons=reasons)
        shell.poke()
        shell.tell(shell.words(outcome.sentence), [("hand-heart", _("Come again whenever you need something."))],
                   forward=self._home, forward_text=_("Done"), forward_icon="check")
