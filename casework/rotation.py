"""A terminal changes its keys: new ones are offered under the old, and taken when the county has announced them."""

from collections.abc import Mapping
from typing import Any, Final

from casework.signing import KEY_BYTES, SigningKey, VerifyKey

DOMAIN: Final = b"buchucun.rotation.v1"


def write_offer(old: SigningKey, new: SigningKey, *, terminal: int, generation: int) -> dict[str, Any]:
    """Return the body of `KeyOffered`; both keys sign it, so that nobody offers a key that is not his."""
    public, exchange = new.public.raw, new.opening.public
    message = _offered(terminal, generation, public, exchange)
    return {"terminal": terminal, "generation": generation, "public": public.hex(), "exchange": exchange.hex(),
            "old": old.sign(DOMAIN, message).hex(), "new": new.sign(DOMAIN, message).hex()}


def read_offer(body: Mapping[str, Any], old: VerifyKey) -> tuple[bytes, bytes] | None:
    """Return the public and the exchange key of an offer; None unless both keys signed it."""
    try:
        public, exchange, by_old, by_new = (bytes.fromhex(str(body[name]))
                                            for name in ("public", "exchange", "old", "new"))
        message = _offered(int(body["terminal"]), int(body["generation"]), public, exchange)
    except (KeyError, ValueError, TypeError):
        return None
    signed = old.verify(DOMAIN, message, by_old) and VerifyKey(public).verify(DOMAIN, message, by_new)
    return (public, exchange) if signed and len(exchange) == KEY_BYTES else None


def write_taken(new: SigningKey, *, terminal: int, generation: int, last_receipt: int) -> dict[str, Any]:
    """Return the body of `KeyTaken`: the key before signed no receipt above `last_receipt`."""
    signature = new.sign(DOMAIN, _taken(terminal, generation, last_receipt))
    return {"terminal": terminal, "generation": generation, "last_receipt": last_receipt, "new": signature.hex()}


def read_taken(body: Mapping[str, Any], new: VerifyKey) -> int | None:
    """Return the last receipt of the keys before; None unless the new key signed it."""
    try:
        last, signature = int(body["last_receipt"]), bytes.fromhex(str(body["new"]))
        message = _taken(int(body["terminal"]), int(body["generation"]), last)
    except (KeyError, ValueError, TypeError):
        return None
    return last if 0 <= last < 1 << 31 and new.verify(DOMAIN, message, signature) else None


def _offered(terminal: int, generation: int, public: bytes, exchange: bytes) -> bytes:
    return f"{terminal}/{generation}/{public.hex()}/{exchange.hex()}".encode()


def _taken(terminal: int, generation: int, last_receipt: int) -> bytes:
    return f"{terminal}/{generation}/{last_receipt}".encode()
