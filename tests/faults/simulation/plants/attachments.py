"""Bugs of what travels apart from facts: photographs up, papers down."""

from typing import Any
from unittest import mock

from kiosk.store.answers import Answers
from kiosk.store.blobs import Blobs
from kiosk.sync import blobs
from tests.faults.simulation.plants.plant import Plant, Planting, swap


def _any_200_takes_it() -> Planting:
    """Whatever answers 200 has taken the photograph."""
    real = blobs._send

    def send(caller: Any, sha256: str, data: bytes) -> Any:
        answered = caller.call("HEAD", sha256, 0)
        return None if getattr(answered, "status", 0) == 200 and not answered.headers else real(caller, sha256, data)

    return mock.patch.object(blobs, "_send", send)


PLANTS: tuple[Plant, ...] = (
    Plant("portal-takes-photographs", "a portal's page counts as the county having a photograph", "no-lost-case",
          _any_200_takes_it, needs="photos portal"),
    Plant("photographs-stay-lost", "a restored county gets facts again, but not the bytes they name", "no-lost-case",
          swap(Answers, "_distrust", lambda self: self._agreement.distrust()), needs="photos county_put_back"),
    Plant("papers-not-fetched", "a paper is told of, and its bytes are never asked for", "no-lost-case",
          swap(Blobs, "want", lambda self, sha256, media: None), needs="photos"),
    Plant("pieces-thrown-together", "pieces of a paper are joined without looking at its hash", "no-lost-case",
          swap(Blobs, "arrived", lambda self, sha256: 1), needs="photos"),
)
