"""Voices as files, for the technician: hear a sentence without a screen, check a recorded pack."""

from dataclasses import dataclass
from pathlib import Path

from casework.message import N_, Message
from kiosk.voice.espeak import Espeak, NoSynthesiser
from kiosk.voice.packs import faults
from kiosk.voice.sound import Sound, as_wav
from kiosk.voice.spelling import spelled


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence as it is read aloud: what the synthesiser was given, and the sound as a WAV file."""

    spelled: str
    wav: bytes


@dataclass(frozen=True, slots=True)
class NoVoice:
    """Nothing can be synthesised on this machine."""

    sentence: Message = Message(N_("This machine has no voice."))
    next_step: Message = Message(N_("Install the package espeakng-loader."))


def say(text: str) -> Said | NoVoice:
    """Read a sentence to a file."""
    given = spelled(text)
    try:
        samples = Espeak().sound(given.words, given.language)
    except NoSynthesiser:
        return NoVoice()
    return Said(given.words, as_wav(Sound(samples)))


def faults_of_pack(folder: Path) -> list[str]:
    """What keeps a recorded pack from being used, one line each; [] = it can be."""
    return faults(folder)
