"""My papers, what the county knows of me, and having it put right."""

from casework.enquiry import KINDS, enquiries
from tests.kiosk.test_applying import handed_in
from tests.kiosk.test_following import decided
from tests.kiosk.village import Village
from tests.screens.journeys.hands import Look, lay, named, touch
from tests.screens.kiosk_screen import Screen


def papers_and_what_is_known(village: Village, screen: Screen, look: Look) -> None:
    """One's own things, all proven by the card."""
    done = handed_in(village)
    decided(village, done.case)
    touch(screen, "start", "mine")
    look("who")
    lay(village, screen)
    look("my things")
    screen.touch("item_matters")
    look("my matters")
    touch(screen, "toolHome", "mine")
    lay(village, screen)
    screen.touch("item_papers")
    look("my papers")
    screen.touch("item_0")
    look("printed")
    screen.touch("back")
    screen.touch("back")
    screen.touch("item_known")
    look("what the county knows of me")
    screen.touch(named(screen, "change_a_phone")[0])
    look("what is right")
    while screen.app.navigator.current.property("shown"):  # type: ignore[union-attr]
        screen.touch("keyErase")
    screen.type("13800009999")
    screen.touch("forward")
    look("said and stored")
    [one] = enquiries(village.store.facts_of(KINDS)).values()
    assert "13800009999" in one.words
