"""Help, the size of the letters, the cover, and what is shown after an accident."""

from tests.kiosk.village import Village
from tests.screens.journeys.hands import Look
from tests.screens.kiosk_screen import Screen


def helped(village: Village, screen: Screen, look: Look) -> None:
    """The four tools lead away and back to the same page."""
    screen.touch("start")
    screen.touch("apply")
    where = screen.name, screen.text_of("heading")
    screen.touch("toolHelp")
    look("help")
    screen.touch("back")
    screen.touch("toolSize")
    look("size")
    screen.touch("back")
    screen.touch("toolRead")
    look("read aloud")
    screen.app.frame.touched()
    screen.app.tools.cover()
    screen.run()
    look("cover")
    screen.touch("stillHere")
    assert (screen.name, screen.text_of("heading")) == where
    screen.app.tools.calm_error("A1B2C3")
    screen.run()
    look("calm error")
