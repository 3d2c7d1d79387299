"""Bugs of the rules that both sides share: the fold, and receipts."""

from dataclasses import replace
from typing import Any
from unittest import mock

from casework import fold as folding
from casework.facts import Fact
from casework.receipt import token
from casework.trust import TrustBundle
from tests.faults.simulation.plants.plant import Plant, Planting, swap


def _fold_asks_the_clock() -> Planting:
    """The day of receipt is the day on which somebody looks."""
    looked = iter(range(10**9))
    real = folding.EFFECTS["Applied"]

    def applied(definition: Any, case: Any, fact: Fact) -> Any:
        folded = real(definition, case, fact)
        return replace(folded, extended_days=next(looked) // 50)

    return mock.patch.dict(folding.EFFECTS, {"Applied": applied})  # type: ignore[arg-type]


def _receipt_signed_in_part(county_code: str, content: bytes) -> bytes:
    """The sequence is left out of what is signed."""
    return int(county_code).to_bytes(3, "big") + content[:4] + content[8:]


def _receipt_verified_by_newest(self: Any, terminal: Any, generation: int) -> Any:
    """The desk takes the newest key of a terminal: slips from before a rotation turn red."""
    found = [key for key in self.terminals if key.terminal == terminal]
    return found[-1] if found else None


PLANTS: tuple[Plant, ...] = (
    Plant("fold-asks-the-clock", "the fold depends on when it is asked", "same-fold", _fold_asks_the_clock),
    Plant("receipt-signed-in-part", "the sequence is not under a slip's signature", "receipts",
          swap(token, "signed_part", _receipt_signed_in_part)),
    Plant("slip-by-newest-key", "slips are held against the newest key of their terminal", "receipts",
          swap(TrustBundle, "terminal_key", _receipt_verified_by_newest), needs="rotates"),
)
