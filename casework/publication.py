"""The county's signature under one version of an item: who holds the bytes can check them without a line.

Signed is which county, which item, which version and the SHA-256 of its bytes. Signatures are base64.
"""

import base64
import binascii
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from casework.ids import CountyCode, Sha256
from casework.signing import SigningKey, VerifyKey, read_signature

DOMAIN: Final = b"buchucun.item.v1"


@dataclass(frozen=True, slots=True)
class Publication:
    """What `ItemPublished` says of a version."""

    item: str
    version: int
    sha256: Sha256
    signature: str

    def body(self) -> dict[str, Any]:
        """Return the body of the fact."""
        return {"item": self.item, "version": self.version, "sha256": self.sha256, "signature": self.signature}

    def is_signed(self, county: CountyCode, keys: Iterable[VerifyKey]) -> bool:
        """Whether one of the keys of this county signed it; never raises on damaged input."""
        try:
            signature = read_signature(self.signature)
        except (binascii.Error, ValueError):
            return False
        message = _message(county, self.item, self.version, self.sha256)
        return any(key.verify(DOMAIN, message, signature) for key in keys)


def publication(key: SigningKey, county: CountyCode, item: str, version: int, data: bytes) -> Publication:
    """Sign the bytes of a version."""
    sha256 = Sha256(hashlib.sha256(data).hexdigest())
    signature = base64.b64encode(key.sign(DOMAIN, _message(county, item, version, sha256))).decode("ascii")
    return Publication(item, version, sha256, signature)


def read_publication(body: Mapping[str, Any]) -> Publication:
    """Read the body of an `ItemPublished`. Raises KeyError, TypeError or ValueError when a field is no such field."""
    return Publication(str(body["item"]), int(body["version"]), Sha256(str(body["sha256"])),
                       str(body.get("signature", "")))


def _message(county: str, item: str, version: int, sha256: str) -> bytes:
    return f"{county}/{item}/{version}/{sha256}".encode()
