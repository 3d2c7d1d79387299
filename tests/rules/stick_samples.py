"""A small stick with fixed keys, in memory."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from casework.signing import OpeningKey, SigningKey
from casework.stick import BadStick, Contents, Opened, Outline, Part, Sealing, Way, open_front, read_front
from casework.stick.contents import hashes_part
from casework.wire import CHAIN_START, Position

TERMINAL = SigningKey.from_seed(bytes([1]) * 32)
COUNTY_BOX = OpeningKey(bytes([3]) * 32)
EPOCH = "00000000000000aa"
OUTLINE = Outline(Way.UP, "231222", "231222102201", 1, 1, 12, Position(EPOCH, 0, CHAIN_START),
                  Position(EPOCH, 40, bytes(range(16))), 1, 1_767_571_200_000)
PHOTO = bytes(range(256)) * 600


def part(word: str, data: bytes, **about: object) -> Part:
    return Part(word, len(data), lambda: data, about)


def parts(sync: bytes = b"frames") -> list[Part]:
    sha256 = hashlib.sha256(PHOTO).hexdigest()
    return [hashes_part("want", ["ab" * 32]), part("sync", sync),
            part("blob", PHOTO, sha256=sha256, media="image/jpeg")]


def small() -> list[Part]:
    return [part("sync", b"frames"), part("blob", b"photo", sha256="ab" * 32, media="image/jpeg")]


def sealing(given: Sequence[Part] | None = None, outline: Outline = OUTLINE) -> Sealing:
    return Sealing(outline, given if given is not None else parts(), key=TERMINAL, receiver=COUNTY_BOX.public,
                   named="1")


def file_of(made: Sealing) -> bytes:
    """The whole file as `sticks.write` leaves it."""
    pieces = list(made.locked())
    hashes = [hashlib.sha256(piece).digest() for _, piece in pieces]
    return made.front(hashes) + b"".join(piece for _, piece in pieces)


def opened(data: bytes, *, county: str = "231222", key: SigningKey = TERMINAL,
           boxes: dict[str, OpeningKey] | None = None, way: Way = Way.UP) -> Opened | BadStick:
    return open_front(read_front(data), lambda place, length: data[place:place + length], way=way, county=county,
                      sender=lambda outline: key.public, keys={"1": COUNTY_BOX} if boxes is None else boxes)


def carried(data: bytes) -> list[tuple[str, bytes | None]]:
    """Each section that can be begun, None for one that is not whole."""
    stick = opened(data)
    assert isinstance(stick, Opened), stick
    return [(section.word, section.all(1 << 30)) for section in Contents(stick.pieces())]


VECTORS = Path(__file__).parents[1] / "vectors" / "stick"
