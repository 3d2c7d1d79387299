"""Reading the secrets of a box, making them at its first start."""

from collections.abc import Callable
from dataclasses import dataclass, field

from keyring.backend import KeyringBackend

from casework.signing import SigningKey

SERVICE = "buchucun-kiosk"
Place = KeyringBackend
"""Where secrets are kept."""
BYTES = 32


@dataclass(frozen=True, slots=True)
class BoxSecrets:
    """What a box must keep to itself."""

    database_key: bytes = field(repr=False)
    signing_key: SigningKey = field(repr=False)


def load_or_create(place: KeyringBackend, random: Callable[[int], bytes]) -> BoxSecrets:
    """Return the secrets, made now when there are none."""
    return BoxSecrets(_secret(place, "database", random),
                      SigningKey.from_seed(_secret(place, "signing", random)))


def signing_key(place: KeyringBackend, name: str, random: Callable[[int], bytes]) -> SigningKey:
    """Return the signing key of a name, made now when there is none."""
    return SigningKey.from_seed(_secret(place, name, random))


def _secret(place: KeyringBackend, name: str, random: Callable[[int], bytes]) -> bytes:
    known = place.get_password(SERVICE, name)
    if known is None:
        known = random(BYTES).hex()
        place.set_password(SERVICE, name, known)
    return bytes.fromhex(known)
