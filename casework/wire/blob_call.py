"""The signed header of a call for bytes by hash: who asks, for what, from where on."""

import base64
import binascii
from dataclasses import dataclass

from casework.signing import SigningKey, VerifyKey, read_signature

DOMAIN = b"buchucun.blob.v1"
HEADER = "X-Village"


@dataclass(frozen=True, slots=True)
class BlobCaller:
    """Who calls; the signature covers method, hash, offset and the caller's place."""

    village: str
    terminal: int
    generation: int
    signature: bytes

    def is_signed_by(self, key: VerifyKey, method: str, sha256: str, offset: int) -> bool:
        """Whether this terminal's key signed exactly this call."""
        return key.verify(DOMAIN, _message(self, method, sha256, offset), self.signature)


def write_header(key: SigningKey, *, village: str, terminal: int, generation: int, method: str,
                 sha256: str, offset: int) -> str:
    """Return the header of a call."""
    caller = BlobCaller(village, terminal, generation, b"")
    signature = key.sign(DOMAIN, _message(caller, method, sha256, offset))
    return f"{village} {terminal} {generation} {base64.b64encode(signature).decode()}"


def read_header(text: str) -> BlobCaller | None:
    """Read a header; None when it is none."""
    parts = text.split(" ")
    if len(parts) != 4 or not (parts[1].isdecimal() and parts[2].isdecimal()) or len(text) > 200:
        return None
    try:
        signature = read_signature(parts[3])
    except (ValueError, binascii.Error):
        return None
    return BlobCaller(parts[0], int(parts[1]), int(parts[2]), signature)


def _message(caller: BlobCaller, method: str, sha256: str, offset: int) -> bytes:
    return f"{caller.village}/{caller.terminal}/{caller.generation}/{method}/{sha256}/{offset}".encode()
