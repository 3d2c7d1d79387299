"""A fault of ours in the middle of an application: a calm page, a code, and the answers are still there."""

import logging
import re
import sys
import threading
from collections.abc import Iterator

import pytest

from kiosk.forms.filling import Filling
from tests.kiosk.village import Village
from tests.screens.geometry import faults
from tests.screens.kiosk_screen import Screen

SECRET = "王秀兰 231299194203050023"


class Planted(Exception):
    """What the test plants; its message holds what must not be written anywhere."""


@pytest.fixture
def guarded(screen: Screen) -> Iterator[Screen]:
    """The screen with every exception led to its accidents, as when the kiosk runs for people."""
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    screen.app.accidents.install()
    yield screen
    sys.excepthook, threading.excepthook, sys.unraisablehook = before


def begin(village: Village, screen: Screen) -> None:
    screen.touch("item_MZ07")
    screen.touch("forward")
    if screen.name == "WhoScreen":
        village.lay_card()
        screen.app.navigator.current.look()  # type: ignore[union-attr]
        screen.run()


def answer_one(village: Village, screen: Screen) -> str:
    """Into the form, one answer; the heading of the question that is open then."""
    screen.touch("start")
    begin(village, screen)
    screen.touch("forward")
    screen.type("13800001234")
    screen.touch("forward")
    return screen.text_of("heading")


def test_a_planted_exception_costs_nobody_anything(
        village: Village, guarded: Screen, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture,
        capfd: pytest.CaptureFixture[str]) -> None:
    heading = answer_one(village, guarded)
    choice = next(item.objectName() for item in guarded.items() if item.objectName().startswith("choice_"))

    def fails(_: Filling, __: str) -> None:
        raise Planted(SECRET)

    with monkeypatch.context() as patched, caplog.at_level(logging.DEBUG):
        patched.setattr(Filling, "toggle", fails)
        guarded.touch(choice)
    assert guarded.text_of("heading") == "刚才没弄成"
    guarded.look("calm-error")
    assert not faults(guarded)
    shown = " ".join(str(item.property("text")) for item in guarded.items() if item.property("text"))
    logged = "\n".join(one.getMessage() for one in caplog.records)
    code = re.search(r"^error ([0-9A-F]{6}): Planted at test_calm_error\.py:\d+ < asking\.py:\d+", logged, re.MULTILINE)
    assert code is not None and code[1] in shown, logged
    said, warned = capfd.readouterr(), "".join(guarded.app.warnings)
    assert guarded.app.warnings.pop() and not guarded.app.warnings, "QML tells that a slot failed, once"
    for text in (logged, shown, said.out, said.err, warned):
        assert not any(part in text for part in SECRET.split()), text
    reopens(village, guarded, heading)


def reopens(village: Village, screen: Screen, heading: str) -> None:
    """Home, the same matter, the same card: the same question, the answer before it still there."""
    screen.touch("forward")
    begin(village, screen)
    screen.touch("forward")
    assert screen.text_of("heading") == heading
    screen.touch("back")
    assert screen.app.navigator.current.value == "13800001234"  # type: ignore[union-attr]


def test_a_fault_of_the_calm_page_itself_is_written_down_and_ends_there(
        guarded: Screen, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    guarded.touch("start")

    def fails(_: str) -> None:
        raise Planted(SECRET)

    with monkeypatch.context() as patched, caplog.at_level(logging.ERROR):
        patched.setattr(guarded.app.accidents, "_show", fails)
        sys.excepthook(Planted, Planted(SECRET), None)
    assert [record.getMessage().split()[2] for record in caplog.records] == ["Planted", "Planted"]
    assert guarded.name == "HomeScreen"


def test_a_thread_that_fails_is_written_down_without_its_words(
        guarded: Screen, caplog: pytest.LogCaptureFixture) -> None:
    def fails() -> None:
        raise Planted(SECRET)

    with caplog.at_level(logging.ERROR):
        thread = threading.Thread(target=fails)
        thread.start()
        thread.join()
    [line] = [record.getMessage() for record in caplog.records]
    assert "Planted at test_calm_error.py" in line and SECRET.split()[0] not in line
    assert guarded.name == "AttractScreen"
