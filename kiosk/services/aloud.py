"""Reading to a person what stands on the screen."""

from collections.abc import Callable, Sequence

from kiosk.voice.voice import MIDDLE, VOLUMES, Voice


class Aloud:
    """One page at a time; each person begins at middle volume and leaves nothing behind."""

    def __init__(self, voice: Voice) -> None:
        self._voice, self._step = voice, MIDDLE

    def can_read(self) -> bool:
        """Whether this machine can be heard; asked each time, a loudspeaker may be plugged in later."""
        return self._voice.can_speak()

    def read(self, texts: Sequence[str], saying: Callable[[int], None]) -> None:
        """Read texts in order. `saying(place)` before each, `saying(-1)` at the end; neither after `stop`."""
        self._voice.say(texts, saying)

    def stop(self) -> None:
        """Silence at once."""
        self._voice.stop()

    @property
    def volume(self) -> int:
        """0, 1 or 2."""
        return self._step

    def set_volume(self, step: int) -> None:
        """Softer or louder from the next sentence on."""
        self._step = min(max(step, 0), len(VOLUMES) - 1)
        self._voice.set_volume(self._step)

    def forget(self) -> None:
        """The person has gone: silence, middle volume, and the process that held their words ends."""
        self._voice.close()
        self.set_volume(MIDDLE)
