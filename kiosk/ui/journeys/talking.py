"""Asking, complaining, objecting to a notice: choose a sentence or write one, named or not, stored."""

from collections.abc import Callable, Sequence

from casework.enquiry import About, Enquiry
from casework.ids import CaseId
from casework.notice import Notice
from kiosk.services.enquiries import Outcome, Said
from kiosk.services.people import Person
from kiosk.services.pinyin import Pinyin
from kiosk.ui.journeys.applying import Applying
from kiosk.ui.journeys.shell import Shell
from kiosk.ui.viewmodels.entry import EntryViewModel
from kiosk.ui.viewmodels.finding import TilesViewModel
from kiosk.ui.viewmodels.notices import NoticeViewModel
from kiosk.ui.viewmodels.rows import TileRow

Say = Callable[[str, Person | None], Outcome]
WRITE, WHOLE = "write", "0"


def _row(number: int, cells: Sequence[str]) -> TileRow:
    """A row of a notice to touch: named by its first cell that is more than a number, the others below."""
    name = next((cell for cell in cells if not cell.isdigit()), str(number))
    return TileRow(str(number), name, " · ".join(cell for cell in cells if cell != name), "house-line")


class Talking:
    """Takes words to the township; `home` leads back."""

    def __init__(self, shell: Shell, applying: Applying, *, home: Callable[[], None]) -> None:
        self._shell, self._applying, self._home = shell, applying, home

    # --- ask and complain -----------------------------------------------------------------------

    def begin(self) -> None:
        """Ask, or complain?"""
        _ = self._shell.translate
        rows = [TileRow("ask", _("I have a question"), _("The township answers here"), "chats-circle"),
                TileRow("complain", _("Something was not right"), _("No name needed"), "warning")]
        self._shell.show(TilesViewModel(
            heading=_("What is it?"), rows=rows, back=self._home, back_text=_("Back"), empty="",
            open=lambda way: self.ask() if way == "ask" else self.complain()))

    def ask(self, *, item: str = "") -> None:
        """A question to the township."""
        _ = self._shell.translate
        sentences = [_("Can I get this? I am not sure."), _("What do I have to bring?"),
                     _("When does the money come?"), _("How long does it still take?"),
                     _("My papers are incomplete. What can be done?")]
        self._words(_("What would you like to know?"), sentences, "chats-circle",
                    lambda words, person: self._shell.kiosk.enquiries.ask(words, person, item=item), back=self.begin)

    def complain(self, *, case: str = "") -> None:
        """Something was not right."""
        _ = self._shell.translate
        sentences = [_("I was not told everything at once."), _("I had to go several times."),
                     _("It takes too long."), _("People were unfriendly."), _("Money was asked for."),
                     _("The machine does not work well.")]
        self._words(_("What was not right?"), sentences, "warning",
                    lambda words, person: self._shell.kiosk.enquiries.complain(words, person, case=case),
                    back=self.begin)

    # --- notices --------------------------------------------------------------------------------

    def notices(self) -> None:
        """The notices that hang in the village."""
        _ = self._shell.translate
        hanging = self._shell.kiosk.notices.hanging()
        if hanging:
            self._notice(hanging, 0)
        else:
            self._shell.tell(_("Public notices"), [("megaphone", _("No notice hangs in the village now."))],
                             back=self._home, back_text=_("Back"))

    def _notice(self, hanging: Sequence[Notice], place: int) -> None:
        _ = self._shell.translate
        notice, many = hanging[place], len(hanging)
        period = _("From {start} to {end}. Whoever thinks it is wrong may say so, without a name too.").format(
            start=self._shell.day(notice.start), end=self._shell.day(notice.end))
        self._shell.show(NoticeViewModel(
            notice, heading=_("Public notices"), period=period,
            guarded=_("No card numbers, no illness, no house numbers, no children's names stand here."),
            turn=(lambda: self._notice(hanging, (place + 1) % many)) if many > 1 else None,
            turn_text=_("Next ({place} of {count})").format(place=place + 1, count=many),
            object=lambda: self._which(notice), forward_text=_("I think that is wrong"),
            back=self._home, back_text=_("Back")))

    def _which(self, notice: Notice) -> None:
        """Which row is meant, or the whole notice."""
        _ = self._shell.translate
        rows = [TileRow(WHOLE, _("The whole notice"), _("Or somebody who is missing"), "megaphone"),
                *(_row(number, cells) for number, cells in enumerate(notice.rows, 1))]
        self._shell.show(TilesViewModel(
            heading=_("Which one do you mean?"), eyebrow=notice.title, rows=rows, back=self.notices,
            back_text=_("Back"), empty="",
            open=lambda row: self._object(notice, int(row), lambda: self._which(notice))))

    def _object(self, notice: Notice, row: int, back: Callable[[], None]) -> None:
        _ = self._shell.translate
        of_one = [_("This family has enough money."), _("What is written about this family is wrong."),
                  _("This family does not live here any more.")]
        of_all = [_("Somebody in need is missing."), _("The village was not asked.")]
        self._words(_("What is wrong with it?"), of_one if row else of_all, "megaphone",
                    lambda words, person: self._shell.kiosk.enquiries.object(words, person, notice.id, row=row),
                    back=back, eyebrow=" · ".join((notice.title, *notice.row(row)[:2])))

    # --- what a person said before --------------------------------------------------------------

    def read(self, enquiry: Enquiry, back: Callable[[], None]) -> None:
        """One's own words and what the township said."""
        _ = self._shell.translate
        against = self._shell.kiosk.notices.notice(CaseId(enquiry.notice))
        lines = [("megaphone", " · ".join((against.title, *against.row(enquiry.row))))] if against else []
        lines.append(("chats-circle", enquiry.words))
        lines += [("buildings", f"{answer.by}: {answer.words}") for answer in enquiry.answers]
        if not enquiry.answered:
            lines.append(("clock-user", _("No answer yet. It is heard here as soon as it comes.")))
        self._shell.tell(self.name(enquiry.about), lines, back=back, back_text=_("Back"))

    def name(self, about: About) -> str:
        """What an enquiry is called."""
        _ = self._shell.translate
        return {About.QUESTION: _("What I asked"), About.COMPLAINT: _("What I complained of"),
                About.OBJECTION: _("What I objected to"), About.CORRECTION: _("What I want put right")}[about]

    # --- words ----------------------------------------------------------------------------------

    def _words(self, heading: str, sentences: Sequence[str], icon: str, say: Say, *, back: Callable[[], None],
               eyebrow: str = "") -> None:
        _ = self._shell.translate
        rows = [TileRow(str(place), sentence, "", icon) for place, sentence in enumerate(sentences)]
        rows.append(TileRow(WRITE, _("Something else"), _("Write it yourself"), "pencil-line"))

        def again() -> None:
            self._words(heading, sentences, icon, say, back=back, eyebrow=eyebrow)

        def chosen(code: str) -> None:
            if code == WRITE:
                self._write(heading, say, again)
            else:
                self._who(sentences[int(code)], say, again)

        self._shell.show(TilesViewModel(heading=heading, rows=rows, open=chosen, back=back, back_text=_("Back"),
                                        empty="", eyebrow=eyebrow))

    def _write(self, heading: str, say: Say, back: Callable[[], None]) -> None:
        _ = self._shell.translate
        self._shell.show(EntryViewModel(
            heading=heading, done=lambda words: self._who(words, say, back), back=back, back_text=_("Back"),
            forward_text=_("Next"), pinyin=Pinyin(), placeholder=_("Touch the letters, then the character")))

    def _who(self, words: str, say: Say, back: Callable[[], None]) -> None:
        """Named, so that the answer finds its person; or without a name."""
        _ = self._shell.translate
        if self._shell.person is not None:
            self._stored(say(words, self._shell.person))
            return
        rows = [TileRow("named", _("With my name"), _("Then you hear the answer here with your card"), "user-check"),
                TileRow("nameless", _("Without a name"), _("Nobody learns who said it"), "lock")]

        def chosen(code: str) -> None:
            if code == "named":
                self._applying.who(lambda person: self._stored(say(words, person)))
            else:
                self._stored(say(words, None), named=False)

        self._shell.show(TilesViewModel(heading=_("Shall your name stand there?"), rows=rows, open=chosen, back=back,
                                        back_text=_("Back"), empty=""))

    def _stored(self, outcome: Outcome, *, named: bool = True) -> None:
        shell = self._shell
        _ = shell.translate
        if isinstance(outcome, Said):
            shell.poke()
            shell.tell(_("Said and stored"), [("archive", shell.words(outcome.sentence) if named else _(
                "Stored. It goes to the township. Without a name no answer can be kept for you here."))],
                       forward=self._home, forward_text=_("Done"), forward_icon="check")
        else:
            shell.tell(shell.words(outcome.sentence), [("hand-pointing", shell.words(outcome.next_step))],
                       back=self._home, back_text=_("Back"))
