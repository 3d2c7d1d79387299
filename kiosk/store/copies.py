"""Verified copies of the file in a second folder: what a damaged one is put back from.

A copy counts when it was opened again, read from end to end, its chains recomputed and its contents counted;
until then it has another name. Copies are encrypted as the file is, with the same key.
"""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from sqlite_utils import Database

from kiosk.store.connection import FILE_NAME, connect
from kiosk.store.errors import DamagedStore, StoreError, mapped
from kiosk.store.integrity import contents_of, damage

FOLDER = "copies"
KEPT = 3
_UNPROVEN = "unproven.db"


def newest_first(folder: Path) -> list[Path]:
    """Return the copies of a folder; their names are the milliseconds they were made at."""
    return sorted((path for path in folder.glob("*.db") if path.stem.isdigit()),
                  key=lambda path: int(path.stem), reverse=True)


def make(database: Database, folder: Path, key: bytes, now_ms: int) -> Path:
    """Make a copy, prove it, keep the newest few. Raises StoreError; the copies there are stay as they are."""
    fresh, path = folder / _UNPROVEN, folder / f"{now_ms}.db"
    with mapped():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh.unlink(missing_ok=True)
        database.execute("VACUUM INTO ?", [str(fresh)])
    if not is_sound(fresh, key, contents_of(database)):
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise DamagedStore
    with mapped():
        sync(fresh)
        fresh.replace(path)
        sync(folder)
        for old in newest_first(folder)[KEPT:]:
            old.unlink()
    return path


def is_sound(path: Path, key: bytes, expected: tuple[int, int, int] | None = None) -> bool:
    """Open a copy and look at everything in it; with `expected`, count it too."""
    try:
        with mapped():
            database = Database(connect(path, key))
            try:
                return not damage(database) and expected in (None, contents_of(database))
            finally:
                database.close()
    except StoreError:
        return False


def put_back(copy: Path, folder: Path, now_ms: int) -> None:
    """Set the file in `folder` aside and put a copy in its place; a power cut leaves one or the other.

    The old write-ahead log goes first: under another file it would be read as that file's own.
    """
    with mapped():
        fresh = folder / f"{FILE_NAME}.coming"
        shutil.copyfile(copy, fresh)
        sync(fresh)
        for end in ("-wal", "-shm", ""):
            there = folder / f"{FILE_NAME}{end}"
            if there.exists():
                there.replace(folder / f"damaged-{now_ms}.db{end}")
        sync(folder)
        fresh.replace(folder / FILE_NAME)
        sync(folder)


def sync(path: Path) -> None:
    """Bring a file, or the names in a folder, onto the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
