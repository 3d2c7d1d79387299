"""Recorded voices: `assets/voice/<pack>/pack.json` and its WAV files, found by the text they say.

A clip counts only while its recorded text is the text on the screen; a number is spoken from pieces
of one pack or not from it at all, so that two voices never mix within a number.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from kiosk.voice.numbers import KEYS, pieces
from kiosk.voice.sound import NotASound, Sound, joined, peak, read_wav
from kiosk.voice.wording import wording

GAP_S: Final = 0.06
LINE_GAP_S: Final = 0.4
"""Between the lines of one row of the screen: a choice and its hint, a name and what stands below it."""
SHORTEST_S, LONGEST_S = 0.15, 15.0
_FIELDS: Final = ("id", "name", "speaker", "consent", "licence", "clips")


@dataclass(frozen=True, slots=True)
class Pack:
    """One voice. `by_text` holds the file of a text, `by_key` of a key."""

    folder: Path
    name: str
    by_text: Mapping[str, str]
    by_key: Mapping[str, str]

    def sound(self, text: str) -> Sound | None:
        """Return the recording of a text, of its lines, or of the number it is; None when anything is missing."""
        if "\n" in text:
            lines = [self._one(line) for line in text.split("\n") if line.strip()]
            heard = [one for one in lines if one is not None]
            together = len(heard) == len(lines) and len({one.rate_hz for one in heard}) == 1
            return joined(heard, LINE_GAP_S) if together else None
        return self._one(text)

    def says(self, text: str) -> bool:
        """Whether there is a recording of exactly this text."""
        return _hash(text) in self.by_text

    def _one(self, text: str) -> Sound | None:
        if (file := self.by_text.get(_hash(text))) is not None:
            return self._read(file)
        keys = pieces(wording(text)) or []
        parts = [self._read(self.by_key[key]) for key in keys if key in self.by_key]
        whole = [one for one in parts if one is not None]
        if not keys or len(whole) != len(keys) or len({one.rate_hz for one in whole}) != 1:
            return None
        return joined(whole, GAP_S)

    def _read(self, file: str) -> Sound | None:
        try:
            return read_wav((self.folder / file).read_bytes())
        except (OSError, NotASound):
            return None


def installed(folder: Path) -> list[Pack]:
    """Every pack under a folder that can be read, by name of its folder; none when the folder is not there."""
    return [pack for each in sorted(folder.glob("*/pack.json")) if isinstance(pack := read_pack(each.parent), Pack)]


def read_pack(folder: Path) -> Pack | list[str]:
    """Read one pack, or say what is wrong with its list. The recordings are not opened: see `faults`."""
    try:
        record = json.loads((folder / "pack.json").read_text("utf-8"))
    except (OSError, ValueError) as error:
        return [f"pack.json cannot be read: {type(error).__name__}"]
    wrong = _faults_of_list(record)
    if wrong:
        return wrong
    clips: Mapping[str, Mapping[str, str]] = record["clips"]
    fresh = {key: clip for key, clip in clips.items() if clip["text_sha256"] == _hash(clip["text"])}
    return Pack(folder, record["name"], {clip["text_sha256"]: clip["file"] for clip in fresh.values()},
                {key: clip["file"] for key, clip in fresh.items()})


def _faults_of_list(record: Any) -> list[str]:
    if not isinstance(record, dict):
        return ["pack.json holds no object"]
    missing = [f"{name}: missing" for name in _FIELDS if record.get(name) in (None, "")]
    clips = record.get("clips")
    if missing or not isinstance(clips, dict):
        return missing or ["clips: an object expected"]
    return [f"{key}: text, text_sha256 and file expected" for key, clip in clips.items() if not _is_clip(clip)]


def _is_clip(clip: Any) -> bool:
    names = ("text", "text_sha256", "file")
    written = isinstance(clip, dict) and all(isinstance(clip.get(name), str) for name in names)
    return written and Path(clip["file"]).name == clip["file"]


def faults(folder: Path) -> list[str]:
    """What keeps a pack from being published: its list, every recording, the pieces of numbers."""
    pack = read_pack(folder)
    if isinstance(pack, list):
        return pack
    clips = json.loads((folder / "pack.json").read_text("utf-8"))["clips"]
    stale = [f"{key}: recorded from another text" for key in sorted(set(clips) - set(pack.by_key))]
    lacking = [f"{key}: not recorded" for key in KEYS if key not in clips]
    heard = [fault for key, file in pack.by_key.items() for fault in _faults_of_clip(key, folder / file)]
    return stale + lacking + heard


def _faults_of_clip(key: str, file: Path) -> list[str]:
    try:
        sound = read_wav(file.read_bytes())
    except (OSError, NotASound):
        return [f"{key}: no WAV file of 16 bit mono"]
    found = [] if SHORTEST_S <= sound.seconds <= LONGEST_S else [f"{key}: lasts {sound.seconds:.2f} s"]
    return found + ([f"{key}: clips"] if peak(sound) > 0.99 else [])


def add_clips(folder: Path, texts: Mapping[str, str]) -> list[str]:
    """Enter the texts, by key, whose recording lies in the folder as a sound `<key>.wav`; returns their keys.

    Raises ValueError for a list that cannot be read, OSError; the list is written whole or not at all.
    """
    path = folder / "pack.json"
    record = json.loads(path.read_text("utf-8"))
    there = {key: sound for key in texts if (sound := _recorded(folder, key)) is not None}
    for key, sound in there.items():
        record["clips"][key] = {"text": texts[key], "text_sha256": _hash(texts[key]), "file": f"{key}.wav",
                                "ms": round(sound.seconds * 1000)}
    written = path.with_suffix(".new")
    written.write_text(json.dumps(record, ensure_ascii=False, indent=1), "utf-8")
    written.replace(path)
    return list(there)


def _recorded(folder: Path, key: str) -> Sound | None:
    if Path(key).name != key:
        return None
    try:
        return read_wav((folder / f"{key}.wav").read_bytes())
    except (OSError, NotASound):
        return None


def key_of(text: str) -> str:
    """The name of the clip of a sentence, and of its file: the same sentence has the same name in every pack."""
    return f"t-{_hash(text)[:16]}"


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
