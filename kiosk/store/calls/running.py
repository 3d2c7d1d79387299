"""How a call runs: on the thread that owns the file, in its turn, and on a sound file only."""

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

import sqlcipher3.dbapi2 as sqlcipher

from kiosk.store.contents import Contents
from kiosk.store.errors import DiskFull, LittleRoom, StoreError, mapped
from kiosk.store.owner import Owner

T = TypeVar("T")
Listener = Callable[[frozenset[str]], None]


class Calls:
    """Runs calls on the open file. Safe to use from any thread."""

    def __init__(self, owner: Owner, opening: Callable[[], Contents], give_way: Callable[[], None]) -> None:
        self.owner, self._opening, self._give_way = owner, opening, give_way
        self.contents = owner.run(opening)
        self._hurt = False
        self._listeners: list[Listener] = []

    def read(self, call: Callable[[Contents], T]) -> T:
        """Return what `call` finds. Raises StoreError."""
        def read() -> T:
            with mapped():
                return call(self.contents)

        return self.owner.run(self._soundly, read)

    def change(self, names: set[str], call: Callable[[Contents], T]) -> T:
        """Run a change in one transaction, then tell the listeners the `names` of what changed. Raises StoreError."""
        result = self.owner.run(self._soundly, lambda: self.contents.changed(call))
        if names:
            self.owner.run(self._tell, frozenset(names))
        return result

    def subscribe(self, listener: Listener) -> None:
        """Call `listener`, on the owning thread, after each commit with the names of what changed."""
        self._listeners.append(listener)

    def close(self) -> None:
        """Let the running call end and close the file."""
        def close() -> None:
            with mapped():
                self.contents.database.close()

        try:
            self.owner.run(close)
        finally:
            self.owner.stop()

    def _soundly(self, call: Callable[[], T]) -> T:
        """After any failure of disk or file nothing is tried again on that connection.

        A kernel may have forgotten what it could not write and say nothing the second time: so the file is
        closed, opened again and looked at, and only a sound one takes the next call.
        """
        if self._hurt:
            with suppress(sqlcipher.Error):
                self.contents.database.close()
            self.contents = self._opening()
            self._hurt = False
        try:
            return call()
        except LittleRoom:
            raise
        except StoreError as error:
            self._hurt = True
            if isinstance(error, DiskFull):
                self._give_way()
            raise

    def _tell(self, names: frozenset[str]) -> None:
        for listener in self._listeners:
            listener(names)
