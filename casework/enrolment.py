"""Proof of a one-time enrolment code without sending it.

The code gives a lookup value (to find the row) and a key; the kiosk proves with the key that it
knows the code and binds its own public key to the proof.
"""

import base64
import binascii
import hashlib
import hmac
import json
from dataclasses import dataclass, field

ROUNDS = 100_000
_SALT = b"buchucun.enrolment.v1"


def spell(random_10: bytes) -> str:
    """Return ten random bytes as a code in four groups of four, easy to read over the telephone."""
    alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
    number = int.from_bytes(random_10, "big")
    letters = []
    for _ in range(16):
        number, index = divmod(number, len(alphabet))
        letters.append(alphabet[index])
    return "-".join("".join(letters[start:start + 4]) for start in range(0, 16, 4))


def derive(code: str) -> tuple[str, bytes]:
    """Return the lookup value and the key of a code as typed; case, blanks and dashes do not matter."""
    plain = "".join(code.upper().split()).replace("-", "")
    material = hashlib.pbkdf2_hmac("sha256", plain.encode(), _SALT, ROUNDS, 64)
    return material[:32].hex(), material[32:]


def proof(key: bytes, public_key: bytes, exchange_key: bytes, nonce: str) -> str:
    """Return the proof that somebody who knows the code made these two public keys."""
    return hmac.new(key, nonce.encode() + b"\0" + public_key + exchange_key, hashlib.sha256).hexdigest()


def county_proof(key: bytes, reply: bytes, nonce: str) -> str:
    """Return the county's proof over its reply: only who issued the code can have made it."""
    return hmac.new(key, b"county\0" + nonce.encode() + b"\0" + reply, hashlib.sha256).hexdigest()


LONGEST_FIELD = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """What a box sends to become a terminal."""

    lookup: str = field(repr=False)
    nonce: str
    proof: str = field(repr=False)
    public_key: bytes
    exchange_key: bytes


def read_asked(data: bytes) -> Asked | None:
    """Read what a box asked; None when it is none. Never raises on any bytes."""
    try:
        asked = json.loads(data)
        keys = [base64.b64decode(asked[name], validate=True) for name in ("public_key", "exchange_key")]
        texts = [asked[name] for name in ("lookup", "nonce", "proof")]
    except (ValueError, KeyError, TypeError, RecursionError, binascii.Error):
        return None
    if not all(isinstance(text, str) and len(text) <= LONGEST_FIELD and text.isprintable() for text in texts):
        return None
    return Asked(*texts, *keys)


def read_proven(data: bytes, secret: bytes, nonce: str) -> dict[str, object] | None:
    """Read the county's answer; None unless it proves that it knows the code. Never raises on any bytes."""
    try:
        answer = json.loads(data)
        reply = str(answer["reply"]).encode()
        if not same(county_proof(secret, reply, nonce), str(answer["proof"])):
            return None
        record = json.loads(reply)
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return record if isinstance(record, dict) else None


def same(left: str, right: str) -> bool:
    """Compare two proofs in constant time."""
    return hmac.compare_digest(left.encode(), right.encode())
