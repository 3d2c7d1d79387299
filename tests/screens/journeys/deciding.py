"""Not sure: a first look, its honest word, and the neighbouring matters."""

from tests.kiosk.village import WANG, Village
from tests.screens.journeys.hands import Look, lay, touch
from tests.screens.kiosk_screen import Screen

YOUNG = WANG | {"id_number": "231299197001010015", "name": "王大山"}


def not_sure(village: Village, screen: Screen, look: Look) -> None:
    """One is too young and is shown a neighbour; another is answered, and goes on to apply."""
    touch(screen, "start", "apply", "item_elder", "item_MZ07")
    look("guide")
    screen.touch("firstLook")
    lay(village, screen, YOUNG)
    look("it may not fit")
    assert screen.name == "VerdictScreen"
    screen.touch("instead_MZ09")
    look("its neighbour")
    assert screen.name == "GuideScreen"
    touch(screen, "toolHome", "apply", "item_elder", "item_RS01", "firstLook")
    lay(village, screen, WANG)
    look("a question")
    for _ in range(2):
        touch(screen, "choice_no", "forward")
    look("ask the staff")
    screen.touch("forward")
    look("consent")
    assert screen.name == "TextScreen" and village.store.drafts.of_person(WANG["id_number"]) == []
    screen.touch("forward")
    assert screen.name == "NumberScreen"


def all_right(village: Village, screen: Screen, look: Look) -> None:
    """It looks all right, and back leads to where one was."""
    touch(screen, "start", "apply", "item_elder", "item_MZ07", "firstLook")
    lay(village, screen)
    look("it looks all right")
    screen.touch("back")
    assert screen.name == "GuideScreen"
