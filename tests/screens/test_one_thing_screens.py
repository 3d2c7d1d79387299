"""'One thing' left in the middle: it goes on at the same question."""

from tests.kiosk.village import WANG, Village
from tests.screens.journeys.hands import answer, lay, touch
from tests.screens.journeys.one_thing import prepare, to_the_gate
from tests.screens.kiosk_screen import Screen


def test_what_was_begun_goes_on_at_the_same_question(village: Village, screen: Screen) -> None:
    prepare(village)
    to_the_gate(village, screen, lambda name: None)
    answer(screen, hers=False)
    screen.touch("forward")
    heading = screen.text_of("heading")
    touch(screen, "toolHome", "apply", "item_one_thing", "item_BD04", "forward")
    lay(village, screen)
    screen.touch("forward")
    assert screen.text_of("heading") == heading
    assert village.store.drafts.of_person(WANG["id_number"])
