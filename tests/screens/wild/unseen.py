"""The journeys of a kiosk without a window: what is behind the pages, ten times as fast."""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication

from kiosk.app import PORTRAIT, REFERENCE_PPMM, application
from kiosk.ui.journeys.journeys import Journeys
from tests.kiosk.village import Village


class Unseen:
    """A kiosk that is switched on, with nothing to look at."""

    def __init__(self, village: Village) -> None:
        application()
        self.app = Journeys(village.kiosk, "zh_CN", poke=lambda: None, ppmm=REFERENCE_PPMM[PORTRAIT])
        self.app.finding.attract()

    @property
    def name(self) -> str:
        """Which screen would be open."""
        page = self.app.navigator.current
        return page.screen_name if page is not None else ""

    def run(self, times: int = 3) -> None:
        """Let what is due happen; pages that were left are destroyed."""
        for _ in range(times):
            QGuiApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # type: ignore[call-overload]

    def close(self) -> None:
        """Switch it off; the village's store stays open."""
        self.app.rest()
