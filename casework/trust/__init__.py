"""The trust bundle: what a machine without a connection needs to tell true from false.

Terminal keys, revocations by sequence, void receipts, the roster of assistants and the county's own keys,
signed by the county. Versions only rise. Times are epoch milliseconds UTC.
"""

from casework.trust.bundle import (
    DOMAIN,
    VOID_BYTES,
    RosterEntry,
    SigningKeyEntry,
    TerminalKey,
    TrustBundle,
    void_key,
)
from casework.trust.delta import TrustDelta, apply_delta, apply_signed, difference
from casework.trust.judged import BadBundle, newer
from casework.trust.reading import open_signed, parse, parse_delta

__all__ = [
    "DOMAIN", "VOID_BYTES", "BadBundle", "RosterEntry", "SigningKeyEntry", "TerminalKey", "TrustBundle",
    "TrustDelta", "apply_delta", "apply_signed", "difference", "newer", "open_signed", "parse", "parse_delta",
    "void_key",
]
