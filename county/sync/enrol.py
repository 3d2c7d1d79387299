"""`POST /s1/enrol`: a kiosk becomes a terminal by a one-time code."""

import base64
import binascii
import json
from typing import Any

from county.fleet import codes
from county.sync.reply import Reply
from county.sync.stream import Body

LONGEST = 4096


def answer(environ: dict[str, Any]) -> Reply:
    """Redeem a code. Every failure is the same 403: nothing to guess by."""
    return reply_to(Body(environ).all(LONGEST) or b"")


def reply_to(data: bytes) -> Reply:
    """Redeem the code of a request that came over the line or as a file."""
    try:
        asked = json.loads(data)
        public_key = base64.b64decode(asked["public_key"], validate=True)
        exchange_key = base64.b64decode(asked["exchange_key"], validate=True)
        fields = [asked[name] for name in ("lookup", "nonce", "proof")]
    except (ValueError, KeyError, TypeError, RecursionError, binascii.Error):
        return Reply(400, b"")
    if not all(isinstance(field, str) and len(field) <= 200 for field in fields):
        return Reply(400, b"")
    lookup, nonce, proof = fields
    made = codes.redeem(lookup, public_key, exchange_key, nonce, proof)
    if isinstance(made, codes.NotEnrolled):
        return Reply(403, b"")
    return Reply(200, made, (("Content-Type", "application/json"),))
