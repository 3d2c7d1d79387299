"""After the hand-in: receipt, look-up, progress, mending, answer."""

from collections.abc import Callable

from casework.ids import CaseId
from kiosk.forms.filling import Filling
from kiosk.forms.joint import Fillable
from kiosk.services.applying import Incomplete, Submitted
from kiosk.services.case_view import CaseView
from kiosk.services.collecting import HandedOver, Ready
from kiosk.services.correcting import NotYours, TooLateToCorrect
from kiosk.services.lookup import Found, NotFound
from kiosk.services.one_thing import HandedInTogether
from kiosk.services.people import Person
from kiosk.services.printing import Printed
from kiosk.services.qr import squares
from kiosk.services.supplementing import Sent
from kiosk.services.withdrawing import TakenBack
from kiosk.ui.journeys.applying import Applying
from kiosk.ui.journeys.rating import Rating
from kiosk.ui.journeys.shell import Shell
from kiosk.ui.journeys.signing import Signing
from kiosk.ui.pictures import square_code
from kiosk.ui.viewmodels.entry import CodeViewModel
from kiosk.ui.viewmodels.finding import TilesViewModel
from kiosk.ui.viewmodels.following import (
    AnswerViewModel,
    LookupViewModel,
    ProgressViewModel,
    ReceiptViewModel,
    SupplementViewModel,
)
from kiosk.ui.viewmodels.rows import AskItem, TileRow
from kiosk.ui.viewmodels.together import TogetherViewModel

CONFIRMED = 1


def states(view: CaseView, shell: Shell) -> list[dict[str, object]]:
    """Return the three circles of a case."""
    return [{"text": shell.words(one.words), "reached": one.reached} for one in view.transport]


