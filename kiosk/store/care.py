"""Looking after the file: the daily look at all of it, the copies, and room for a bad day."""

import logging
from dataclasses import dataclass, field
from pathlib import Path

from casework.erasing import KEPT_MS
from kiosk.store import ballast, copies
from kiosk.store.contents import Contents
from kiosk.store.erasing import Erased
from kiosk.store.errors import DamagedStore, StoreError, mapped
from kiosk.store.integrity import damage
from kiosk.store.values import Clock, StoreHealth

log = logging.getLogger(__name__)
COPY_EVERY_MS = 24 * 3600 * 1000


@dataclass(frozen=True, slots=True)
class Care:
    """Of the file in one folder, with its copies in another. Called on the owning thread."""

    folder: Path
    key: bytes = field(repr=False)
    copied_to: Path
    clock: Clock

    def daily(self, contents: Contents) -> None:
        """Look at everything and copy it when the newest copy is a day old. Raises DamagedStore."""
        newest, now = self._newest_ms(), self.clock.now_ms()
        if newest is not None and 0 <= now - newest < COPY_EVERY_MS:
            return
        with mapped():
            if damage(contents.database):
                raise DamagedStore
        try:
            self.erase_closed(contents)
        except StoreError as error:    # nothing was erased; the copy is not to wait for it
            log.error("closed cases were not erased: %s", type(error).__name__)
        self.copy_to(contents, self.copied_to)

    def erase_closed(self, contents: Contents) -> Erased:
        """Erase what closed long ago, here and in old files beside; the copies follow within `copies.KEPT` days."""
        erased = contents.changed(Contents.erase_closed)
        with mapped():
            contents.database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        self._let_go_of_old_files()
        return erased

    def _let_go_of_old_files(self) -> None:
        """What was set aside before a change of program or after damage, once it is older than what may be erased."""
        before = self.clock.now_ms() - KEPT_MS
        with mapped():
            for path in (*self.folder.glob("*.before-*.db"), *self.folder.glob("damaged-*.db*")):
                if path.stat().st_mtime * 1000 < before:
                    path.unlink()

    def copy_to(self, contents: Contents, folder: Path) -> Path:
        """Make a verified copy now."""
        return copies.make(contents.database, folder, self.key, self.clock.now_ms())

    def give_way(self) -> None:
        """The disk is full: let go of the room kept for this, so that what is here can still go out."""
        ballast.let_go(self.folder)

    def health(self, contents: Contents) -> StoreHealth:
        """Return what a technician wants to know of the file."""
        return StoreHealth(contents.settings.get("healed_ms"), self._newest_ms())

    def _newest_ms(self) -> int | None:
        newest = next(iter(copies.newest_first(self.copied_to)), None)
        return int(newest.stem) if newest else None
