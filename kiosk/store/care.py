"""Looking after the file: the daily look at all of it, the copies, and room for a bad day."""

from dataclasses import dataclass, field
from pathlib import Path

from kiosk.store import ballast, copies
from kiosk.store.contents import Contents
from kiosk.store.errors import DamagedStore, mapped
from kiosk.store.integrity import damage
from kiosk.store.values import Clock, StoreHealth

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
        self.copy_to(contents, self.copied_to)

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
