"""The page U盘: one key out, one key in, and a plain word of what came of it."""

from collections.abc import Callable
from typing import Any

from kiosk.services.carrying import FileCame, Made
from kiosk.ui.journeys.shell import Shell
from kiosk.ui.viewmodels.base import Page
from kiosk.ui.viewmodels.finding import TilesViewModel
from kiosk.ui.viewmodels.rows import TileRow


class Carrying:
    """Reached from the page that tells who helps; whoever finds it can do no harm with it."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._busy: Page | None = None
        self._back: Callable[[], None] = shell.navigator.home

    def open(self, back: Callable[[], None]) -> None:
        """Two keys, and what waits."""
        _ = self._shell.translate
        self._back = back
        waiting, days = self._shell.kiosk.status.now().waiting, self._shell.kiosk.carrying.overdue_days()
        out = _("{count} cases wait").format(count=waiting) if waiting else _("Nothing waits")
        held = self._shell.kiosk.carrying.waiting_sticks()
        home = _("{count} sticks are kept here and wait for an earlier one").format(count=held) if held else ""
        rows = [TileRow("out", _("Make a stick for the county"), out, "stick-out"),
                TileRow("in", _("Read the stick of the county"), home, "stick-in")]
        self._shell.show(TilesViewModel(
            heading=_("Carry by stick"), rows=rows, open=self._begin, back=back, back_text=_("Back"), empty="",
            eyebrow=_("Nothing has reached the county for {days} days").format(days=days) if days else ""))

    def _begin(self, code: str) -> None:
        _ = self._shell.translate
        self._shell.tell(_("Leave the stick in"), [("hourglass-medium", _("This takes up to a few minutes."))])
        self._busy = self._shell.navigator.current
        carrying = self._shell.kiosk.carrying
        self._shell.beside.begin(carrying.make if code == "out" else carrying.bring_in, self._came)

    def _came(self, outcome: Any) -> None:
        """Say what came of it, unless somebody has gone elsewhere meanwhile."""
        if self._shell.navigator.current is not self._busy or self._busy is None:
            return
        _ = self._shell.translate
        self._busy = None
        files = [one for one in outcome if isinstance(one, FileCame)] if isinstance(outcome, list) else []
        well = isinstance(outcome, Made) or any(one.taken for one in files)
        said = [*files[:3]] if isinstance(outcome, list) else [outcome]
        lines = [line for one in said for line in self._lines(one)]
        self._shell.tell(_("Done") if well else _("That did not work"), lines, back=lambda: self.open(self._back),
                         back_text=_("Back"), forward=self._shell.navigator.home, forward_text=_("Home"),
                         forward_icon="house")

    def _lines(self, outcome: Any) -> list[tuple[str, str]]:
        words = self._shell.words
        well = isinstance(outcome, Made) or getattr(outcome, "taken", False)
        return [("check-circle" if well else "info", words(outcome.sentence)),
                ("hand-pointing", words(outcome.next_step))]
