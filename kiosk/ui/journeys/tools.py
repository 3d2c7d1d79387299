"""The four tools and what happens around every page: home, text size, help, cover, calm error."""

from collections.abc import Callable

from kiosk.ui.journeys.shell import Shell
from kiosk.ui.viewmodels.base import Page
from kiosk.ui.viewmodels.finding import TilesViewModel
from kiosk.ui.viewmodels.frame import TEXT_SCALES
from kiosk.ui.viewmodels.people import CoverViewModel
from kiosk.ui.viewmodels.rows import TileRow

COVER_S = 60


class ToolBox:
    """Reached from every page; each leads back to where the person was, or home."""

    def __init__(self, shell: Shell, *, home: Callable[[], None], attract: Callable[[], None],
                 carry: Callable[[Callable[[], None]], None]) -> None:
        self._shell, self._home, self._attract, self._carry = shell, home, attract, carry
        self._covered: Page | None = None

    def home(self) -> None:
        """Home; what was begun is kept as a draft, the person is forgotten."""
        self._covered = None
        self._home()

    def settings(self) -> None:
        """Three text sizes and two looks, one touch each."""
        _ = self._shell.translate
        back = self._keep()
        rows = [TileRow("0", _("Large"), _("As now"), "text-aa"), TileRow("1", _("Larger"), "", "text-aa"),
                TileRow("2", _("Largest"), "", "text-aa"), TileRow("dark", _("White on black"), "", "moon"),
                TileRow("light", _("Black on white"), "", "sun"),
                TileRow("louder", _("Louder"), _("What is read aloud"), "speaker-high"),
                TileRow("softer", _("Softer"), _("What is read aloud"), "speaker-low")]
        self._shell.show(TilesViewModel(heading=_("How large shall the text be?"), rows=rows, open=self._look,
                                        back=back, back_text=_("Back"), empty=""))

    def _look(self, code: str) -> None:
        frame = self._shell.frame
        aloud = self._shell.kiosk.aloud
        if code in ("louder", "softer"):
            aloud.set_volume(aloud.volume + (1 if code == "louder" else -1))
        elif code in ("dark", "light"):
            frame.set_look(contrast=code == "dark")
        else:
            frame.set_look(scale=TEXT_SCALES[int(code)])

    def help(self) -> None:
        """Who comes, and at which number."""
        _ = self._shell.translate
        now = self._shell.kiosk.status.now()
        back = self._keep()
        lines = [("hand-waving", _("The assistant of this village helps you: {name}").format(name=now.assistant)
                  if now.assistant else _("Ask at the village office. Somebody will come."))]
        if now.phone:
            lines.append(("phone", now.phone))
        lines.append(("lock", _("What you have answered is kept.")))
        days = self._shell.kiosk.carrying.overdue_days()
        if days:
            lines.append(("stick-out", _("Nothing has reached the county for {days} days").format(days=days)))
        carry = (lambda: self._carry(back)) if self._shell.kiosk.carrying.is_called_for() else None
        self._shell.tell(_("Help is coming"), lines, back=back, back_text=_("Back"), forward=carry,
                         forward_text=_("Carry by stick") if carry else "", forward_icon="stick-out")

    def cover(self) -> None:
        """Nobody has touched for a while."""
        _ = self._shell.translate
        back = self._keep()

        def stay() -> None:
            self._shell.frame.watch(True)
            back()

        self._shell.show(CoverViewModel(heading=_("Are you still there?"), seconds=COVER_S, stay=stay,
                                        wipe=self._leave))

    def _leave(self) -> None:
        """Nobody came back: the covered page is let go with its person."""
        self._covered = None
        self._attract()

    def calm_error(self, code: str) -> None:
        """Something of ours went wrong: one calm sentence, the answers are kept."""
        _ = self._shell.translate
        self._shell.tell(
            _("That did not work"),
            [("archive", _("What you answered is kept. Begin again and you are at the same question.")),
             ("phone", _("If it happens again, tell the assistant this number: {code}").format(code=code))],
            forward=self._home, forward_text=_("Home"), forward_icon="house")

    def _keep(self) -> Callable[[], None]:
        """Keep the open page alive under the next one; return what shows it again."""
        page = self._shell.navigator.hold() or self._covered
        self._covered = page

        def back() -> None:
            self._covered = None
            if page is not None:
                self._shell.navigator.show(page)
            else:
                self._home()

        return back
