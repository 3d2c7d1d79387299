"""Attachments of a county on a virtual disk."""

import hashlib

from casework.ids import Sha256
from county.attachments.folder import AttachmentFolder, WrongBytes


class Folder(AttachmentFolder):
    """The county's attachments in memory, so that a county that is put back loses those that came since."""

    def __init__(self, attached: dict[str, bytes], arriving: dict[str, bytes]) -> None:
        self._attached, self._arriving = attached, arriving

    def put(self, data: bytes) -> Sha256:
        sha256 = Sha256(hashlib.sha256(data).hexdigest())
        self._attached[sha256] = data
        return sha256

    def has(self, sha256: str) -> bool:
        return sha256 in self._attached

    def get(self, sha256: str) -> bytes | None:
        return self._attached.get(sha256)

    def size(self, sha256: str) -> int | None:
        return len(self._attached[sha256]) if self.has(sha256) else None

    def arrived(self, sha256: str) -> int:
        return len(self._arriving.get(sha256, b""))

    def append(self, sha256: str, offset: int, data: bytes, *, last: bool) -> WrongBytes | None:
        so_far = self._arriving.get(sha256, b"")[:offset] + data
        self._arriving[sha256] = so_far
        if not last:
            return None
        del self._arriving[sha256]
        return None if self.put(so_far) == sha256 else WrongBytes()
