"""Every journey by touch, every screen on the way looked at: nothing cut, too small, too near, unnamed or unheard."""

import pytest

from tests.kiosk.village import Village
from tests.screens.checks import Checks
from tests.screens.journeys import JOURNEYS
from tests.screens.kiosk_screen import Screen


def walk(village: Village, screen: Screen, journey: str) -> None:
    """Play it; all faults of all its screens are told at once."""
    found: list[str] = []
    checks = Checks()

    def look(name: str) -> None:
        screen.run()
        here = checks.look(screen)
        found.extend(f"{name} ({screen.name}): {fault}" for fault in here)
        if here:
            screen.look(f"{journey}-{len(found)}")

    screen.app.frame.watch = lambda watching: None  # type: ignore[method-assign]  # a slow machine is no idle person
    JOURNEYS[journey](village, screen, look)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("journey", JOURNEYS)
def test_a_journey(village: Village, screen: Screen, journey: str) -> None:
    walk(village, screen, journey)


@pytest.mark.full
@pytest.mark.parametrize(("scale", "language"), [
    (1.5, "zh_CN"), (1.5, "en"), (1.25, "zh_CN"), (1.25, "en"), (1.0, "en")])     # the first size in Chinese: always
@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
@pytest.mark.parametrize("journey", JOURNEYS)
def test_every_size_and_language(village: Village, journey: str, orientation: str, scale: float,
                                 language: str) -> None:
    screen = Screen(village, orientation, language)
    screen.suffix = f"-{scale}-{language}"
    screen.app.frame.set_look(scale=scale, contrast=scale > 1)
    screen.app.frame.set_look = lambda **look: None  # type: ignore[method-assign]  # stays for the whole way
    try:
        walk(village, screen, journey)
    finally:
        screen.close()
    assert screen.app.warnings == []
