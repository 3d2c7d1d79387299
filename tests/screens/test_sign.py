"""Signs that lie above a page, and a machine that has no voice."""

import pytest

from tests.screens.geometry import faults
from tests.screens.kiosk_screen import Screen


def test_a_machine_without_a_voice_says_so_calmly(screen: Screen) -> None:
    screen.touch("start")
    screen.touch("toolRead")
    assert "没有喇叭" in screen.text_of("signText")
    assert not faults(screen)
    screen.app.frame.touched()
    screen.run()
    with pytest.raises(LookupError):
        screen.find("signText")
