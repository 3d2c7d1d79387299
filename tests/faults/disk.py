"""What may be on a disk after the power went, given what a program had written and synced until then.

A file's writes are safe once it was synced; creations, renames and unlinks once the folder was synced. Of the
rest none, all, a beginning, any choice, or torn sectors may have reached the disk; folder changes keep their order.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

SECTOR = 512
_HEAD = struct.Struct("<cHQI")


@dataclass(frozen=True, slots=True)
class Op:
    """One record of the write log."""

    kind: str
    name: str
    offset: int
    data: bytes = field(repr=False)


def read_log(log: bytes) -> Iterator[Op]:
    """Take a write log apart."""
    place = 0
    while place < len(log):
        kind, length, offset, size = _HEAD.unpack_from(log, place)
        place += _HEAD.size
        name, data = log[place:place + length].decode(), log[place + length:place + length + size]
        place += length + size
        yield Op(kind.decode(), name, offset, data)


class Disk:
    """Follows a log and says what could be left at any moment.

    A sync that failed (`E`) drops what was waiting: the system believes it clean and never writes it again.
    """

    def __init__(self) -> None:
        self._files = 0
        self._names: dict[str, int] = {}
        self._safe_names: dict[str, int] = {}
        self._name_changes: list[tuple[str, str, int, str]] = []
        self._safe: dict[int, bytearray] = {}
        self._pending: dict[int, list[Op]] = {}

    def take(self, op: Op) -> None:
        """Follow one more record."""
        if op.kind == "S" and op.name == ".":
            self._safe_names, self._name_changes = dict(self._names), []
        elif op.kind == "E":
            self._pending[self._names[op.name]] = []
        elif op.kind == "C":
            self._create(op.name)
        elif op.kind == "U":
            self._change("U", op.name, self._names.pop(op.name, -1))
        elif op.kind == "R":
            file = self._names.pop(op.name)
            self._names[op.data.decode()] = file
            self._change("R", op.name, file, op.data.decode())
        elif op.kind == "S":
            file = self._names[op.name]
            for one in self._pending[file]:
                apply(self._safe[file], one)
            self._pending[file] = []
        else:
            if op.name not in self._names:
                self._create(op.name)
            self._pending[self._names[op.name]].append(op)

    def _create(self, name: str) -> None:
        self._files += 1
        self._names[name] = self._files
        self._safe[self._files], self._pending[self._files] = bytearray(), []
        self._change("C", name, self._files)

    def _change(self, kind: str, name: str, file: int, to: str = "") -> None:
        self._name_changes.append((kind, name, file, to))

    def after_a_cut(self, chance: Random) -> dict[str, bytes]:
        """Return files as they may be found, by name."""
        names = dict(self._safe_names)
        for kind, name, file, to in self._name_changes[:chance.randint(0, len(self._name_changes))]:
            if kind in "UR":
                names.pop(name, None)
            if kind in "CR":
                names[to or name] = file
        return {name: self._left(file, chance) for name, file in names.items()}

    def _left(self, file: int, chance: Random) -> bytes:
        left = bytearray(self._safe[file])
        for op in reached(self._pending[file], chance):
            apply(left, op)
        return bytes(left)


def reached(pending: list[Op], chance: Random) -> list[Op]:
    """Choose which unsynced writes reached the disk."""
    way = chance.choice(("none", "all", "beginning", "choice", "torn"))
    if way == "none":
        return []
    if way == "beginning":
        return pending[:chance.randint(0, len(pending))]
    if way == "choice":
        return [op for op in pending if chance.random() < 0.5]
    return pending if way == "all" else [torn for op in pending for torn in tear(op, chance)]


def tear(op: Op, chance: Random) -> list[Op]:
    """Some sectors of a write reached the disk, some did not."""
    if op.kind != "W":
        return [op] if chance.random() < 0.7 else []
    starts = range(0, len(op.data), SECTOR)
    return [Op("W", op.name, op.offset + start, op.data[start:start + SECTOR]) for start in starts
            if chance.random() < 0.7]


def apply(image: bytearray, op: Op) -> None:
    """Change an image by one write or truncation."""
    if op.kind == "T":
        del image[op.offset:]
        image.extend(bytes(op.offset - len(image)))
        return
    if len(image) < op.offset:
        image.extend(bytes(op.offset - len(image)))
    image[op.offset:op.offset + len(op.data)] = op.data
