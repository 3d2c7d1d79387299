"""A file that holds room for the day the disk is full: then what was taken in can still go to the county."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

FILE_NAME = "ballast"
SHARE = 8
"""The ballast is this part of the room below which nothing new is taken in."""


def take_up(folder: Path, reserve_bytes: int) -> None:
    """Hold the room while there is plenty; does nothing when it is held or there is little."""
    path, size = folder / FILE_NAME, reserve_bytes // SHARE
    if not size or path.exists() or shutil.disk_usage(folder).free < 2 * reserve_bytes:
        return
    descriptor = os.open(path, os.O_CREAT | os.O_WRONLY, 0o600)
    try:
        os.posix_fallocate(descriptor, 0, size)
    except OSError:
        path.unlink()
    finally:
        os.close(descriptor)


def let_go(folder: Path) -> None:
    """Give the room free; a disk that does not even do that leaves everything as it is."""
    with suppress(OSError):
        (folder / FILE_NAME).unlink(missing_ok=True)
