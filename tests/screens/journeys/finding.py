"""Finding a matter: by its topic, by the sound of a word, by first letters, by what others use."""

from tests.kiosk.village import Village
from tests.screens.journeys.hands import Look, touch
from tests.screens.kiosk_screen import Screen


def by_every_way(village: Village, screen: Screen, look: Look) -> None:
    """Four ways to the same guide."""
    screen.touch("start")
    look("what others use")
    screen.touch("item_MZ07")
    look("guide")
    title = screen.text_of("heading")
    touch(screen, "toolHome", "apply")
    look("topics")
    screen.touch("item_elder")
    look("one topic")
    screen.touch("item_MZ07")
    assert screen.text_of("heading") == title
    for letters in ("gaoling", "gljt"):
        touch(screen, "toolHome", "search")
        look("search")
        screen.type(letters)
        look(letters)
        screen.touch("item_MZ07")
        assert screen.text_of("heading") == title
