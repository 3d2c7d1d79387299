"""A small file outside the database that remembers how far the log had come.

A database restored from an old copy is behind it: the box then takes a new epoch at once, even
without a link, and never issues a number twice.
"""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Protocol

FILE_NAME = "position.json"


@dataclass(frozen=True, slots=True)
class Reached:
    """The last commit that was acknowledged."""

    epoch: str
    seq: int
    receipt: int


class Remembers(Protocol):
    """Keeps the last `Reached` where a restored database does not take it back."""

    def read(self) -> Reached | None:
        """Return what was remembered; None when there is nothing or it is unreadable."""
        ...

    def write(self, reached: Reached) -> None:
        """Remember; the old or the new one is there after a power cut, never half of one."""
        ...


class SideFile:
    """`Remembers` in a folder. Raises OSError when the disk fails."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME

    def read(self) -> Reached | None:
        """Return what was remembered."""
        try:
            record = json.loads(self._path.read_text(encoding="utf-8"))
            return Reached(str(record["epoch"]), int(record["seq"]), int(record["receipt"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def write(self, reached: Reached) -> None:
        """Replace the file."""
        fresh = self._path.with_suffix(".new")
        with fresh.open("w", encoding="utf-8") as file:
            json.dump(asdict(reached), file)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self._path)
        folder = os.open(self._path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)    # or a power cut may bring the old name back
        finally:
            os.close(folder)
