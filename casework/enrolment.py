"""Proof of a one-time enrolment code without sending it.

The code gives a lookup value (to find the row) and a key; the kiosk proves with the key that it
knows the code and binds its own public key to the proof.
"""

import hashlib
import hmac

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


def same(left: str, right: str) -> bool:
    """Compare two proofs in constant time."""
    return hmac.compare_digest(left.encode(), right.encode())
