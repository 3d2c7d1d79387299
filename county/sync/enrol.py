"""`POST /s1/enrol`: a kiosk becomes a terminal by a one-time code."""

from typing import Any

from casework.enrolment import read_asked
from county.fleet import codes
from county.sync.reply import Reply
from county.sync.stream import Body

LONGEST = 4096


def answer(environ: dict[str, Any]) -> Reply:
    """Redeem a code. Every failure is the same 403: nothing to guess by."""
    return reply_to(Body(environ).all(LONGEST) or b"")


def reply_to(data: bytes) -> Reply:
    """Redeem the code of a request that came over the line or as a file."""
    asked = read_asked(data)
    if asked is None:
        return Reply(400, b"")
    made = codes.redeem(asked.lookup, asked.public_key, asked.exchange_key, asked.nonce, asked.proof)
    if isinstance(made, codes.NotEnrolled):
        return Reply(403, b"")
    return Reply(200, made, (("Content-Type", "application/json"),))
