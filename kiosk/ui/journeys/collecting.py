"""The answer: whether it was granted, the paper printed, signed for."""

from collections.abc import Callable

from casework.ids import CaseId
from kiosk.services.collecting import HandedOver, Ready
from kiosk.services.printing import Printed
from kiosk.ui.journeys.shell import Shell
from kiosk.ui.journeys.signing import Signing
from kiosk.ui.viewmodels.following import AnswerViewModel


class Collecting:
    """Hands an answer over; `open` shows where a case stands, `rate` asks how it went."""

    def __init__(self, shell: Shell, *, open: Callable[[CaseId], None], rate: Callable[[CaseId], None]) -> None:
        self._shell, self._open, self._rate = shell, open, rate
        self._signing = Signing(shell)

    def answer(self, case: CaseId) -> None:
        """Whether it was granted; print the paper, sign for it."""
        shell = self._shell
        _ = shell.translate
        ready = shell.kiosk.collecting.answer(case)
        if not isinstance(ready, Ready):
            self._open(case)
            return
        answer, papers = ready.answer, [paper for paper in ready.papers if paper.here]
        rows = [("buildings", f"{answer.decided_by} · {shell.day(answer.day)}"), ("file-text", answer.content)]
        if answer.reasons:
            rows.append(("question", answer.reasons))
        if answer.used is not None:
            rows.append(("calendar-check", shell.words(answer.used)))
        rows.append(("scales", shell.words(answer.rights)))
        money = _("{amount} yuan").format(amount=answer.amount) if answer.amount else ""

        def print_papers() -> None:
            outcomes = [shell.kiosk.printing.paper(case, paper.sha256) for paper in papers]
            wrong = next((one for one in outcomes if not isinstance(one, Printed)), None)
            if wrong:
                page.show_not_printed(shell.both(wrong))
            else:
                page.show_printed(_("Printed. Take the paper below, then sign for it."))

        page = AnswerViewModel(
            heading="", granted=answer.granted, headline=shell.words(answer.headline), amount=money,
            lines=[{"icon": icon, "text": text} for icon, text in rows], can_print=bool(papers),
            print_text=_("Print the decision"), print=print_papers,
            forward=lambda: self._sign_for(case, in_hand=bool(page.printed)), forward_text=_("Sign for it"),
            back=lambda: self._open(case), back_text=_("Back"))
        shell.show(page)

    def _sign_for(self, case: CaseId, *, in_hand: bool) -> None:
        """Nobody signs that they have a paper which did not come out."""
        shell = self._shell
        _ = shell.translate

        def signed(png: bytes) -> None:
            outcome = shell.kiosk.collecting.sign(case, png, in_hand=in_hand)
            if isinstance(outcome, HandedOver):
                shell.poke()
                self._rate(case)
            elif shell.navigator.current is not None:
                shell.navigator.current.show_error(shell.both(outcome))

        heading, lines, done = (
            (_("Sign that you have it"), [_("I have seen the answer and taken the paper.")], _("I have it"))
            if in_hand else
            (_("Sign that you have seen it"), [_("I have seen the answer."),
                                               _("The paper can be printed here any day, with my card.")],
             _("I have seen it")))
        self._signing.ask(heading, lines, signed, forward_text=done, forward_icon="check",
                          back=lambda: self.answer(case))
