"""Who are you? The card; or number and name, vouched for by the assistant or not; oneself or for somebody else."""

from collections.abc import Callable

from kiosk.services.identity import NotAPerson
from kiosk.services.people import Agent, Person
from kiosk.services.pinyin import Pinyin
from kiosk.ui.journeys.shell import Shell
from kiosk.ui.viewmodels.base import Action
from kiosk.ui.viewmodels.entry import EntryViewModel
from kiosk.ui.viewmodels.finding import TilesViewModel
from kiosk.ui.viewmodels.people import WhoViewModel
from kiosk.ui.viewmodels.rows import TileRow

Met = Callable[[Person], None]


class Meeting:
    """Meets one person at a time; `home` is where back leads from the first page."""

    def __init__(self, shell: Shell, *, home: Action) -> None:
        self._shell, self._home = shell, home

    def who(self, then: Met, *, for_other: Callable[[], None] | None = None) -> None:
        """Meet the person whose matter it is. `for_other` offers to act for somebody else."""
        _ = self._shell.translate

        def known(person: Person) -> None:
            self._shell.meet(person)
            then(person)

        self._ask(_("Who are you?"), _("Lay your citizen card flat on the plate below"), known, back=self._home,
                  for_other=for_other)

    def agent(self, then: Callable[[Person, Agent], None]) -> None:
        """Somebody acts for another: first who acts, then for whom and as what."""
        _ = self._shell.translate
        self._ask(_("First: who are you?"), _("Lay your own citizen card on the plate"),
                  lambda acting: self._as_what(acting, then), back=self._home)

    # --- for somebody else ----------------------------------------------------------------------

    def _as_what(self, acting: Person, then: Callable[[Person, Agent], None]) -> None:
        _ = self._shell.translate
        rows = [TileRow("relative", _("I am family"), _("Son, daughter, wife, husband ..."), "users"),
                TileRow("guardian", _("I am the guardian"), _("Of a child, or by a court"), "hand-heart"),
                TileRow("assistant", _("I am the village assistant"), "", "identification-badge"),
                TileRow("other", _("I was asked to"), _("Neighbour or friend"), "handshake")]
        self._shell.show(TilesViewModel(
            heading=_("What are you to the person?"), rows=rows, back=lambda: self.agent(then), back_text=_("Back"),
            empty="", open=lambda kind: self._for_whom(acting, kind, rows, then)))

    def _for_whom(self, acting: Person, kind: str, rows: list[TileRow],
                  then: Callable[[Person, Agent], None]) -> None:
        _ = self._shell.translate
        relation = next(row.name for row in rows if row.code == kind)

        def known(person: Person) -> None:
            self._shell.meet(person)
            then(person, Agent(kind, acting, relation))

        self._ask(_("Whose matter is it?"), _("Take yours away, lay the card of the person it is for"), known,
                  back=lambda: self._as_what(acting, then), not_number=acting.id_number)

    # --- card, or number and name ---------------------------------------------------------------

    def _ask(self, heading: str, card_text: str, known: Met, *, back: Action,
             for_other: Callable[[], None] | None = None, not_number: str = "") -> None:
        shell = self._shell
        _ = shell.translate

        def again() -> None:
            self._ask(heading, card_text, known, back=back, for_other=for_other, not_number=not_number)

        shell.show(WhoViewModel(
            shell.kiosk.identity, shell.translate, heading=heading, card_text=card_text, known=known,
            type_number=lambda: self._number(known, again), for_other=for_other, not_number=not_number,
            back=back, back_text=_("Back")))

    def _number(self, known: Met, back: Action) -> None:
        shell = self._shell
        _ = shell.translate

        def done(number: str) -> None:
            wrong = shell.kiosk.identity.check_number(number)
            if wrong is not None:
                page.show_error(shell.both(wrong))
                return
            self._name(number, known, lambda: self._number(known, back))

        page = EntryViewModel(
            heading=_("What is the citizen number?"), done=done, back=back, back_text=_("Back"),
            forward_text=_("Next"), extra_key="X", placeholder=_("18 digits"))
        shell.show(page)

    def _name(self, number: str, known: Met, back: Action) -> None:
        shell = self._shell
        _ = shell.translate

        def done(name: str) -> None:
            person = shell.kiosk.identity.typed(number, name)
            if isinstance(person, NotAPerson):
                page.show_error(shell.both(person))
            elif shell.kiosk.vouching.can_vouch():
                self._vouch(person, known)
            else:
                known(person)

        page = EntryViewModel(
            heading=_("What is the name?"), done=done, back=back, back_text=_("Back"), forward_text=_("Next"),
            pinyin=Pinyin(), names=True, placeholder=_("Touch the letters, then the character"))
        shell.show(page)

    def _vouch(self, person: Person, known: Met) -> None:
        """The assistant beside vouches, or one goes on without: what lies here then stays closed."""
        _ = self._shell.translate
        rows = [TileRow("vouch", _("The assistant is here"), _("And knows this person"), "user-check"),
                TileRow("without", _("Go on without"), _("One can apply all the same"), "arrow-right")]
        self._shell.show(TilesViewModel(
            heading=_("Does the assistant know you?"), rows=rows, back=lambda: self._name_again(person, known),
            back_text=_("Back"), empty="",
            open=lambda way: self._code(person, known) if way == "vouch" else known(person)))

    def _name_again(self, person: Person, known: Met) -> None:
        self._name(person.id_number, known, lambda: self._number(known, self._home))

    def _code(self, person: Person, known: Met) -> None:
        shell = self._shell
        _ = shell.translate

        def done(code: str) -> None:
            outcome = shell.kiosk.vouching.vouch(person, code)
            if isinstance(outcome, Person):
                known(outcome)
            else:
                page.show_error(shell.both(outcome))

        page = EntryViewModel(
            heading=_("The assistant's code"), done=done, back=lambda: self._vouch(person, known), back_text=_("Back"),
            forward_text=_("Next"), hint=_("Only the assistant knows it. Look away, please."), hidden=True)
        shell.show(page)
