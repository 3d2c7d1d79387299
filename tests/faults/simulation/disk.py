"""A disk in memory whose power can go at any statement, that can fail, lie, be copied and be put back."""

from collections import deque
from enum import Enum
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from kiosk.store.sidefile import Reached

STATEMENTS = 512
"""More than a program has: each is prepared once a disk."""
WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")
LIES = 3
"""Commits that a lying disk may lose."""


class Room(Enum):
    """How much room a disk has."""

    PLENTY = "plenty"
    LITTLE = "little"
    """So little that nothing new may be begun; what is here can still go out."""
    NONE = "none"


class PowerCut(BaseException):
    """The power went. No program catches this."""


class Connection(sqlcipher.Connection):
    """A real SQLite connection that counts statements and breaks where it was told to."""

    fuse: int | None = None
    """Statements until the break; None = no break."""
    breaks: type[BaseException] = PowerCut
    room: Room = Room.PLENTY

    def execute(self, sql: str, *arguments: Any) -> Any:
        if self.room is Room.NONE and sql.lstrip().startswith(WRITES):
            raise sqlcipher.OperationalError("database or disk is full")
        if self.fuse is None:
            return super().execute(sql, *arguments)
        self.fuse -= 1
        if self.fuse < 0:
            self.blow()
        return super().execute(sql, *arguments)

    def close(self) -> None:
        """The program lets go of the file; the disk stays."""
        if self.in_transaction:
            self.rollback()

    def blow(self) -> None:
        """Break now."""
        self.fuse = None
        if self.in_transaction:
            self.rollback()
        raise sqlcipher.OperationalError("disk I/O error") if self.breaks is OSError else self.breaks()

    def committed(self) -> None:
        """Called by whoever committed, so that a break can also come between commit and acknowledgement."""
        if self.fuse is not None and self.fuse <= 1 and self.breaks is PowerCut:
            self.blow()


def connect() -> Connection:
    """Return an empty disk."""
    made: Connection = sqlcipher.connect(":memory:", factory=Connection, check_same_thread=False,
                                         cached_statements=STATEMENTS)
    made.execute("PRAGMA page_size = 1024")
    made.execute("PRAGMA foreign_keys = ON")
    return made


def copy_of(disk: Connection) -> Connection:
    """Return another disk with the committed state of this one."""
    made = connect()
    disk.backup(made)
    return made


class Beside:
    """The side file: a power cut leaves the old or the new one."""

    def __init__(self, disk: "KioskDisk", reached: Reached | None) -> None:
        self._disk, self.reached = disk, reached

    def read(self) -> Reached | None:
        return self.reached

    def write(self, reached: Reached) -> None:
        self._disk.connection.committed()
        self.reached = reached


class KioskDisk:
    """Database and side file of one kiosk."""

    def __init__(self, connection: Connection, reached: Reached | None, *, lying: bool = False) -> None:
        self.connection, self.beside, self.lying = connection, Beside(self, reached), lying
        self.was_full = False
        """Room is held for one bad day, not for two."""
        self._before: deque[tuple[Connection, Reached | None]] = deque(maxlen=LIES)

    def image(self) -> "KioskDisk":
        """Return a copy of what is on the disk now."""
        return KioskDisk(copy_of(self.connection), self.beside.reached, lying=self.lying)

    def remember(self) -> None:
        """A lying disk keeps what it may fall back to."""
        if self.lying:
            self._before.append((copy_of(self.connection), self.beside.reached))

    def lose_power(self, fall_back: int) -> bool:
        """Forget what was not committed; a lying disk also forgets commits. True = it did."""
        self.connection.fuse = None
        if self.connection.in_transaction:
            self.connection.rollback()
        if not self.lying or fall_back >= len(self._before):
            return False
        self.connection, reached = self._before[fall_back]
        self.beside = Beside(self, reached)
        self._before.clear()
        return True
