"""The decision does not come out of the printer: said calmly; it is printed later, signed for, or fetched any day."""

import pytest

from casework.case import State
from kiosk.services.applying import Submitted
from tests.kiosk.test_applying import handed_in
from tests.kiosk.test_following import decided
from tests.kiosk.village import Village
from tests.screens.checks import Checks
from tests.screens.journeys.following import by_code
from tests.screens.journeys.hands import lay, sign, there, touch
from tests.screens.kiosk_screen import Screen


def to_the_answer(village: Village, screen: Screen) -> Submitted:
    """A granted allowance, its page open, and a printer without paper."""
    done = handed_in(village)
    decided(village, done.case)
    (village.folder / "printed").mkdir(exist_ok=True)
    (village.folder / "printed/paper_out").touch()
    by_code(screen, done)
    touch(screen, "forward", "printPaper")
    return done


@pytest.mark.parametrize("screen", ["portrait"], indirect=True)
def test_it_is_said_calmly_and_whoever_comes_again_has_it_printed(village: Village, screen: Screen) -> None:
    done = to_the_answer(village, screen)
    screen.look("answer-paper-out")
    assert "照样算数" in screen.text_of("errorText") and "哪天来拿都行" in screen.text_of("errorText")
    assert not there(screen, "printed") and Checks().look(screen) == []
    by_code(screen, done)
    (village.folder / "printed/paper_out").unlink()
    touch(screen, "forward", "printPaper")
    assert there(screen, "printed") and not there(screen, "errorText")
    assert len(list((village.folder / "printed").glob("*.pdf"))) == 1
    screen.touch("forward")
    assert "纸我拿到了" in signed_lines(screen)


@pytest.mark.parametrize("screen", ["landscape"], indirect=True)
def test_whoever_signs_without_it_fetches_it_any_day(village: Village, screen: Screen) -> None:
    to_the_answer(village, screen)
    screen.touch("forward")
    screen.look("sign-without-the-paper")
    assert "纸我拿到了" not in signed_lines(screen) and "哪天都能来这儿打" in signed_lines(screen)
    sign(screen)
    screen.touch("level_5")
    screen.touch("forward")
    [record] = village.store.cases(open_only=False)
    assert (record.case.state, record.case.delivered_way) == (State.DONE, "seen")
    touch(screen, "forward", "mine")
    lay(village, screen)
    touch(screen, "item_papers", "item_0")
    assert "照样算数" in screen.text_of("heading") and Checks().look(screen) == []
    (village.folder / "printed/paper_out").unlink()
    touch(screen, "back", "item_0")
    assert [file.name for file in (village.folder / "printed").glob("*.pdf")] == ["0001-decision.pdf"]


def signed_lines(screen: Screen) -> str:
    """What is signed."""
    return " ".join(screen.app.navigator.current.property("lines"))  # type: ignore[union-attr]
