"""Nothing of anybody is left for the next person, and nothing one can do to the glass leads out."""

from collections.abc import Iterator
from random import Random

import pytest
from PySide6.QtQuick import QQuickView
from PySide6.QtTest import QTest

from tests.kiosk.village import Village
from tests.screens.kiosk_screen import Screen
from tests.screens.wild.measure import sessions, storm
from tests.screens.wild.session import WORDS, Session
from tests.screens.wild.storm import Storm, chords

SLICE = [(1, True), (4, False)]
WHOLE = [(300, True), (10_000, False)]


@pytest.fixture
def screen(village: Village) -> Iterator[Screen]:
    made = Screen(village, "portrait")
    yield made
    made.close()


@pytest.mark.parametrize(("count", "by_touch"), SLICE)
def test_nothing_is_left(village: Village, screen: Screen, count: int, by_touch: bool) -> None:
    outcome = sessions(village, screen, count, 1, by_touch=by_touch)
    assert (outcome.sessions, outcome.left) == (count, 0), outcome.where
    assert screen.app.warnings == []


@pytest.mark.full
@pytest.mark.parametrize(("count", "by_touch"), WHOLE)
def test_nothing_is_left_in_many_sessions(village: Village, screen: Screen, count: int, by_touch: bool) -> None:
    test_nothing_is_left(village, screen, count, by_touch)


@pytest.mark.parametrize("leak", ["clipboard", "log", "file", "item", "object"])
def test_a_planted_leak_is_found(village: Village, screen: Screen, leak: str) -> None:
    outcome = sessions(village, screen, 1, 3, by_touch=False, planted=leak)
    if leak == "item":
        screen.app.warnings.clear()
    assert outcome.left == 1 and any(leak in place or "kiosk" in place for place in outcome.where), outcome.where


def test_a_session_says_fifty_words(village: Village, screen: Screen) -> None:
    one = Session(village, screen, Random(5), by_touch=False)
    one.play()
    assert len(one.words) == WORDS


def test_touches_and_chords_lead_nowhere(screen: Screen) -> None:
    made = storm(screen, 200, 300, 7)
    assert (made.chords, made.touches, made.faults()) == (300, 206, [])
    assert len(made.seen) > 3, made.seen


@pytest.mark.full
def test_ten_thousand_touches_and_every_chord(screen: Screen) -> None:
    made = storm(screen, 10_000, 0, 11)
    faults = made.faults()
    assert made.chords == len(chords()) and faults == []


def test_planted_ways_out_are_found(screen: Screen) -> None:
    made = Storm(screen, Random(1), QTest.createTouchDevice())
    second = QQuickView()
    second.show()
    made.exceptions.append("Planted")
    made.end()
    found = made.faults()
    second.close()
    assert found == ["exception Planted", "another window, or none"]


def test_the_page_under_the_cover_goes_with_its_person(screen: Screen) -> None:
    screen.touch("start")
    screen.app.tools.cover()
    screen.app.navigator.current.wipe()  # type: ignore[union-attr]
    assert screen.app.tools._covered is None
