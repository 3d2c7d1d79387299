"""My things: my matters, my papers, what the county knows of me – and having it put right – and what I asked."""

from collections.abc import Callable

from casework.ids import CaseId
from kiosk.services.enquiries import Said
from kiosk.services.mine import KnownThing
from kiosk.services.people import Person
from kiosk.services.pinyin import Pinyin
from kiosk.services.printing import Printed
from kiosk.ui.journeys.meeting import Meeting
from kiosk.ui.journeys.shell import Shell
from kiosk.ui.journeys.talking import Talking
from kiosk.ui.viewmodels.asking import ReviewViewModel
from kiosk.ui.viewmodels.entry import EntryViewModel
from kiosk.ui.viewmodels.finding import TilesViewModel
from kiosk.ui.viewmodels.rows import ReviewItem, TileRow


class Mine:
    """Everything of one proven person; `matters` shows their cases."""

    def __init__(self, shell: Shell, meeting: Meeting, talking: Talking, *, matters: Callable[[Person], None],
                 home: Callable[[], None]) -> None:
        self._shell, self._meeting, self._talking = shell, meeting, talking
        self._matters, self._home = matters, home

    def begin(self) -> None:
        """Who are you?"""
        self._meeting.who(self._mine)

    def _mine(self, person: Person) -> None:
        shell = self._shell
        _ = shell.translate
        if not person.proven:
            shell.tell(_("This needs your card"), [
                ("lock", _("What lies here of you is shown to you alone.")),
                ("identification-card", _("Come with your card, or when the assistant is here.")),
                ("qr-code", _("With the slip you can see that one matter."))], back=self._home, back_text=_("Back"))
            return
        rows = [TileRow("matters", _("My matters"), _("How far they are"), "clock-user"),
                TileRow("papers", _("My papers"), _("Print one again"), "file-text"),
                TileRow("known", _("What the county knows of me"), _("And have it put right"), "eye"),
                TileRow("said", _("What I asked"), _("And what was answered"), "chats-circle")]
        ways = {"matters": self._matters, "papers": self._papers, "known": self._known, "said": self._said}
        shell.show(TilesViewModel(heading=_("My things"), rows=rows, open=lambda way: ways[way](person),
                                  back=self._home, back_text=_("Back"), empty=""))

    # --- papers ---------------------------------------------------------------------------------

    def _papers(self, person: Person) -> None:
        shell = self._shell
        _ = shell.translate
        papers = shell.kiosk.mine.papers(person)
        rows = [TileRow(str(place), shell.words(one.paper.words),
                        f"{shell.text(one.item)} · {shell.day(one.paper.day)}", "file-text")
                for place, one in enumerate(papers)]

        def print_it(code: str) -> None:
            one = papers[int(code)]
            self._printed(one.case, one.paper.sha256, lambda: self._papers(person))

        shell.show(TilesViewModel(
            heading=_("My papers"), rows=rows, open=print_it, back=lambda: self._mine(person), back_text=_("Back"),
            empty=_("No paper of yours lies at this machine.")))

    def _printed(self, case: CaseId, sha256: str, back: Callable[[], None]) -> None:
        shell = self._shell
        _ = shell.translate
        outcome = shell.kiosk.printing.paper(case, sha256)  # type: ignore[arg-type]
        if isinstance(outcome, Printed):
            shell.tell(_("The paper is coming out below"), [("printer", _("Take it with you."))], back=back,
                       back_text=_("Back"))
        else:
            shell.tell(shell.words(outcome.sentence), [("printer", shell.words(outcome.next_step))], back=back,
                       back_text=_("Back"))

    # --- what is known --------------------------------------------------------------------------

    def _known(self, person: Person) -> None:
        shell = self._shell
        _ = shell.translate
        known = {one.key: one for one in shell.kiosk.mine.known(person)}
        if not known:
            shell.tell(_("What the county knows of me"), [("eye", _("Nothing was told from this machine yet."))],
                       back=lambda: self._mine(person), back_text=_("Back"))
            return
        rows = [ReviewItem(key, key, shell.words(one.words), one.masked, one.whole, True, False)
                for key, one in known.items()]
        shell.show(ReviewViewModel(
            rows, heading=_("What the county knows of me"), eyebrow="", complete=True,
            change=lambda key: self._correct(person, known[key]), forward=lambda: self._mine(person),
            forward_text=_("That is right"), back=lambda: self._mine(person), back_text=_("Back")))

    def _correct(self, person: Person, thing: KnownThing) -> None:
        shell = self._shell
        _ = shell.translate
        label = shell.words(thing.words)
        letters = thing.key in ("name", "a_contact", "a_addr", "k_holder")

        def done(text: str) -> None:
            words = _("{what} is wrong. Right is: {right}").format(what=label, right=text)
            outcome = shell.kiosk.enquiries.correct(words, person)
            if isinstance(outcome, Said):
                shell.poke()
                shell.tell(_("Said and stored"), [("archive", shell.words(outcome.sentence))],
                           forward=lambda: self._mine(person), forward_text=_("Done"), forward_icon="check")
            else:
                page.show_error(shell.both(outcome))

        page = EntryViewModel(
            heading=_("{what}: what is right?").format(what=label), done=done, back=lambda: self._known(person),
            back_text=_("Back"), forward_text=_("Next"), pinyin=Pinyin() if letters else None,
            names=letters, extra_key="" if letters else "X")
        shell.show(page)

    # --- what was said --------------------------------------------------------------------------

    def _said(self, person: Person) -> None:
        shell = self._shell
        _ = shell.translate
        said = {one.id: one for one in shell.kiosk.enquiries.of(person)}
        rows = [TileRow(id, one.words[:24], _("Answered") if one.answered else _("No answer yet"), "chats-circle")
                for id, one in said.items()]
        shell.show(TilesViewModel(
            heading=_("What I asked"), rows=rows, back=lambda: self._mine(person), back_text=_("Back"),
            open=lambda id: self._talking.read(said[CaseId(id)], lambda: self._said(person)),
            empty=_("You have not asked anything at this machine.")))
