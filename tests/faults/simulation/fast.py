"""Cheap stand-ins for signatures, which only a mistaken program could forge, and for reading a line twice.

In one seed of twenty the real ones run, so that what the stand-ins hide is seen there.
"""

import hashlib
import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from unittest import mock

from casework import facts, signing
from casework.signing import SigningKey, VerifyKey
from casework.wire import answer
from county.intake import taking
from kiosk.store import cases, feed


@lru_cache(maxsize=256)
def _public(seed: bytes) -> bytes:
    return hashlib.sha256(b"public" + seed).digest()


def _signature(public: bytes, domain: bytes, message: bytes) -> bytes:
    return hmac.digest(public, signing._separated(domain, message), "sha512")


@contextmanager
def _each_line_read_once() -> Iterator[None]:
    """Reading a line is pure: everybody may share what came of it."""
    remembered = lru_cache(maxsize=4096)(facts.parse)
    with mock.patch.object(cases, "parse", remembered), mock.patch.object(feed, "parse", remembered), \
         mock.patch.object(taking, "parse", remembered), mock.patch.object(answer, "parse", remembered):
        yield


@contextmanager
def stand_ins() -> Iterator[None]:
    """Use the stand-ins inside the block."""
    with mock.patch.multiple(
            SigningKey, public=property(lambda self: VerifyKey(_public(self.seed))),
            sign=lambda self, domain, message: _signature(_public(self.seed), domain, message)), \
         mock.patch.object(VerifyKey, "verify", lambda self, domain, message, signature: hmac.compare_digest(
             _signature(self.raw, domain, message), signature)), \
         _each_line_read_once():
        yield
