"""Making a stick: the same contents give the same locked pieces, so a torn export is continued, not repeated."""

import hashlib
from collections.abc import Iterator, Sequence

from casework.signing import LOCKED_MORE_BYTES, SigningKey, lock, seal
from casework.stick.contents import Part
from casework.stick.front import (
    DOMAIN,
    HASH_BYTES,
    LARGEST_BYTES,
    PIECE_BYTES,
    Outline,
    pieces_of,
    write_front,
)


class Sealing:
    """A stick about to be written. `receiver` is the X25519 key it is sealed to, `named` that key's name.

    Raises ValueError for contents over `LARGEST_BYTES`.
    """

    def __init__(self, outline: Outline, parts: Sequence[Part], *, key: SigningKey, receiver: bytes,
                 named: str) -> None:
        self.outline, self._parts, self._key, self._named = outline, parts, key, named
        digest = hashlib.sha256()
        self.size = 0
        for data in self._plain():
            digest.update(data)
            self.size += len(data)
        if not 0 < self.size <= LARGEST_BYTES:
            raise ValueError("a stick carries at most a gibibyte")
        self._secret = key.secret_for(DOMAIN, digest.digest())
        self._sealed = seal(receiver, self._secret)
        self._begins = len(self.front([bytes(HASH_BYTES)] * self.pieces))

    @property
    def pieces(self) -> int:
        """How many pieces there are."""
        return pieces_of(self.size)

    def locked(self) -> Iterator[tuple[int, bytes]]:
        """Each piece with its place in the file."""
        for number, plain in enumerate(self._whole_pieces()):
            place = self._begins + number * (PIECE_BYTES + LOCKED_MORE_BYTES)
            yield place, lock(self._secret, number, plain)

    def front(self, hashes: Sequence[bytes]) -> bytes:
        """What stands before the pieces; as long for any hashes."""
        return write_front(self.outline, self.size, hashes, self._sealed, self._named, self._key)

    def _plain(self) -> Iterator[bytes]:
        for part in self._parts:
            yield from part.pieces()

    def _whole_pieces(self) -> Iterator[bytes]:
        rest = b""
        for data in self._plain():
            rest += data
            while len(rest) >= PIECE_BYTES:
                piece, rest = rest[:PIECE_BYTES], rest[PIECE_BYTES:]
                yield piece
        if rest:
            yield rest
