"""Every visible text is heard, its row is lit, going back is silent, a touch is silence, a number stays unheard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from kiosk.box import own_texts
from kiosk.voice.loudspeaker import FolderLoudspeaker
from kiosk.voice.synthesis import Synthesiser
from kiosk.voice.voice import SpokenVoice
from papers import texts as texts_of_papers
from tests.kiosk.village import Village
from tests.rules.vectors import ROOT
from tests.screens.kiosk_screen import Screen, texts


@pytest.fixture
def heard(village: Village, screen: Screen, tmp_path: Path) -> Iterator[Path]:
    """The kiosk has a voice, whose sounds lie in this folder."""
    folder = tmp_path / "heard"
    folder.mkdir()
    voice = SpokenVoice(FolderLoudspeaker(folder), Synthesiser())
    village.kiosk.aloud._voice = voice
    yield folder
    voice.close()


def unheard(screen: Screen) -> list[str]:
    """Words that can be seen and are not among what was read, but for the strip, the tools and the keys of a pad."""
    spoken = "\n".join(screen.app.frame.reader.texts)
    frame = [screen.find("toolHome").parentItem(), screen.find("clock").parentItem().parentItem()]
    return [words for text in texts(screen)
            if (words := str(text.property("spoken"))) and words not in spoken and not _within(text, frame)]


def _within(item: object, holders: list[object]) -> bool:
    while item is not None:
        if item in holders or item.property("silent"):  # type: ignore[attr-defined]
            return True
        item = item.parentItem()  # type: ignore[attr-defined]
    return False


def test_every_visible_text_of_every_screen_is_read(village: Village, screen: Screen, heard: Path) -> None:
    village.lay_card()
    for step in ("start", "apply", "item_elder", "item_MZ07", "forward"):
        screen.touch("toolRead") if step != "start" else None
        assert step == "start" or unheard(screen) == [], screen.name
        screen.touch(step)
    screen.app.navigator.current.look()  # type: ignore[union-attr]
    screen.run()
    for _ in range(4):
        screen.touch("toolRead")
        assert unheard(screen) == [], screen.name
        screen.touch("forward")


def test_going_forward_reads_by_itself_and_going_back_does_not(screen: Screen, heard: Path) -> None:
    screen.touch("start")
    assert screen.app.frame.reader.texts[0] == screen.text_of("heading")
    screen.touch("apply")
    topics = screen.app.frame.reader.texts
    assert topics[0] == screen.text_of("heading")
    screen.touch("back")
    assert screen.app.frame.reader.texts == topics, "nothing new was read"
    assert not screen.app.frame.reader.speaking


def test_the_row_being_read_is_lit_and_only_it(screen: Screen, heard: Path) -> None:
    screen.touch("start")
    screen.touch("toolRead")
    reader = screen.app.frame.reader
    for place in (0, 1, 2):
        reader._saying(place)
        lit = [item for item in screen.items() if item.property("beingRead")]
        assert len(lit) == 1
        if place == 1:
            screen.look("reading-home")
    reader._saying(-1)
    assert not [item for item in screen.items() if item.property("beingRead")]


def test_a_touch_anywhere_is_silence(screen: Screen, heard: Path) -> None:
    screen.touch("start")
    screen.touch("toolRead")
    assert screen.app.frame.reader.speaking
    device = QTest.createTouchDevice()
    strip = screen.find("clock").mapToScene(screen.find("clock").boundingRect().center()).toPoint()
    QTest.touchEvent(screen.app.window, device).press(0, strip, screen.app.window).commit()
    screen.run()
    QTest.touchEvent(screen.app.window, device).release(0, strip, screen.app.window).commit()
    screen.run()
    assert not screen.app.frame.reader.speaking


def test_the_next_person_finds_silence_and_middle_volume(village: Village, screen: Screen, heard: Path) -> None:
    screen.touch("start")
    screen.touch("toolRead")
    village.kiosk.aloud.set_volume(2)
    screen.app.tools._shell.forget()
    assert village.kiosk.aloud.volume == 1
    assert village.kiosk.aloud._voice._synthesiser._process is None  # type: ignore[attr-defined]


@pytest.mark.parametrize("screen", ["portrait"], indirect=True)
def test_what_is_not_put_together_of_parts_can_be_recorded(village: Village, screen: Screen) -> None:
    chinese = texts_of_papers.translation(ROOT / "assets/i18n", ["zh_CN"])
    listed = {one.text for one in village.kiosk.spoken.sentences(own_texts(), chinese, "zh_CN")}
    heard: set[str] = set()
    for name in ("start", "apply", "item_elder", "item_MZ07", "toolHelp"):
        screen.touch(name)
        screen.app.window.read(True)  # type: ignore[attr-defined]
        heard |= {line for row in screen.app.frame.reader.texts for line in row.split("\n")}
    whole = {line for line in heard if not any(one.isdigit() or one in "·：" for one in line)}
    assert len(whole) > 30 and whole <= listed
