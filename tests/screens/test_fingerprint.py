"""A fingerprint in the place of a signature: looked at, told where it is hard to see, seen by two others."""

import pytest

from demo.portraits import portrait
from kiosk.forms.filling import Filling
from tests.kiosk.village import Village
from tests.screens.geometry import faults
from tests.screens.journeys.hands import sit_down, touch, type_name
from tests.screens.kiosk_screen import Screen


@pytest.mark.parametrize("screen", ["portrait"], indirect=True)
def test_whom_it_is_about_is_no_witness(village: Village, screen: Screen) -> None:
    """Names of one character exist: this person is called 王, and so nobody of that name can have seen it."""
    person = village.kiosk.identity.typed("23129919420305002X", "王")
    filling = village.kiosk.applying.start("MZ07", person)  # type: ignore[arg-type]
    assert isinstance(filling, Filling)
    sit_down(village)
    signed: list[bytes] = []
    screen.touch("start")
    screen.app.applying.sign(filling, (), signed.append)
    touch(screen, "fingerprint", "forward", "takeAgain", "forward")
    type_name(screen, "wang")
    assert "作证" in screen.text_of("errorText") and signed == []
    screen.touch("keyErase")
    for letters in ("li", "zhao"):
        type_name(screen, letters)
    assert len(signed) == 1


@pytest.mark.parametrize("screen", ["portrait"], indirect=True)
def test_a_fingerprint_that_is_hard_to_see_is_told_and_may_stay(village: Village, screen: Screen) -> None:
    person = village.kiosk.identity.typed("23129919420305002X", "王秀兰")
    filling = village.kiosk.applying.start("MZ07", person)  # type: ignore[arg-type]
    assert isinstance(filling, Filling)
    (village.folder / "camera").mkdir()
    portrait(village.folder / "camera/one.jpg", dark=True)
    screen.touch("start")
    screen.app.applying.sign(filling, (), lambda png: None)
    touch(screen, "fingerprint", "forward")
    assert "太暗" in screen.text_of("advice") and not faults(screen)
    screen.touch("forward")
    assert "见证" in screen.text_of("heading"), "nobody is refused for it"
