"""The journeys of a kiosk without a window: what is behind the pages, ten times as fast."""

from kiosk.app import PORTRAIT, REFERENCE_PPMM, application
from kiosk.ui.journeys.journeys import Journeys
from tests.kiosk.village import Village
from tests.screens.kiosk_screen import Running


class Unseen(Running):
    """A kiosk that is switched on, with nothing to look at."""

    def __init__(self, village: Village) -> None:
        application()
        self.app = Journeys(village.kiosk, "zh_CN", poke=lambda: None, ppmm=REFERENCE_PPMM[PORTRAIT])
        self.app.finding.attract()

    def close(self) -> None:
        """Switch it off; the village's store stays open."""
        self.app.rest()
