"""The handle in a receipt: ten random bytes, written base64url without padding in a fact."""

import base64
import binascii

from casework.case import Case

HANDLE_BYTES = 10


def handle_of(case: Case) -> bytes:
    """Return the handle of a case's receipt, b'' when it has none that can be read."""
    text = case.receipt.get("handle", "")
    try:
        handle = base64.urlsafe_b64decode(str(text) + "=" * (-len(str(text)) % 4))
    except (ValueError, binascii.Error):
        return b""
    return handle if len(handle) == HANDLE_BYTES else b""


def handle_text(handle: bytes) -> str:
    """Return a handle as it stands in a fact."""
    return base64.urlsafe_b64encode(handle).rstrip(b"=").decode()
