"""A folder of bytes named by their hash; half-arrived ones wait beside it and can be continued."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from casework.ids import Sha256

LARGEST_BYTES = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class WrongBytes:
    """The bytes do not have the hash they were announced with; they were thrown away."""


class AttachmentFolder:
    """Content-addressed files: written to a temporary name, flushed to the disk, renamed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, data: bytes) -> Sha256:
        """Keep bytes; the same bytes are kept once."""
        sha256 = Sha256(hashlib.sha256(data).hexdigest())
        if not self.has(sha256):
            self._partial(sha256).write_bytes(b"")
            self.append(sha256, 0, data, last=True)
        return sha256

    def has(self, sha256: str) -> bool:
        """Whether all bytes are here."""
        return self._path(sha256).exists()

    def get(self, sha256: str) -> bytes | None:
        """Return the bytes, or None."""
        try:
            return self._path(sha256).read_bytes()
        except FileNotFoundError:
            return None

    def size(self, sha256: str) -> int | None:
        """Return how many bytes there are, None when they are not all here."""
        try:
            return self._path(sha256).stat().st_size
        except FileNotFoundError:
            return None

    def arrived(self, sha256: str) -> int:
        """Return how many bytes of an unfinished one are here."""
        try:
            return self._partial(sha256).stat().st_size
        except FileNotFoundError:
            return 0

    def append(self, sha256: str, offset: int, data: bytes, *, last: bool) -> WrongBytes | None:
        """Add bytes at `offset`, which must be what has arrived; with the last ones the hash is checked."""
        partial = self._partial(sha256)
        with partial.open("ab") as file:
            file.truncate(offset)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if not last:
            return None
        if hashlib.sha256(partial.read_bytes()).hexdigest() != sha256:
            partial.unlink()
            return WrongBytes()
        path = self._path(sha256)
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.replace(path)
        return None

    def _path(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / sha256[2:4] / sha256

    def _partial(self, sha256: str) -> Path:
        folder = self._folder / "arriving"
        folder.mkdir(parents=True, exist_ok=True)
        return folder / sha256
