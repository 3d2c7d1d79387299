"""Disks that stand ready: wiped instead of made anew, so that every statement stays prepared from seed to seed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.faults.simulation.disk import Connection, Room, copy_of


@dataclass
class Shelf:
    """Disks of one kind. One world at a time takes from it."""

    make: Callable[[], Connection]
    """Makes the disk that all others begin as."""
    _first: dict[str, list[Any]] = field(default_factory=dict)
    """Rows by table of the disk that all others begin as."""
    _original: Connection | None = None
    _ready: list[Connection] = field(default_factory=list)
    _out: list[Connection] = field(default_factory=list)

    def take(self) -> Connection:
        """Return a disk as good as new."""
        if self._original is None:
            self._original = self.make()
            self._first = {table: list(self._original.execute(f"SELECT * FROM {table}"))
                           for table in tables(self._original)}
        disk = self._ready.pop() if self._ready else copy_of(self._original)
        self._out.append(disk)
        return disk

    def all_back(self) -> None:
        """Wipe what was taken; nobody may use it any more."""
        for disk in self._out:
            self._wipe(disk)
        self._ready += self._out
        self._out = []

    def _wipe(self, disk: Connection) -> None:
        disk.fuse, disk.room = None, Room.PLENTY
        disk.rollback()
        disk.execute("PRAGMA foreign_keys = OFF")
        for table, rows in self._first.items():
            disk.execute(f"DELETE FROM {table}")
            for row in rows:
                disk.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)
        disk.commit()
        disk.execute("PRAGMA foreign_keys = ON")


def tables(disk: Connection) -> list[str]:
    """Return the names of all tables of a disk."""
    rows = disk.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    return [str(name) for (name,) in rows.fetchall()]
