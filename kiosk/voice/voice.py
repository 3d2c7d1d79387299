"""The one interface by which anything is heard: sentences in, told which is being said, stopped at any time."""

from collections.abc import Callable, Sequence
from typing import Final, Protocol

from kiosk.voice.loudspeaker import Loudspeaker
from kiosk.voice.packs import Pack
from kiosk.voice.sound import Sound, at_volume
from kiosk.voice.spelling import spelled
from kiosk.voice.synthesis import Synthesiser

VOLUMES: Final = (0.4, 0.7, 1.0)
"""Three steps; each person begins at the middle one."""
MIDDLE: Final = 1
_PLACE_ENDED = -1


class Voice(Protocol):
    """Says sentences one after another."""

    def can_speak(self) -> bool: ...
    def say(self, sentences: Sequence[str], saying: Callable[[int], None]) -> None: ...
    def stop(self) -> None: ...
    def set_volume(self, step: int) -> None: ...
    def close(self) -> None: ...


class Silence:
    """A machine without a voice."""

    def can_speak(self) -> bool:
        """Never."""
        return False

    def say(self, sentences: Sequence[str], saying: Callable[[int], None]) -> None:
        """Nothing is heard; told at once that it is over."""
        saying(_PLACE_ENDED)

    def stop(self) -> None:
        """There is nothing to stop."""

    def set_volume(self, step: int) -> None:
        """There is nothing to set."""

    def close(self) -> None:
        """There is nothing to close."""


class SpokenVoice:
    """Recordings where there are some, the synthesiser for all else; a sentence that cannot be had is passed over."""

    def __init__(self, loudspeaker: Loudspeaker, synthesiser: Synthesiser, packs: Sequence[Pack] = ()) -> None:
        self._loudspeaker, self._synthesiser, self._packs = loudspeaker, synthesiser, packs
        self._sentences: list[str] = []
        self._saying: Callable[[int], None] = _unheard
        self._volume = MIDDLE
        self._run = 0

    def can_speak(self) -> bool:
        """Whether there is something to be heard by."""
        return self._loudspeaker.ready()

    def say(self, sentences: Sequence[str], saying: Callable[[int], None]) -> None:
        """Say them in order; what was being said stops. `saying(place)` before each, `saying(-1)` at the end.

        After `stop` or another `say` the callback of this one is not called any more.
        """
        self.stop()
        self._sentences, self._saying = list(sentences), saying
        self._say(0, self._run)

    def stop(self) -> None:
        """Silence at once."""
        self._run += 1
        self._saying = _unheard
        self._synthesiser.stop()
        self._loudspeaker.stop()

    def set_volume(self, step: int) -> None:
        """Louder or softer from the next sentence on: 0, 1 or 2."""
        self._volume = step

    def close(self) -> None:
        """Silence, and the process of the synthesiser ended."""
        self.stop()
        self._synthesiser.close()

    def _say(self, place: int, run: int) -> None:
        if run != self._run:
            return
        if place == len(self._sentences):
            self._saying(_PLACE_ENDED)
            return
        self._saying(place)
        text = self._sentences[place]
        recorded = next(filter(None, (pack.sound(text) for pack in self._packs)), None)
        if recorded is not None:
            self._play(recorded, place, run)
        else:
            given = spelled(text)
            self._synthesiser.ask(given.words, given.language, lambda sound: self._play(sound, place, run))

    def _play(self, sound: Sound | None, place: int, run: int) -> None:
        if run != self._run:
            return
        if sound is None:
            self._say(place + 1, run)
        else:
            self._loudspeaker.play(at_volume(sound, VOLUMES[self._volume]), lambda: self._say(place + 1, run))


def _unheard(place: int) -> None:
    """The sentence nobody follows."""
