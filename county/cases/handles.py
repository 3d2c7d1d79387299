"""The handle of a receipt: ten random bytes, base64url without padding in a fact."""

import base64
import binascii

from casework.case import Case
from casework.short_code import HANDLE_BYTES


def handle_of(case: Case) -> bytes | None:
    """Return the handle of a case's receipt, None when it has none that can be read."""
    return read_handle(str(case.receipt.get("handle", "")))


def read_handle(text: str) -> bytes | None:
    """Return the bytes of a handle as it travels."""
    try:
        handle = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (ValueError, binascii.Error):
        return None
    return handle if len(handle) == HANDLE_BYTES else None


def handle_text(handle: bytes) -> str:
    """Return a handle as it travels."""
    return base64.urlsafe_b64encode(handle).rstrip(b"=").decode()
