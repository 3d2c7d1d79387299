"""The last look at item YB02: many illnesses and long words stay on their cards, and what the county has is told."""

import pytest

from kiosk.forms.filling import Filling
from kiosk.forms.pages import PageKind, Stayed
from kiosk.services.identity import CardSeen
from tests.kiosk.test_every_item import turn
from tests.kiosk.village import Village
from tests.screens.conftest import published
from tests.screens.geometry import faults
from tests.screens.kiosk_screen import Screen

WORDS = "黑龙江省绥化市兰西县榆林镇向阳村三组村东头第二条道往北走第五家"


def filled(village: Village, language: str) -> Filling:
    """All choices where several may be touched, long words where words are written."""
    village.publish(published("YB02"))
    village.lay_card()
    seen = village.kiosk.identity.card()
    assert isinstance(seen, CardSeen)
    filling = village.kiosk.applying.start("YB02", seen.person, language=language)  # type: ignore[arg-type]
    assert isinstance(filling, Filling)
    while (page := filling.current) is not None:
        if page.kind is PageKind.TEXT:
            filling.answer(WORDS)
        if page.kind is PageKind.CHOICE_MANY:
            filling.answer([choice.value for choice in page.choices])
        if page.kind not in (PageKind.TEXT, PageKind.CHOICE_MANY) or isinstance(filling.next(), Stayed):
            turn(filling, page, last_choice=True)
    return filling


def read_through(screen: Screen, filling: Filling, picture: str) -> dict[str, str]:
    """Look at every page of the last look; the answers by name."""
    screen.touch("start")
    screen.app.applying.fill(filling, hand_in=lambda done: None, leave=screen.app.finding.home)
    screen.run()
    read: dict[str, str] = {}
    for turned in range(9):
        screen.look(f"{picture}-{turned}")
        assert faults(screen) == []
        shown = {item.objectName().removeprefix("answer_"): str(item.property("text")) for item in screen.items()
                 if item.objectName().startswith("answer_")}
        if shown.keys() <= read.keys():
            return read
        read |= shown
        screen.touch("moreRows")
    raise AssertionError("the pages do not end")


def test_long_answers_stay_on_their_cards(village: Village, screen: Screen) -> None:
    read = read_through(screen, filled(village, "zh_CN"), "long-answers")
    assert read["y_what"].count("、") > 8 and WORDS in read.values()
    assert read["county_has"] == "县里已有，不用交"


@pytest.mark.full
@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
def test_long_answers_in_english(village: Village, orientation: str) -> None:
    screen = Screen(village, orientation, "en")
    screen.suffix = "-en"
    try:
        read = read_through(screen, filled(village, "en"), "long-answers")
    finally:
        screen.close()
    assert read["county_has"] == "The county has it, no need to hand it in"
    assert screen.app.warnings == []
