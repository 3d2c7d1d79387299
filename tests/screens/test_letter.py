"""Where the letter of authorisation comes from: three ways before its photograph."""

import pytest

from kiosk.forms.filling import Filling
from kiosk.services.people import Agent
from tests.kiosk.test_applying import SON
from tests.kiosk.village import ANSWERS, Village, jpeg, page_picture
from tests.screens.checks import Checks
from tests.screens.journeys.hands import touch
from tests.screens.kiosk_screen import Screen, texts


def at_the_letter(village: Village, screen: Screen) -> Filling:
    """An application for another, open where the letter is asked for."""
    person = village.kiosk.identity.typed("23129919420305002X", "王秀兰")
    filling = village.kiosk.applying.start("MZ07", person, Agent("relative", SON, "儿子"))  # type: ignore[arg-type]
    assert isinstance(filling, Filling)
    while filling.current is not None and not filling.current.ref.endswith("d_auth"):
        if filling.current.photo_kind:
            filling.photographs.lay(jpeg(page_picture()))
        else:
            filling.answer(ANSWERS[filling.current.ref])
        filling.next()
    screen.touch("start")
    screen.app.applying.fill(filling, hand_in=lambda done: None, leave=screen.app.finding.home)
    screen.run()
    return filling


def said(screen: Screen) -> str:
    """All that stands there."""
    return " ".join(str(text.property("text")) for text in texts(screen))


@pytest.mark.parametrize("screen", ["portrait", pytest.param("landscape", marks=pytest.mark.full)], indirect=True)
def test_a_blank_one_is_printed_and_its_way_told(village: Village, screen: Screen) -> None:
    filling = at_the_letter(village, screen)
    screen.look("letter-ways")
    assert Checks().look(screen) == []
    screen.touch("item_blank")
    screen.look("letter-printed")
    assert Checks().look(screen) == []
    assert "拿回去让他签名" in said(screen) and len(list((village.folder / "printed").glob("*authorisation.pdf"))) == 1
    touch(screen, "back", "item_have")
    assert screen.name == "PhotoScreen"
    screen.touch("back")
    assert filling.current is not None and filling.current.ref.endswith("d_until")


def test_it_may_follow_later_and_by_hand_where_nothing_prints(village: Village) -> None:
    (village.folder / "printed").mkdir()
    (village.folder / "printed/offline").touch()
    screen = Screen(village, "portrait")
    try:
        filling = at_the_letter(village, screen)
        screen.touch("item_blank")
        assert "白纸" in said(screen) and "签名或者按手印" in said(screen)
        screen.touch("forward")
        assert filling.current is not None and filling.current.ref.endswith("z_truth")
        touch(screen, "back", "item_later")
        assert filling.current.ref.endswith("z_truth") and not filling.attachments()[1:]
    finally:
        screen.close()
