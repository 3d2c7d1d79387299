"""A birthday found by touch, by the new calendar and the old one."""

import pytest

from tests.kiosk.village import Village
from tests.rules.test_enquiry_and_notice import NOTICE
from tests.screens.checks import Checks, chinese_days
from tests.screens.conftest import published
from tests.screens.geometry import Scene, faults
from tests.screens.journeys.hands import touch
from tests.screens.kiosk_screen import Screen, texts


@pytest.fixture
def asked(village: Village, screen: Screen) -> Screen:
    """A form at its question about a day."""
    village.publish(published("GA01"))
    filling = village.kiosk.applying.start("GA01", village.kiosk.identity.typed("23129919420305002X", "王秀兰"))  # type: ignore[arg-type]
    screen.touch("start")
    filling.go_to("/data/newborn/c_birth")  # type: ignore[union-attr]
    screen.app.applying.fill(filling, hand_in=lambda done: None, leave=screen.app.finding.home)  # type: ignore[arg-type]
    screen.run()
    return screen


def choose(screen: Screen, name: str, *values: str) -> None:
    for place, value in enumerate(values):
        screen.touch(f"option_{value}")
        screen.look(f"day-{name}-{place}")
        assert not faults(screen), f"{name} after {value}"


def test_a_day_is_found(asked: Screen) -> None:
    asked.look("day-begin")
    assert asked.name == "DateScreen" and not faults(asked)
    asked.touch("part0")
    choose(asked, "new", "1940", "1944", "3", "12")
    assert asked.text_of("dateResult") == "1944年3月12日" and "属猴" in asked.text_of("dateBeside")
    asked.touch("otherCalendar")
    assert "阴历二月十八" in asked.text_of("dateBeside") and not faults(asked)
    asked.touch("part0")
    choose(asked, "old", "1970", "1976", "8+", "1")
    assert asked.text_of("dateResult") == "1976年9月24日" and "闰八月初一" in asked.text_of("dateBeside")
    asked.touch("part1")
    asked.touch("option_1976")
    asked.touch("notSure")
    assert "大概" in asked.text_of("dateBeside") and not faults(asked)
    asked.look("day-unsure")
    filling = asked.app.navigator.current._filling  # type: ignore[union-attr]
    assert filling.inexact() == ["/data/newborn/c_birth"]
    asked.touch("part0")
    choose(asked, "sure", "1970", "1976", "8+", "1")
    assert filling.inexact() == []


def test_in_english_no_day_is_chinese(village: Village) -> None:
    village.publish(published("GA01"))
    village.county_says("NoticePosted", NOTICE)
    filling = village.kiosk.applying.start("GA01", village.kiosk.identity.typed("23129919420305002X", "王秀兰"),  # type: ignore[arg-type]
                                           language="en")
    screen = Screen(village, "portrait", "en")
    try:
        assert "Monday, 2 March" in [text.property("text") for text in texts(screen)]
        screen.find("idleTime").setProperty("text", "3月2日")
        assert "a Chinese day: 3月2日" in Checks().look(screen)
        touch(screen, "start", "notices")
        assert "From 2 March to 8 March" in screen.text_of("noticePeriod")
        assert not list(chinese_days(screen, Scene(screen.app.window, screen.app.frame.ppmm)))
        filling.go_to("/data/newborn/c_birth")  # type: ignore[union-attr]
        screen.app.applying.fill(filling, hand_in=lambda done: None, leave=screen.app.finding.home)  # type: ignore[arg-type]
        touch(screen, "part0", "otherCalendar", "option_1970", "option_1976", "option_8+", "option_1")
        screen.look("day-english")
        assert screen.text_of("dateResult") == "24 September 1976"
        assert "old calendar: 1st of leap month 8" in screen.text_of("dateBeside")
        assert Checks().look(screen) == []
    finally:
        screen.close()


@pytest.mark.full
@pytest.mark.parametrize("scale", [1.25, 1.5])
def test_larger_texts_fit(asked: Screen, scale: float) -> None:
    asked.suffix = f"-{scale}"
    asked.app.frame.set_look(scale=scale)
    asked.touch("part0")
    choose(asked, "large", "1940", "1944", "3", "12")
