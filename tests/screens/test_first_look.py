"""'Am I the right one?' through the real screens: from the guide to an honest word, and on."""

import pytest

from tests.kiosk.village import WANG, Village
from tests.screens.geometry import faults
from tests.screens.kiosk_screen import Screen

YOUNG = WANG | {"id_number": "231299197001010015", "name": "王大山"}


def look(screen: Screen, name: str) -> None:
    screen.look(f"look-{name}")
    assert not faults(screen), name


def to_the_guide(screen: Screen, topic: str, item: str) -> None:
    for key in ("apply", f"item_{topic}", f"item_{item}"):
        screen.touch(key)
    look(screen, f"guide-{item}")
    screen.touch("firstLook")


def lay(village: Village, screen: Screen, card: dict[str, str]) -> None:
    village.lay_card(card)
    screen.app.navigator.current.look()  # type: ignore[union-attr]
    screen.run()


def walk(village: Village, screen: Screen) -> None:
    screen.touch("start")
    to_the_guide(screen, "elder", "MZ07")
    assert screen.name == "WhoScreen"
    lay(village, screen, YOUNG)
    assert screen.name == "VerdictScreen"
    look(screen, "may-not-fit")
    screen.touch("instead_MZ09")
    assert screen.name == "GuideScreen"
    look(screen, "neighbour")
    screen.touch("toolHome")
    to_the_guide(screen, "elder", "RS01")
    lay(village, screen, WANG)
    look(screen, "question")
    for answer in ("no", "no"):
        screen.touch(f"choice_{answer}")
        screen.touch("forward")
    look(screen, "ask-staff")
    screen.touch("forward")
    assert screen.name == "TextScreen" and village.store.drafts_of(WANG["id_number"]) == []
    screen.touch("forward")
    assert "电话" in screen.text_of("heading")


def test_a_first_look_leads_to_a_neighbour_or_on(village: Village, screen: Screen) -> None:
    walk(village, screen)


def test_it_looks_all_right(village: Village, screen: Screen) -> None:
    screen.touch("start")
    to_the_guide(screen, "elder", "MZ07")
    lay(village, screen, dict(WANG))
    look(screen, "looks-ok")
    screen.touch("back")
    assert screen.name == "GuideScreen"
    screen.app.finding.guide("MZ01")
    screen.run()
    look(screen, "guide-MZ01")


@pytest.mark.full
@pytest.mark.parametrize("scale", [1.25, 1.5])
def test_larger_letters_are_not_cut(village: Village, screen: Screen, scale: float) -> None:
    screen.app.frame.set_look(scale=scale)
    screen.app.frame.set_look = lambda **look: None  # type: ignore[method-assign]
    screen.suffix = f"-{scale}"
    walk(village, screen)
