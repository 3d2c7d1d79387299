"""Opening the file only when it is sound; otherwise the newest sound copy, and saying so.

What was handed in after that copy comes home from the county: the side file shows that this is an old copy, so
the log begins a new epoch, and the feed gives its own facts back (ADR 0005). Receipt numbers go on above all that
were given.
"""

from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from kiosk.store import copies
from kiosk.store.connection import FILE_NAME, open_database
from kiosk.store.errors import DamagedStore, WrongKey, mapped
from kiosk.store.integrity import damaged_pages
from kiosk.store.values import Clock


@dataclass(frozen=True, slots=True)
class Healed:
    """The file was damaged or gone, and a copy took its place."""

    at_ms: int
    copy_ms: int
    """When the copy was made."""


def open_sound(folder: Path, key: bytes, copied_to: Path,
               clock: Clock) -> tuple[Database, Healed | None]:
    """Open the file when every page of it is sound, or put the newest sound copy in its place.

    Raises WrongKey or DamagedStore when there is no copy either; nothing was changed then.
    """
    lost = not (folder / FILE_NAME).exists() and bool(copies.newest_first(copied_to))
    try:
        if not lost:
            return _opened(folder, key), None
    except (WrongKey, DamagedStore):
        if not any(copies.is_sound(copy, key) for copy in copies.newest_first(copied_to)):
            raise
    copy = next(copy for copy in copies.newest_first(copied_to) if copies.is_sound(copy, key))
    copies.put_back(copy, folder, clock.now_ms())
    return _opened(folder, key), Healed(clock.now_ms(), int(copy.stem))


def _opened(folder: Path, key: bytes) -> Database:
    """The write-ahead log is brought in first: it may hold the good state of a page that a power cut tore."""
    database = open_database(folder, key)
    try:
        with mapped():
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            if damaged_pages(database):
                raise DamagedStore
    except BaseException:
        database.close()
        raise
    return database
