"""The receipt a villager takes home: making its token, reading it, judging it offline."""

from casework.receipt.check import Amber, Doubt, Fault, Green, Red, TrustView, verify
from casework.receipt.token import (
    LONGEST_HOST,
    TOKEN_BYTES,
    URL_DIGITS,
    BadReceipt,
    Receipt,
    ReceiptFlags,
    decode_url,
    digits,
    encode_url,
    open_token,
)

__all__ = [
    "LONGEST_HOST",
    "TOKEN_BYTES",
    "URL_DIGITS",
    "Amber",
    "BadReceipt",
    "Doubt",
    "Fault",
    "Green",
    "Receipt",
    "ReceiptFlags",
    "Red",
    "TrustView",
    "decode_url",
    "digits",
    "encode_url",
    "open_token",
    "verify",
]
