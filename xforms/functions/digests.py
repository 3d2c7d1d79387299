"""digest() and base64-decode()."""

from __future__ import annotations

import base64
import binascii
import hashlib

from ..errors import XPathEvaluationError
from ..xpath.coerce import Value, to_string
from ..xpath.context import Context
from .registry import function

_ALGORITHMS = {"MD5": "md5", "SHA-1": "sha1", "SHA-256": "sha256", "SHA-384": "sha384", "SHA-512": "sha512"}


@function("digest", 2, 3)
def digest(context: Context, text: Value, algorithm: Value, encoding: Value = "base64") -> Value:
    """The hash of a text, written in hex or base64."""
    name = _ALGORITHMS.get(to_string(algorithm))
    written = to_string(encoding)
    if name is None or written not in ("hex", "base64"):
        raise XPathEvaluationError("digest() knows MD5, SHA-1, SHA-256, SHA-384, SHA-512 in hex or base64")
    hashed = hashlib.new(name, to_string(text).encode(), usedforsecurity=False)
    return hashed.hexdigest() if written == "hex" else base64.b64encode(hashed.digest()).decode("ascii")


@function("base64-decode", 1)
def base64_decode(context: Context, text: Value) -> Value:
    """The text inside; '' when it is not base64 of a text."""
    try:
        return base64.b64decode(to_string(text), validate=True).decode("utf-8")
    except (binascii.Error, UnicodeDecodeError, ValueError):
        return ""
