"""Who typed a number sees nothing of what lies under it, until the assistant has vouched."""

import pytest

from tests.kiosk.test_talking import CODE
from tests.kiosk.village import WANG, Village
from tests.screens.journeys.hands import touch, type_name
from tests.screens.kiosk_screen import Screen


@pytest.mark.parametrize("way", ["without", "vouch"])
def test_a_typed_number_opens_nothing_until_the_assistant_vouches(village: Village, screen: Screen, way: str) -> None:
    village.kiosk.vouching.set_code(CODE)
    touch(screen, "start", "mine", "typeNumber")
    screen.type(WANG["id_number"])
    screen.touch("forward")
    type_name(screen, "wang")
    screen.touch(f"item_{way}")
    if way == "without":
        assert screen.name == "TextScreen"
        return
    screen.type("111111")
    screen.touch("forward")
    assert "1" not in screen.text_of("fieldText")
    touch(screen, *["keyErase"] * 6)
    screen.type(CODE)
    screen.touch("forward")
    assert screen.name == "TilesScreen"
    screen.touch("item_known")
    assert screen.name == "TextScreen", "nothing was told yet"
