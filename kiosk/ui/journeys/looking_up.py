"""Where is mine? By slip, by code, by card."""

from collections.abc import Callable

from casework.ids import CaseId
from kiosk.services.case_view import CaseView
from kiosk.services.lookup import Found, NotFound
from kiosk.services.people import Person
from kiosk.ui.journeys.applying import Applying
from kiosk.ui.journeys.following import Following
from kiosk.ui.journeys.shell import Shell
from kiosk.ui.viewmodels.entry import CodeViewModel
from kiosk.ui.viewmodels.finding import TilesViewModel
from kiosk.ui.viewmodels.following import LookupViewModel
from kiosk.ui.viewmodels.rows import TileRow


class LookingUp:
    """Finds the cases somebody asks for, and hands them on to be followed."""

    def __init__(self, shell: Shell, applying: Applying, following: Following, *, home: Callable[[], None]) -> None:
        self._shell, self._applying, self._following, self._home = shell, applying, following, home

    def begin(self) -> None:
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

        page = CodeViewModel(heading=_("What are the 12 characters on the slip?"), done=done, back=self.begin,
                             back_text=_("Back"), forward_text=_("Look"))
        shell.show(page)

    def _found(self, view: CaseView) -> None:
        """A case, or all that were handed in with it."""
        shell = self._shell
        _ = shell.translate
        views = shell.kiosk.lookup.together(view.case)
        if len(views) < 2:
            self._following.progress(view)
            return
        event = shell.kiosk.lookup.event_of(view.case)
        rows = [TileRow(one.case, shell.text(one.item), shell.words(one.headline), one.icon) for one in views]
        shell.show(TilesViewModel(
            heading=_("{count} matters handed in together").format(count=len(views)), rows=rows,
            eyebrow=f"{shell.text(event)} · {view.applicant}" if event else view.applicant,
            open=lambda case: self._following.open(CaseId(case)), back=self._home, back_text=_("Back"), empty=""))

    def of_person(self, person: Person) -> None:
        """All matters of a person."""
        shell = self._shell
        _ = shell.translate
        views = {view.case: view for view in shell.kiosk.lookup.of(person)}
        rows = [TileRow(view.case, shell.text(view.item), shell.words(view.headline), view.icon)
                for view in views.values()]
        if len(rows) == 1:
            self._following.progress(next(iter(views.values())))
            return
        shell.show(TilesViewModel(
            heading=_("Your matters"), rows=rows, open=lambda case: self._following.open(CaseId(case)), back=self._home,
            back_text=_("Back"), empty=_("Nothing of yours lies at this machine.") if person.proven else
            _("This needs your card, or the assistant who knows you. With the slip you can see that one matter.")))
