"""Cheap stand-ins for signatures, which only a mistaken program could forge, for reading bytes twice, for packing hard.

In one seed of twenty the real ones run, so that what the stand-ins hide is seen there.
"""

import hashlib
import hmac
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import lru_cache
from unittest import mock

from casework import facts, signing
from casework.signing import SigningKey, VerifyKey
from casework.trust import reading
from casework.wire import answer, packing
from county.fleet import publishing
from county.intake import taking
from county.sync import feeds
from kiosk.store import cases, feed, trust

LIGHT = 1


@lru_cache(maxsize=256)
def _public(seed: bytes) -> bytes:
    return hashlib.sha256(b"public" + seed).digest()


def _signature(public: bytes, domain: bytes, message: bytes) -> bytes:
    return hmac.digest(public, signing._separated(domain, message), "sha512")


@contextmanager
def _all_read_once() -> Iterator[None]:
    """Reading a line or a trust bundle is pure: everybody may share what came of it."""
    line, bundle = lru_cache(maxsize=4096)(facts.parse), lru_cache(maxsize=1024)(reading.parse)
    with ExitStack() as stack:
        for module in (cases, feed, taking, answer, feeds, publishing):
            stack.enter_context(mock.patch.object(module, "parse", line))
        for module in (reading, trust):
            stack.enter_context(mock.patch.object(module, "parse", bundle))
        yield


def _packed_lightly() -> AbstractContextManager[object]:
    """How hard bytes are packed decides nothing."""
    real = packing.Packer.__init__

    def lightly(self: packing.Packer, *, expected: int, level: int = LIGHT, prefix: bytes = b"") -> None:
        real(self, expected=expected, level=min(level, LIGHT), prefix=prefix)

    return mock.patch.object(packing.Packer, "__init__", lightly)


@contextmanager
def stand_ins() -> Iterator[None]:
    """Use the stand-ins inside the block."""
    with mock.patch.multiple(
            SigningKey, public=property(lambda self: VerifyKey(_public(self.seed))),
            sign=lambda self, domain, message: _signature(_public(self.seed), domain, message)), \
         mock.patch.object(VerifyKey, "verify", lambda self, domain, message, signature: hmac.compare_digest(
             _signature(self.raw, domain, message), signature)), \
         _all_read_once(), _packed_lightly():
        yield
