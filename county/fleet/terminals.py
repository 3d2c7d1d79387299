"""What the sync entrance asks about a terminal."""

from dataclasses import dataclass

from django.db import transaction

from casework.facts import Fact, parse
from casework.ids import TerminalId
from casework.signing import VerifyKey
from county.fleet import bundle
from county.fleet.models import Terminal
from county.intake.surroundings import county_code, event_store, now_ms


@dataclass(frozen=True, slots=True)
class Known:
    """A terminal of the fleet. `cut` = its last receipt that counts, once it was revoked."""

    key: VerifyKey
    cut: int | None


def known(terminal: TerminalId, generation: int, village: str) -> Known | None:
    """Return a terminal of this village, revoked or not; None when there is none."""
    row = Terminal.objects.filter(county=county_code(), number=terminal, generation=generation,
                                  village=village).first()
    return Known(VerifyKey(bytes(row.public_key)), row.last_good_sequence) if row else None


def key_of(terminal: TerminalId, generation: int, village: str) -> VerifyKey | None:
    """Return the key of a terminal of this village; None when there is none or it was revoked."""
    found = known(terminal, generation, village)
    return found.key if found and found.cut is None else None


def seen(terminal: TerminalId) -> None:
    """Remember that a terminal called."""
    Terminal.objects.filter(county=county_code(), number=terminal).update(last_seen_ms=now_ms())


def revoke(terminal: TerminalId, *, last_good: int | None = None) -> bool:
    """Shut a terminal out and publish it; False when there is none.

    Receipts are cut by sequence, never by date: `last_good` is the last that counts, by default the
    highest this county has seen of it.
    """
    rows = Terminal.objects.filter(county=county_code(), number=terminal)
    if not rows.exists():
        return False
    with transaction.atomic():
        rows.update(last_good_sequence=_highest(terminal) if last_good is None else last_good)
        bundle.publish()
    return True


def _highest(terminal: TerminalId) -> int:
    """Return the highest receipt sequence of a terminal in the facts of this county."""
    store, highest = event_store(), 0
    for stream in store.streams_of_kind("Applied"):
        fact = parse(store.stream(stream)[0].line)
        receipt = fact.body.get("receipt") if isinstance(fact, Fact) else None
        if isinstance(receipt, dict) and receipt.get("terminal") == terminal:
            highest = max(highest, int(receipt.get("seq", 0)))
    return highest
