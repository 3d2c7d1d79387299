"""Signatures (Ed25519) and sealed boxes (X25519), the only place that touches libsodium.

Every signature is over `domain + 0x00 + message`: what was signed as one thing never verifies as another.
"""

import base64
import hashlib
import hmac
from dataclasses import dataclass, field
from typing import Final

import nacl.exceptions
import nacl.public
import nacl.secret
import nacl.signing

from casework.message import N_, Message

KEY_BYTES: Final = 32
_EXCHANGE: Final = b"buchucun.exchange.v1"
SIGNATURE_BYTES: Final = 64
SEALED_MORE_BYTES: Final = 48
LOCKED_MORE_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class VerifyKey:
    """A public Ed25519 key of 32 bytes. Any bytes may be tried: a key that is none verifies nothing."""

    raw: bytes

    def verify(self, domain: bytes, message: bytes, signature: bytes) -> bool:
        """Whether `signature` was made for exactly this domain and message; never raises on damaged input."""
        if len(self.raw) != KEY_BYTES or len(signature) != SIGNATURE_BYTES:
            return False
        try:
            nacl.signing.VerifyKey(self.raw).verify(_separated(domain, message), signature)
        except (nacl.exceptions.CryptoError, ValueError):
            return False
        return True


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A private Ed25519 key; its seed never shows in a repr."""

    seed: bytes = field(repr=False)

    @classmethod
    def from_seed(cls, seed: bytes) -> "SigningKey":
        """The key of a 32-byte seed. Raises ValueError for another length."""
        if len(seed) != KEY_BYTES:
            raise ValueError("a signing seed has 32 bytes")
        return cls(seed)

    @property
    def public(self) -> VerifyKey:
        return VerifyKey(bytes(nacl.signing.SigningKey(self.seed).verify_key))

    def sign(self, domain: bytes, message: bytes) -> bytes:
        """64 bytes; the same for the same key, domain and message."""
        return nacl.signing.SigningKey(self.seed).sign(_separated(domain, message)).signature

    @property
    def opening(self) -> "OpeningKey":
        """The key that goes with this one and opens what is sealed to its owner."""
        return OpeningKey(self.secret_for(_EXCHANGE, b""))

    def secret_for(self, domain: bytes, message: bytes) -> bytes:
        """32 secret bytes that only this key can make again for the same domain and message."""
        return hmac.digest(self.seed, _separated(domain, message), hashlib.sha256)


@dataclass(frozen=True, slots=True)
class CannotOpen:
    """The box is damaged or was sealed to another key."""

    @property
    def sentence(self) -> Message:
        return Message(N_("This file is damaged or meant for another machine."))

    @property
    def next_step(self) -> Message:
        return Message(N_("Copy it again from where it was made."))


@dataclass(frozen=True, slots=True)
class OpeningKey:
    """A private X25519 key of 32 bytes, which opens what was sealed to its public half."""

    private: bytes = field(repr=False)

    @property
    def public(self) -> bytes:
        """32 bytes to hand to whoever seals."""
        return bytes(nacl.public.PrivateKey(self.private).public_key)


def seal(public_x25519: bytes, plain: bytes) -> bytes:
    """`plain` for the holder of the private key alone, 48 bytes longer; the sender stays unnamed."""
    return nacl.public.SealedBox(nacl.public.PublicKey(public_x25519)).encrypt(plain)


def open_sealed(key: OpeningKey, sealed: bytes) -> bytes | CannotOpen:
    """What `seal` was given."""
    try:
        return nacl.public.SealedBox(nacl.public.PrivateKey(key.private)).decrypt(sealed)
    except (nacl.exceptions.CryptoError, ValueError, TypeError):
        return CannotOpen()


def lock(secret: bytes, number: int, plain: bytes) -> bytes:
    """Piece `number` under a secret of 32 bytes, 16 bytes longer (XChaCha20-Poly1305).

    A secret may lock one content only: equal content gives equal bytes, another content needs another secret.
    """
    return nacl.secret.Aead(secret).encrypt(plain, b"", _nonce(number)).ciphertext


def unlock(secret: bytes, number: int, locked: bytes) -> bytes | CannotOpen:
    """What `lock` was given for this number."""
    try:
        return nacl.secret.Aead(secret).decrypt(locked, b"", _nonce(number))
    except (nacl.exceptions.CryptoError, ValueError, TypeError):
        return CannotOpen()


def _nonce(number: int) -> bytes:
    return number.to_bytes(nacl.secret.Aead.NONCE_SIZE, "big")


def fingerprint(*public_keys: bytes) -> str:
    """Six digits to compare on two screens while a terminal is enrolled; all its public keys go in."""
    digest = hashlib.sha256(b"buchucun.fingerprint.v1\0" + b"".join(public_keys)).digest()
    return f"{int.from_bytes(digest[:8], 'big') % 1_000_000:06}"


def _separated(domain: bytes, message: bytes) -> bytes:
    if not domain or b"\0" in domain:
        raise ValueError("a domain is a non-empty name without zero bytes")
    return domain + b"\0" + message


def read_signature(text: str | bytes) -> bytes:
    """Return the bytes of a signature from the one base64 that spells them.

    Raises ValueError for any other text: the last character holds four bits that do not count, so that sixteen
    texts would pass for one signature.
    """
    raw = base64.b64decode(text, validate=True)
    if base64.b64encode(raw) != (text.encode("ascii") if isinstance(text, str) else text):
        raise ValueError("not the one spelling of these bytes")
    return raw
