"""A small file outside the database that remembers how far the log had come.

A database restored from an old copy is behind it: the box then takes a new epoch at once, even
without a link, and never issues a number twice.
"""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

FILE_NAME = "position.json"


@dataclass(frozen=True, slots=True)
class Reached:
    """The last commit that was acknowledged."""

    epoch: str
    seq: int
    receipt: int


def read(folder: Path) -> Reached | None:
    """Return what was remembered; None when there is nothing or it is unreadable."""
    try:
        record = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
        return Reached(str(record["epoch"]), int(record["seq"]), int(record["receipt"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write(folder: Path, reached: Reached) -> None:
    """Replace the file; the old or the new one is there after a power cut, never half of one."""
    path = folder / FILE_NAME
    fresh = path.with_suffix(".new")
    with fresh.open("w", encoding="utf-8") as file:
        json.dump(asdict(reached), file)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
