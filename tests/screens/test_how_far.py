"""How far along one is, in words: an answer that opens questions says so once, on the page that follows."""

import pytest

from kiosk.forms.filling import Filling
from tests.kiosk.village import Village
from tests.screens.journeys.hands import answer, touch
from tests.screens.kiosk_screen import Screen

OPENED = "第 6 题，还剩 5 题 · 照您刚才说的，多问 2 题"


def opened_at(village: Village, screen: Screen, ref: str) -> None:
    """The application for the allowance at one of its questions, all before it answered."""
    filling = village.kiosk.applying.start("MZ07", village.kiosk.identity.typed("23129919420305002X", "王秀兰"))  # type: ignore[arg-type]
    assert isinstance(filling, Filling)
    screen.touch("start")
    screen.app.applying.fill(filling, hand_in=lambda done: None, leave=screen.app.finding.home)
    while filling.current is not None and filling.current.ref != ref:
        answer(screen)
        screen.touch("forward")


@pytest.mark.parametrize("screen", ["portrait", pytest.param("landscape", marks=pytest.mark.full)], indirect=True)
def test_an_answer_that_opens_questions_says_so_once_and_aloud(village: Village, screen: Screen) -> None:
    opened_at(village, screen, "/data/account/k_owner")
    assert screen.text_of("eyebrow") == "第 5 题，还剩 4 题 · 高龄津贴"
    touch(screen, "choice_guardian", "forward")
    assert screen.text_of("eyebrow") == OPENED
    screen.look("how-far-more")
    screen.app.frame.reader.can_read = lambda: True  # type: ignore[method-assign]
    screen.touch("toolRead")
    assert any(OPENED in text for text in screen.app.frame.reader.texts)
    touch(screen, "back", "forward")
    assert screen.text_of("eyebrow") == "第 6 题，还剩 5 题 · 高龄津贴", "nothing new was opened"
