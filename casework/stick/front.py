"""The front of a stick: a first line, a signed line, a table of hashes; then the locked pieces."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from casework.signing import LOCKED_MORE_BYTES, SEALED_MORE_BYTES, SigningKey, VerifyKey
from casework.wire import fields
from casework.wire.chain import Position
from casework.wire.lines import MAX_CONTROL_BYTES, Control, Damaged, read_control, write_signed

FIRST_LINE: Final = b"buchucun stick 1\n"
DOMAIN: Final = b"buchucun.stick.v1"
FORMAT: Final = 1
PIECE_BYTES: Final = 64 * 1024
"""Plain bytes of a piece; the last one may be shorter."""
HASH_BYTES: Final = 32
LARGEST_BYTES: Final = 1 << 30
"""Plain bytes one stick may carry."""
SECRET_BYTES: Final = 32 + SEALED_MORE_BYTES


class Way(StrEnum):
    """Which way a stick is carried."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Outline:
    """What a stick says about itself in the clear; nothing of it is personal.

    Upwards `start` and `end` are positions in the terminal's newest unacknowledged epoch; downwards both are
    the county's acknowledgement. `number` rises with every stick of this sender to this receiver.
    """

    way: Way
    county: str
    village: str
    terminal: int
    generation: int
    number: int
    start: Position
    end: Position
    blobs: int
    made_ms: int

    @property
    def name(self) -> str:
        """A file name without anything personal: way, county, terminal, epoch, range, number."""
        epoch = self.end.epoch[:8] or "new"
        place = f"{self.county}-{self.terminal:05}-{epoch}-{self.start.seq}-{self.end.seq}"
        return f"{self.way.value}-{place}-{self.number:06}.stick"


@dataclass(frozen=True, slots=True)
class Front:
    """A front as read; nothing of it is believed before `is_signed_by`."""

    outline: Outline
    size: int
    """Plain bytes carried."""
    table_hash: bytes
    sealed_secret: bytes
    receiver: str
    """Name of the county key, or generation of the terminal's, that the secret is sealed to."""
    begins: int
    """Where the table of hashes begins in the file."""
    signed: bytes
    signature: bytes

    def is_signed_by(self, key: VerifyKey) -> bool:
        """Whether the sender's key signed this front."""
        return key.verify(DOMAIN, self.signed, self.signature)

    @property
    def pieces(self) -> int:
        """How many pieces there are."""
        return pieces_of(self.size)

    @property
    def table_bytes(self) -> int:
        """Length of the table of hashes."""
        return self.pieces * HASH_BYTES

    @property
    def file_bytes(self) -> int:
        """Length of the whole file."""
        return self.begins + self.table_bytes + self.size + self.pieces * LOCKED_MORE_BYTES

    def piece_at(self, number: int) -> tuple[int, int]:
        """Where a piece (from 0) lies in the file, and its length there."""
        start = self.begins + self.table_bytes + number * (PIECE_BYTES + LOCKED_MORE_BYTES)
        plain = min(PIECE_BYTES, self.size - number * PIECE_BYTES)
        return start, plain + LOCKED_MORE_BYTES

    def hashes(self, table: bytes) -> list[bytes] | None:
        """The hash of each piece; None when the table is not the signed one."""
        if len(table) != self.table_bytes or hashlib.sha256(table).digest() != self.table_hash:
            return None
        return [table[start:start + HASH_BYTES] for start in range(0, len(table), HASH_BYTES)]


def pieces_of(size: int) -> int:
    """How many pieces so many plain bytes make."""
    return -(-size // PIECE_BYTES)


def write_front(outline: Outline, size: int, hashes: Sequence[bytes], sealed_secret: bytes, receiver: str,
                key: SigningKey) -> bytes:
    """The front with its table, as it stands before the pieces."""
    table = b"".join(hashes)
    start, end = outline.start, outline.end
    record = {
        "v": FORMAT, "way": outline.way.value, "county": outline.county, "village": outline.village,
        "terminal": outline.terminal, "gen": outline.generation, "number": outline.number,
        "epoch": end.epoch, "from": start.seq, "start": start.chain.hex(), "to": end.seq, "h": end.chain.hex(),
        "blobs": outline.blobs, "made": outline.made_ms, "size": size,
        "table": hashlib.sha256(table).hexdigest(), "secret": sealed_secret.hex(), "for": receiver,
    }
    return FIRST_LINE + write_signed("stick", record, key, DOMAIN) + table


def front_bytes() -> int:
    """So many bytes of a file are enough for `read_front`."""
    return len(FIRST_LINE) + MAX_CONTROL_BYTES


def read_front(data: bytes) -> Front | Damaged:
    """Read the first bytes of a file; checks no signature."""
    if not data.startswith(FIRST_LINE):
        return Damaged("no-stick")
    line, broken, _ = data[len(FIRST_LINE):].partition(b"\n")
    control = read_control(line)
    if isinstance(control, Damaged) or not broken or control.word != "stick":
        return Damaged("front")
    try:
        return _front(control, len(FIRST_LINE) + len(line) + 1)
    except (fields.WrongField, ValueError):
        return Damaged("front")


def _front(control: Control, begins: int) -> Front:
    record = control.record
    if record.get("v") != FORMAT:
        raise fields.WrongField("v")
    epoch = _plain(fields.text(record, "epoch", 16))
    outline = Outline(
        Way(fields.text(record, "way", 4)), _plain(fields.text(record, "county", 6)),
        _plain(fields.text(record, "village", 12)),
        fields.whole(record, "terminal"), fields.whole(record, "gen"), fields.whole(record, "number"),
        Position(epoch, fields.whole(record, "from"), fields.chain(record, "start")),
        Position(epoch, fields.whole(record, "to"), fields.chain(record, "h")),
        fields.whole(record, "blobs"), fields.whole(record, "made"))
    size = fields.whole(record, "size")
    if not 0 < size <= LARGEST_BYTES:
        raise fields.WrongField("size")
    return Front(outline, size, _bytes(record, "table", HASH_BYTES), _bytes(record, "secret", SECRET_BYTES),
                 fields.text(record, "for", 20), begins, control.signed, control.signature)


def _plain(text: str) -> str:
    """What becomes part of a file's name has no other characters than these."""
    if not set(text) <= set("0123456789abcdef"):
        raise fields.WrongField("name")
    return text


def _bytes(record: dict[str, object], name: str, length: int) -> bytes:
    value = bytes.fromhex(fields.text(record, name))
    if len(value) != length:
        raise fields.WrongField(name)
    return value
