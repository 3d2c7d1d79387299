"""Writing a stick so that pulling it out leaves either the old file, a torn one that can be continued, or the whole."""

import errno
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from casework.message import N_, Message
from casework.stick import Sealing
from sticks.finding import FOLDER, SUFFIX

UNFINISHED = ".part"


@dataclass(frozen=True, slots=True)
class CannotWrite:
    """The stick takes no file, or not all of it; what is written so far is continued the next time."""

    full: bool = False

    @property
    def sentence(self) -> Message:
        """What is so."""
        if self.full:
            return Message(N_("The stick is full."))
        return Message(N_("The stick cannot be written."))

    @property
    def next_step(self) -> Message:
        """What to do."""
        return Message(N_("Put in another stick, or the same one again, and start once more. Nothing is lost."))


def write(place: Path, sealing: Sealing) -> Path | CannotWrite:
    """Write a stick into the folder `buchucun` of a place and return where it is; on the disk when this returns.

    What a torn export left under the same name is continued. Earlier sticks of the same way for the same
    machine are removed: the new one carries all that they carried.
    """
    folder = place / FOLDER
    try:
        folder.mkdir(exist_ok=True)
        if folder.is_symlink():
            return CannotWrite()
        path = folder / sealing.outline.name
        _write(path, sealing)
        _remove_earlier(path)
    except OSError as error:
        return CannotWrite(full=error.errno in (errno.ENOSPC, errno.EDQUOT))
    return path


def _write(path: Path, sealing: Sealing) -> None:
    unfinished = path.with_name(path.name + UNFINISHED)
    if path.exists() and not path.is_symlink():
        path.replace(unfinished)
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(unfinished, flags, 0o644), "r+b") as file:
        _fill(file, sealing)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
    _flush_folder(path.parent)


def _fill(file: BinaryIO, sealing: Sealing) -> None:
    hashes, end = [], 0
    for place, piece in sealing.locked():
        hashes.append(hashlib.sha256(piece).digest())
        file.seek(place)
        if file.read(len(piece)) != piece:
            file.seek(place)
            file.write(piece)
        end = place + len(piece)
    file.truncate(end)
    file.seek(0)
    file.write(sealing.front(hashes))


def _flush_folder(folder: Path) -> None:
    """A rename is safe when the folder is on the disk; some systems cannot open one."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remove_earlier(path: Path) -> None:
    ours = "-".join(path.name.split("-")[:3])
    for other in path.parent.iterdir():
        plain = other.name.removesuffix(UNFINISHED)
        if plain.startswith(ours + "-") and plain.endswith(SUFFIX) and _number(plain) < _number(path.name):
            other.unlink()


def _number(name: str) -> int:
    digits = name.removesuffix(SUFFIX).rpartition("-")[2]
    return int(digits) if digits.isdecimal() else 1 << 60
