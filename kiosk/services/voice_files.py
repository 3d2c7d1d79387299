"""Voices as files, for the technician: hear a sentence without a screen, check a recorded pack, list what it lacks."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from casework.message import N_, Message
from kiosk.services.spoken_texts import NUMBERS, Sentence
from kiosk.voice.espeak import Espeak, NoSynthesiser
from kiosk.voice.packs import Pack, add_clips, faults, read_pack
from kiosk.voice.sound import Sound, as_wav
from kiosk.voice.spelling import spelled

HEAD: Final = ("key", "sentence", "pinyin", "where")


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


@dataclass(frozen=True, slots=True)
class NotTaken:
    """The recordings were not entered; the pack is as it was."""

    sentence: Message = Message(N_("The list or the voice pack cannot be read."))
    next_step: Message = Message(N_("Write the list with --lacking, and the head of pack.json as the manual says."))


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


def lacking(folder: Path, sentences: Iterable[Sentence]) -> list[Sentence]:
    """Those a pack has no recording of, stale ones included; all of them while it has no list yet."""
    pack = read_pack(folder)
    if not isinstance(pack, Pack):
        return list(sentences)
    return [one for one in sentences
            if one.key not in pack.by_key and (one.where == NUMBERS or not pack.says(one.text))]


def write_list(path: Path, sentences: Iterable[Sentence]) -> None:
    """Write sentences as a table that a spreadsheet opens, one to read from. Raises OSError."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file, csv.excel_tab)
        rows.writerow(HEAD)
        rows.writerows((one.key, one.text, one.pinyin, one.where) for one in sentences)


def take_in(folder: Path, path: Path) -> list[str] | NotTaken:
    """Enter the recordings that lie in a pack's folder under the keys of such a table; returns the keys.

    Raises OSError; nothing is changed then.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        table = csv.DictReader(file, dialect=csv.excel_tab)
        rows = list(table)
    whole = {*HEAD[:2]} <= set(table.fieldnames or ()) and all(row["key"] and row["sentence"] for row in rows)
    if not whole or isinstance(read_pack(folder), list):
        return NotTaken()
    return add_clips(folder, {row["key"]: row["sentence"] for row in rows})
