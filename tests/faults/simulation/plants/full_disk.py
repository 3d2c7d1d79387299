"""Bugs that show when a kiosk's disk is full."""

from collections.abc import Callable
from typing import Any
from unittest import mock

from kiosk.store import DiskFull, LittleRoom
from kiosk.store.answers import Answers
from kiosk.store.calls import running
from kiosk.store.contents import Contents
from tests.faults.simulation.disk import Room
from tests.faults.simulation.plants.plant import Plant, Planting, swap


def _swallowed() -> Planting:
    """Somebody thought that a full disk only means that the log is not written."""
    real = Contents.changed

    def changed(self: Contents, call: Callable[[Contents], Any]) -> Any:
        try:
            return real(self, call)
        except DiskFull:
            return _as_if(self, call)

    return mock.patch.object(Contents, "changed", changed)


def _as_if(contents: Contents, call: Callable[[Contents], Any]) -> Any:
    disk: Any = contents.database.conn
    disk.room = Room.PLENTY
    try:
        with contents.database.atomic():
            result = call(contents)
            raise RuntimeError
    except RuntimeError:
        return result
    finally:
        disk.room = Room.NONE


def _closes_the_line() -> Planting:
    """With little room nothing is written at all, not even what the county acknowledges."""
    real = Answers.take

    def take(self: Answers, answer: Any) -> bool:
        if self._database.conn.room is not Room.PLENTY:
            raise LittleRoom
        return real(self, answer)

    return mock.patch.object(Answers, "take", take)


PLANTS: tuple[Plant, ...] = (
    Plant("full-disk-swallowed", "a number is told although the disk took nothing", "no-lost-case", _swallowed,
          needs="disk_full"),
    Plant("ballast-kept", "a full disk gets no room to send what is on it", "progress",
          swap(running, "DiskFull", LittleRoom), needs="disk_full"),
    Plant("little-room-closes-the-line", "with little room nothing goes out either", "progress", _closes_the_line,
          needs="disk_full"),
)
