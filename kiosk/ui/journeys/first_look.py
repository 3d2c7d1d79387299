"""'Am I the right one?': a few questions, an honest word, on to the application or to a neighbouring matter."""

from collections.abc import Callable
from typing import Final

from casework.ids import ItemCode
from kiosk.forms.filling import Filling
from kiosk.forms.first_look import Result
from kiosk.forms.joint import Fillable
from kiosk.services.people import Person
from kiosk.ui.journeys.applying import Applying
from kiosk.ui.journeys.shell import Shell
from kiosk.ui.viewmodels.finding import item_rows
from kiosk.ui.viewmodels.first_look import VerdictViewModel

_ICONS: Final = {Result.LOOKS_OK: "check-circle", Result.MAY_NOT_FIT: "info", Result.ASK_STAFF: "hand-waving"}


class FirstLook:
    """Asks only what the matter's rules rest on. `guide` opens the guide of a matter."""

    def __init__(self, shell: Shell, applying: Applying, *, guide: Callable[[str], None]) -> None:
        self._shell, self._applying, self._guide = shell, applying, guide

    def begin(self, code: str) -> None:
        """Look before applying; the card is asked for only when it saves a question."""
        if self._shell.person is None and self._shell.kiosk.eligibility.needs_card(ItemCode(code)):
            self._applying.who(lambda person: self._look(code, person))
        else:
            self._look(code, self._shell.person)

    def _look(self, code: str, person: Person | None) -> None:
        filling = self._shell.kiosk.eligibility.look(ItemCode(code), person, language=self._shell.language)
        if isinstance(filling, Filling):
            self._ask(filling)
        else:
            self._guide(code)

    def _ask(self, filling: Filling) -> None:
        self._applying.fill(filling, hand_in=self._tell, leave=lambda: self._guide(filling.item.code))

    def _tell(self, filling: Fillable) -> None:
        if not isinstance(filling, Filling):
            return
        shell = self._shell
        _ = shell.translate
        verdict = shell.kiosk.eligibility.verdict(filling)
        code = filling.item.code
        fits = verdict.result is Result.LOOKS_OK

        def back() -> None:
            if filling.back():
                self._ask(filling)
            else:
                self._guide(code)

        shell.show(VerdictViewModel(
            heading=shell.words(verdict.headline), eyebrow=shell.text(filling.item.short_name),
            tone=verdict.result.value, sentence=shell.words(verdict.sentence),
            lines=[{"icon": _ICONS[verdict.result], "text": reason} for reason in verdict.reasons],
            instead_text=_("These may fit better") if verdict.instead else "",
            instead=item_rows(verdict.instead, shell.language), open=self._guide,
            forward=lambda: self._applying.begin(code, filling.told()),
            forward_text=_("Apply for it") if fits else _("Hand in all the same"), back=back, back_text=_("Back")))
