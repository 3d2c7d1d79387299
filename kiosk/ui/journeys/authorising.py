"""The letter by which somebody lets another act: it is there, a blank one is printed, or it comes later."""

from kiosk.forms.joint import Fillable
from kiosk.forms.pages import Page as FormPage
from kiosk.services.authorising import Printed, asks_for_letter
from kiosk.ui.journeys.shell import Shell
from kiosk.ui.viewmodels.asking import Around
from kiosk.ui.viewmodels.base import Action, Page
from kiosk.ui.viewmodels.finding import TilesViewModel
from kiosk.ui.viewmodels.rows import TileRow

HAVE, BLANK, LATER = "have", "blank", "later"


class Authorising:
    """Asks before the photograph of the letter, so that nobody has to know what such a letter looks like."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell

    def comes_first(self, filling: Fillable, page: FormPage) -> bool:
        """Whether the open page is the letter's and nothing lies there yet."""
        return asks_for_letter(page.ref, filling.about) and not page.photographs

    def ask(self, filling: Fillable, page: FormPage, around: Around, photograph: Action) -> Page:
        """The page with the three ways; `photograph` opens the camera's."""
        _ = self._shell.translate
        rows = [TileRow(HAVE, _("Yes, it is here"), _("Photograph it"), "camera"),
                TileRow(BLANK, _("No, print one"), _("The names stand on it, it is signed at home"), "printer"),
                TileRow(LATER, _("Not today"), _("Go on, it may follow later"), "arrow-right")]
        ways = {HAVE: photograph, BLANK: lambda: self._blank(filling, page, around, photograph),
                LATER: around.forward}
        return TilesViewModel(
            heading=_("Is there a letter that lets you act?"), eyebrow=around.eyebrow,
            rows=rows[:2] if page.required else rows, open=lambda way: ways[way](), back=around.back,
            back_text=around.back_text, empty="")

    def _blank(self, filling: Fillable, page: FormPage, around: Around, photograph: Action) -> None:
        """Print it and say what is done with it; where nothing comes out, say how it is written by hand."""
        shell = self._shell
        _ = shell.translate
        outcome = shell.kiosk.authorising.print(filling)
        if isinstance(outcome, Printed):
            heading, lines = _("The letter is coming out below"), [
                ("file-text", _("Names and matter stand on it already.")),
                ("pencil-line", _("At home it is signed, with the day. Who cannot write presses a finger, two people "
                                  "who saw it sign.")),
                ("camera", _("Bring it back: open the matter with your slip, touch “Correct it”, photograph it."))]
        else:
            heading, lines = shell.words(outcome.sentence), [("pencil-line", shell.words(outcome.next_step))]
        shell.tell(
            heading, lines, eyebrow=around.eyebrow, back_text=around.back_text,
            back=lambda: shell.show(self.ask(filling, page, around, photograph)),
            forward=None if page.required else around.forward, forward_text="" if page.required else _("Go on"))