class Following:
    """Follows a case with whoever holds its slip or card."""

    def __init__(self, shell: Shell, applying: Applying, *, complain: Callable[[CaseView], None],
                 home: Callable[[], None]) -> None:
        self._shell, self._applying, self._complain, self._home = shell, applying, complain, home
        self._signing, self._rating = Signing(shell), Rating(shell, home=home)
        self._printed: CaseId | None = None
        self._receipt: tuple[CaseId, ReceiptViewModel] | None = None

    # --- receipt --------------------------------------------------------------------------------

    def receipt(self, submitted: Submitted) -> None:
        """Handed in: the receipt on the screen and on paper."""
        self._print(submitted.case, self._show_receipt(submitted, self._home))

    def _show_receipt(self, submitted: Submitted, back: Callable[[], None]) -> ReceiptViewModel:
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
        self._receipt = submitted.case, page
        shell.show(page)
        return page

    def receipts(self, done: HandedInTogether) -> None:
        """Several handed in as one: one slip, each case with its own page."""
        shell = self._shell
        _ = shell.translate
        by_case = {one.case: one for one in done.cases}

        def open_one(case: str) -> None:
            self._show_receipt(by_case[CaseId(case)], lambda: self.receipts(done))

        rows = [TileRow(one.case, shell.text(one.item), f"{one.short_number} · {one.short_code}", "receipt")
                for one in done.cases]
        names = _(", ").join(shell.text(child.title) for child in done.later)
        later = _("Put aside: {names}. Go on within {days} days with your card.").format(
            names=names, days=done.kept_days) if names else ""
        page = TogetherViewModel(
            rows, heading=_("Handed in and stored"), eyebrow=shell.text(done.title),
            sentence=shell.words(done.sentence), later=later,
            open=open_one,
            forward=lambda: self._print_together(done, page), forward_text=_("Print it again"), back=self._home,
            back_text=_("Done"))
        shell.show(page)
        if self._printed != done.cases[0].case:
            self._printed = done.cases[0].case
            self._print_together(done, page)

    def _print_together(self, done: HandedInTogether, page: TogetherViewModel) -> None:
        _ = self._shell.translate
        outcome = self._shell.kiosk.printing.receipt(done.cases[0].case)
        page.show_printing(_("The slip is coming out below. Take it and your card.")
                           if isinstance(outcome, Printed) else self._shell.both(outcome))

    def _print(self, case: CaseId, page: ReceiptViewModel) -> None:
        _ = self._shell.translate
        outcome = self._shell.kiosk.printing.receipt(case)
        page.show_printing(_("The slip is coming out below. Take it and your card.")
                           if isinstance(outcome, Printed) else self._shell.both(outcome))

    def refresh(self) -> None:
        """The exchange has brought something: the receipt on the screen says so."""
        if self._receipt is None or self._shell.navigator.current is not self._receipt[1]:
            self._receipt = None
            return
        _ = self._shell.translate
        case, page = self._receipt
        view = self._shell.kiosk.lookup.case(case)
        if isinstance(view, CaseView) and view.transport[CONFIRMED].reached:
            page.follow(states(view, self._shell), self._shell.words(view.headline), confirmed=True)

    # --- look-up --------------------------------------------------------------------------------

    def lookup(self) -> None:
        """Where is mine?"""
        shell = self._shell
        _ = shell.translate
        shell.show(LookupViewModel(
            heading=_("Where is mine?"), scanned=shell.kiosk.lookup.scanned, found=self._scanned,
            type_code=self._type_code, by_card=lambda: self._applying.who(self.of_person),
            back=self._home, back_text=_("Back")))

    def _scanned(self, text: str) -> None:
        outcome = self._shell.kiosk.lookup.by_qr(text)
        if isinstance(outcome, Found):
            self._found(outcome.view)
        elif self._shell.navigator.current is not None:
            self._shell.navigator.current.show_error(self._shell.both(outcome))

    def _type_code(self) -> None:
        shell = self._shell
        _ = shell.translate

        def done(text: str) -> None:
            outcome = shell.kiosk.lookup.by_code(text)
            if isinstance(outcome, NotFound):
                page.show_error(shell.both(outcome))
            else:
                self._found(outcome.view)

        page = CodeViewModel(heading=_("What are the 12 characters on the slip?"), done=done, back=self.lookup,
                             back_text=_("Back"), forward_text=_("Look"))
        shell.show(page)

    def _found(self, view: CaseView) -> None:
        """A case, or all that were handed in with it."""
        shell = self._shell
        _ = shell.translate
        views = shell.kiosk.lookup.together(view.case)
        if len(views) < 2:
            self.progress(view)
            return
        event = shell.kiosk.lookup.event_of(view.case)
        rows = [TileRow(one.case, shell.text(one.item), shell.words(one.headline), one.icon) for one in views]
        shell.show(TilesViewModel(
            heading=_("{count} matters handed in together").format(count=len(views)), rows=rows,
            eyebrow=f"{shell.text(event)} · {view.applicant}" if event else view.applicant,
            open=lambda case: self.open(CaseId(case)), back=self._home, back_text=_("Back"), empty=""))

    def of_person(self, person: Person) -> None:
        """All matters of a person."""
        shell = self._shell
        _ = shell.translate
        views = {view.case: view for view in shell.kiosk.lookup.of(person)}
        rows = [TileRow(view.case, shell.text(view.item), shell.words(view.headline), view.icon)
                for view in views.values()]
        if len(rows) == 1:
            self.progress(next(iter(views.values())))
            return
        shell.show(TilesViewModel(
            heading=_("Your matters"), rows=rows, open=lambda case: self.open(CaseId(case)), back=self._home,
            back_text=_("Back"), empty=_("Nothing of yours lies at this machine.") if person.proven else
            _("This needs your card, or the assistant who knows you. With the slip you can see that one matter.")))

    def open(self, case: CaseId) -> None:
        """Open a case as it stands now."""
        view = self._shell.kiosk.lookup.case(case)
        if isinstance(view, CaseView):
            self.progress(view)
        else:
            self._home()

    # --- progress -------------------------------------------------------------------------------

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

    def _next(self, view: CaseView) -> tuple[Callable[[], None] | None, str, str]:
        _ = self._shell.translate
        if view.can_supplement:
            return lambda: self.supplement(view), _("Mend it now"), "hand-pointing"
        if view.can_collect:
            return lambda: self.answer(view.case), _("See the answer"), "seal-check"
        if view.can_rate:
            return lambda: self._rating.ask(view.case), _("Say how it went"), "smiley"
        return None, "", ""

    # --- mending --------------------------------------------------------------------------------

    def supplement(self, view: CaseView) -> None:
        """Exactly what is asked, the good news first."""
        shell = self._shell
        _ = shell.translate
        asks = [AskItem(ask.question, ask.what, ask.fix) for ask in view.asks]
        until = (_("There is time until {day}. Nothing else changes.").format(day=shell.day(view.supplement_by))
                 if view.supplement_by else "")
        shell.show(SupplementViewModel(
            heading=shell.words(view.headline), good_news=_("Everything else is in order."), asks=asks,
            until=until, forward=lambda: self._mend(view), forward_text=_("Mend it now"),
            back=lambda: self.progress(view), back_text=_("Back")))

    def _mend(self, view: CaseView) -> None:
        shell = self._shell
        filling = shell.kiosk.supplementing.open(view.case, shell.person, language=shell.language)
        if not isinstance(filling, Filling):
            self.open(view.case)
            return

        def hand_in(_: Fillable) -> None:
            self._applying.sign(filling, (), lambda png: self._send(view.case, filling, png),
                                back=lambda: self._applying.fill(filling, hand_in=hand_in, leave=leave))

        def leave() -> None:
            self.supplement(view)

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
            self.open(case)
        elif shell.navigator.current is not None:
            shell.navigator.current.show_error(shell.both(outcome))

    # --- answer ---------------------------------------------------------------------------------

    def answer(self, case: CaseId) -> None:
        """Whether it was granted; print the paper, sign for it."""
        shell = self._shell
        _ = shell.translate
        ready = shell.kiosk.collecting.answer(case)
        if not isinstance(ready, Ready):
            self.open(case)
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
            back=lambda: self.open(case), back_text=_("Back"))
        shell.show(page)

    def _sign_for(self, case: CaseId, *, in_hand: bool) -> None:
        """Nobody signs that they have a paper which did not come out."""
        shell = self._shell
        _ = shell.translate

        def signed(png: bytes) -> None:
            outcome = shell.kiosk.collecting.sign(case, png, in_hand=in_hand)
            if isinstance(outcome, HandedOver):
                shell.poke()
                self._rating.ask(case)
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
