"""Which stick files lie somewhere, and reading one: no link is followed, nothing but a plain file is opened."""

import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from casework.message import N_, Message
from casework.stick import BadStick, Front, Way, front_bytes, read_front
from casework.stick.opening import ReadAt
from casework.wire import Damaged

FOLDER = "buchucun"
SUFFIX = ".stick"
MOST_FILES = 500
"""More than a person carries; a folder with more is none of ours."""
_PLAIN = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class NoStick:
    """There is nothing of ours where somebody looked."""

    sentence: Message = Message(N_("There is no file of ours on this stick."))
    next_step: Message = Message(N_("Put in the stick that was made for this place, then try again."))


@dataclass(frozen=True, slots=True)
class StickFile:
    """A file that may be a stick."""

    path: Path

    @contextmanager
    def opened(self) -> Iterator["BinaryIO | BadStick"]:
        """The open file; BadStick for a link, a pipe, a folder. Raises OSError when the disk fails."""
        try:
            file = os.fdopen(os.open(self.path, _PLAIN), "rb")
        except OSError as error:
            if self.path.is_symlink() or self.path.is_dir():
                yield BadStick("unsafe")
                return
            raise error
        with file:
            yield file if stat.S_ISREG(os.fstat(file.fileno()).st_mode) else BadStick("unsafe")

    def keep_at(self, path: Path) -> None:
        """Copy it there, whole or not at all; nothing where it lies there already. Raises OSError."""
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if path != self.path:
            fresh = path.with_suffix(".new")
            shutil.copyfile(self.path, fresh, follow_symlinks=False)
            fresh.replace(path)

    def front(self) -> Front | Damaged | BadStick:
        """The front as it stands in the file."""
        with self.opened() as file:
            return file if isinstance(file, BadStick) else read_front(file.read(front_bytes()))


def places_of(file: BinaryIO) -> ReadAt:
    """Reads an open file from any place."""
    def read_at(place: int, length: int) -> bytes:
        file.seek(place)
        return file.read(length)

    return read_at


def find(place: Path, way: Way | None = None) -> list[StickFile] | NoStick:
    """The stick files in a folder, in its folder `buchucun`, or the one file named. Raises OSError.

    With `way` those that go the other way are left out: they lie on the same stick, for the other end.
    """
    if place.is_dir() and not place.is_symlink():
        folders = [place, *([place / FOLDER] if (place / FOLDER).is_dir() else [])]
        files = [StickFile(path) for folder in folders if not folder.is_symlink() for path in _names(folder, way)]
    else:
        files = [StickFile(place)] if place.is_symlink() or place.exists() else []
    return files[:MOST_FILES] or NoStick()


def shown_name(path: Path) -> str:
    """A name as it may be shown: what somebody else wrote on a stick can be anything."""
    return "".join(one if one.isascii() and one.isprintable() else "?" for one in path.name)[:80]


def _names(folder: Path, way: Way | None) -> list[Path]:
    others = tuple(f"{one.value}-" for one in Way if way is not None and one is not way)
    with os.scandir(folder) as entries:
        names = sorted(entry.name for entry, _ in zip(entries, range(MOST_FILES * 4), strict=False))
    return [folder / name for name in names if name.endswith(SUFFIX) and not name.startswith((".", *others))]
