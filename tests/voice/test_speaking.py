"""The real synthesiser in its own process, a loudspeaker of files, and what stops them."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtGui import QGuiApplication

from kiosk.app import application
from kiosk.voice.loudspeaker import FolderLoudspeaker, SoundCard
from kiosk.voice.packs import installed
from kiosk.voice.sound import Sound, at_volume, peak, read_wav
from kiosk.voice.synthesis import Synthesiser
from kiosk.voice.voice import VOLUMES, Silence, SpokenVoice
from tests.voice.test_packs import record, tone

Made = Callable[..., Synthesiser]


@pytest.fixture
def qt() -> QGuiApplication:
    """The event loop everything here is called from."""
    return application()


def wait_until(condition: Callable[[], bool]) -> None:
    """Let the event loop run until it is so."""
    deadline = QDeadlineTimer(10_000)
    while not condition():
        assert not deadline.hasExpired()
        QGuiApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 100)


@pytest.fixture
def made(qt: QGuiApplication) -> Iterator[Made]:
    """Makes synthesisers and ends them."""
    all_made: list[Synthesiser] = []

    def make(*command: str) -> Synthesiser:
        all_made.append(Synthesiser(command) if command else Synthesiser())
        return all_made[-1]

    yield make
    for one in all_made:
        one.close()


def asked(synthesiser: Synthesiser, text: str = "nin2 hao3") -> Sound | None:
    heard: list[Sound | None] = []
    synthesiser.ask(text, "zh", heard.append)
    wait_until(lambda: bool(heard))
    assert len(heard) == 1
    return heard[0]


def test_the_worker_speaks(made: Made) -> None:
    sound = asked(made())
    assert sound is not None
    assert 0.4 < sound.seconds < 3 and 0.1 < peak(sound) <= 1


def test_tones_are_heard_as_different_sounds(made: Made) -> None:
    synthesiser = made()
    assert len({asked(synthesiser, f"ma{tone}").samples for tone in "1234"}) == 4   # type: ignore[union-attr]


@pytest.mark.parametrize("script", [
    "import sys; sys.exit(3)",                                        # dies at once
    "import sys; sys.stdin.readline(); sys.exit(3)",                  # dies with a request in hand
    "import sys; sys.stdin.readline(); print('{\"number\": 1, \"bytes\": 0}')",
])
def test_a_worker_that_fails_costs_one_sound(made: Made, script: str) -> None:
    assert asked(made(sys.executable, "-c", script)) is None


def test_a_worker_that_is_not_there_costs_one_sound(made: Made) -> None:
    assert asked(made("/nowhere/no-such-program")) is None


def test_a_silent_worker_is_given_up(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    synthesiser = made(sys.executable, "-c", "import sys; sys.stdin.read()")
    synthesiser._patience.setInterval(100)
    assert asked(synthesiser) is None


def test_the_next_request_begins_a_new_worker(made: Made) -> None:
    synthesiser = made()
    assert asked(synthesiser) is not None
    assert synthesiser._process is not None
    synthesiser._process.kill()
    wait_until(lambda: synthesiser._process is None)
    assert asked(synthesiser) is not None


def voice(tmp_path: Path, synthesiser: Synthesiser) -> SpokenVoice:
    return SpokenVoice(FolderLoudspeaker(tmp_path), synthesiser)


def test_sentences_are_said_in_order_and_their_end_is_told(made: Made, tmp_path: Path) -> None:
    places: list[int] = []
    voice(tmp_path, made()).say(["您好", "第3题", "Good day"], places.append)
    wait_until(lambda: places[-1:] == [-1])
    assert places == [0, 1, 2, -1]
    assert [read_wav(file.read_bytes()).seconds > 0.2 for file in sorted(tmp_path.iterdir())] == [True] * 3


def test_a_sentence_that_cannot_be_had_is_passed_over(made: Made, tmp_path: Path) -> None:
    places: list[int] = []
    voice(tmp_path, made("/nowhere")).say(["您好", "再见"], places.append)
    wait_until(lambda: places[-1:] == [-1])
    assert places == [0, 1, -1] and not list(tmp_path.iterdir())


def test_after_stop_nothing_more_is_said_or_told(made: Made, tmp_path: Path) -> None:
    places: list[int] = []
    spoken = voice(tmp_path, made())
    spoken.say(["您好", "再见"], places.append)
    spoken.stop()
    after: list[int] = []
    spoken.say(["好"], after.append)
    wait_until(lambda: after[-1:] == [-1])
    assert places == [0]
    assert len(list(tmp_path.iterdir())) == 1


def test_a_half_recorded_pack_is_heard_first_and_the_rest_is_synthesised(made: Made, tmp_path: Path) -> None:
    record(tmp_path / "packs/try", {"home.ask": "您来办啥事？"})
    heard, places = tmp_path / "heard", list[int]()
    heard.mkdir()
    spoken = SpokenVoice(FolderLoudspeaker(heard), made(), installed(tmp_path / "packs"))
    spoken.set_volume(2)
    spoken.say(["您来办啥事？", "再见"], places.append)
    wait_until(lambda: places[-1:] == [-1])
    first, second = (read_wav(file.read_bytes()) for file in sorted(heard.iterdir()))
    assert first == at_volume(tone(), VOLUMES[2]), "the recording, as loud as asked"
    assert second.seconds != first.seconds and second.seconds > 0.2


def test_softer_is_softer(made: Made, tmp_path: Path) -> None:
    spoken, places = voice(tmp_path, made()), list[int]()
    for step in (0, 2):
        spoken.set_volume(step)
        places.clear()
        spoken.say(["您好"], places.append)
        wait_until(lambda: places[-1:] == [-1])
    soft, loud = (peak(read_wav(file.read_bytes())) for file in sorted(tmp_path.iterdir()))
    assert soft < loud / 2


def test_the_sound_card_plays_through_a_program_and_ends(qt: QGuiApplication, tmp_path: Path) -> None:
    player = tmp_path / "player"
    player.write_text(f"#!/bin/sh\ncat > {tmp_path}/heard.wav\n")
    player.chmod(0o755)
    (tmp_path / "pcmC0D0p").touch()
    card, over = SoundCard(str(player), tmp_path), list[bool]()
    assert card.ready()
    card.play(tone(), lambda: over.append(True))
    wait_until(lambda: bool(over))
    assert read_wav((tmp_path / "heard.wav").read_bytes()) == tone()
    assert over == [True]


def test_a_sound_card_without_a_player_or_an_output_is_not_ready(tmp_path: Path) -> None:
    assert not SoundCard("no-such-player", tmp_path).ready()
    assert not SoundCard("sh", tmp_path).ready()


def test_silence_says_nothing_and_is_over() -> None:
    places: list[int] = []
    Silence().say(["您好"], places.append)
    assert places == [-1] and not Silence().can_speak()
