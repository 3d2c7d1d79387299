"""Samples: 16 bit, mono, little-endian; joined, levelled, put into a WAV file."""

import io
import wave
from array import array
from dataclasses import dataclass, field
from typing import Final

from kiosk.voice.espeak import RATE_HZ

PEAK: Final = 0.84
"""-1.5 dBTP: louder and small loudspeakers clip."""


@dataclass(frozen=True, slots=True)
class Sound:
    """Samples at a rate."""

    samples: bytes = field(repr=False)
    rate_hz: int = RATE_HZ

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.samples) / 2 / self.rate_hz


class NotASound(ValueError):
    """Bytes that are no WAV file of 16 bit mono."""


def read_wav(data: bytes) -> Sound:
    """Read a WAV file. Raises NotASound."""
    try:
        with wave.open(io.BytesIO(data)) as file:
            if (file.getsampwidth(), file.getnchannels()) != (2, 1):
                raise NotASound("16 bit mono expected")
            return Sound(file.readframes(file.getnframes()), file.getframerate())
    except (wave.Error, EOFError) as error:
        raise NotASound(str(error)) from error


def as_wav(sound: Sound) -> bytes:
    """Return a sound as a WAV file."""
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(sound.rate_hz)
        file.writeframes(sound.samples)
    return buffer.getvalue()


def joined(sounds: list[Sound], gap_s: float) -> Sound:
    """Put sounds of one rate behind each other with silence between. Raises ValueError for two rates."""
    rates = {one.rate_hz for one in sounds}
    if len(rates) != 1:
        raise ValueError("sounds of one rate are needed")
    [rate] = rates
    silence = b"\0\0" * int(rate * gap_s)
    return Sound(silence.join(one.samples for one in sounds), rate)


def peak(sound: Sound) -> float:
    """The loudest sample, 0..1."""
    samples = array("h", sound.samples)
    return max(max(samples), -min(samples)) / 32_768 if samples else 0.0


def at_volume(sound: Sound, share: float) -> Sound:
    """Return it louder or softer so that its peak is `share` of what does not clip."""
    loudest = peak(sound)
    if not loudest:
        return sound
    factor = PEAK * share / loudest
    return Sound(array("h", (round(one * factor) for one in array("h", sound.samples))).tobytes(), sound.rate_hz)
