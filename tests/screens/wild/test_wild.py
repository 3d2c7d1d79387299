"""Nothing of anybody is left for the next person, and nothing one can do to the glass leads out."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtQuick import QQuickView
from PySide6.QtTest import QTest

from tests.kiosk.village import Village
from tests.screens.kiosk_screen import Screen
from tests.screens.wild.leaks import LEAKS
from tests.screens.wild.left import Left, drawn
from tests.screens.wild.measure import sessions, storm
from tests.screens.wild.needles import Needles
from tests.screens.wild.session import WORDS
from tests.screens.wild.storm import Storm, chords

SLICE = [(1, True), (4, False)]
WHOLE = [(300, True), (10_000, False)]


@pytest.fixture
def screen(village: Village) -> Iterator[Screen]:
    made = Screen(village, "portrait")
    yield made
    made.close()


@pytest.mark.parametrize(("count", "by_touch"), SLICE)
def test_nothing_is_left(tmp_path: Path, count: int, by_touch: bool) -> None:
    outcome = sessions(tmp_path, count, 1, by_touch=by_touch, aloud=by_touch)
    assert (outcome.sessions, outcome.left) == (count, 0), outcome.where
    assert outcome.words >= count * WORDS and len(outcome.screens) > 8


@pytest.mark.full
@pytest.mark.parametrize(("count", "by_touch"), WHOLE)
def test_nothing_is_left_in_many_sessions(tmp_path: Path, count: int, by_touch: bool) -> None:
    test_nothing_is_left(tmp_path, count, by_touch)


def test_every_planted_leak_is_found(village: Village, screen: Screen) -> None:
    left = Left(village.folder, lambda: drawn(screen))
    with left.watching():
        left.learn()
        words = {name: f"堃喆{name}13800001234" for name in LEAKS}
        kept = [leak(screen, village.folder, words[name]) for name, leak in LEAKS.items()]
        found = {word for _, word in left.places(list(words.values()), deep=True)}
        assert found == set(words.values()) and kept
        del kept, found
    screen.app.warnings.clear()


@given(st.binary(max_size=64), st.integers(0, 3), st.sampled_from(["utf-8", "utf-16-le"]))
def test_a_needle_is_found_at_any_place(hay: bytes, shift: int, form: str) -> None:
    words = ["1380000123", "堃喆玥翀", "13800009999"]
    data = hay + b"x" * shift
    assert Needles(words).within(data) <= {word for word in words if word.encode() in data}
    assert Needles(words).within(data + "堃喆玥翀".encode(form) + hay) >= {"堃喆玥翀"}


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
