"""What the sync entrance asks about a terminal."""

from dataclasses import dataclass

from django.db import transaction

from casework.facts import Fact, parse
from casework.ids import TerminalId
from casework.signing import VerifyKey
from casework.wire import Head
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


def heard(head: Head, proven: int) -> None:
    """Remember that a terminal called, how far it has read, and what it showed to hold of its own."""
    rows = Terminal.objects.filter(county=county_code(), number=head.terminal)
    rows.update(last_seen_ms=now_ms())
    rows.filter(generation=head.generation).update(head=head.signed, proven=proven)


def revoke(terminal: TerminalId, *, last_good: int | None = None) -> bool:
    """Shut a terminal out and publish it; False when there is none.

    Receipts are cut by sequence, never by date: `last_good` is the last that counts, by default the
    highest this county has seen of it. With `last_good` the cut of one that is shut out already is moved.
    """
    if not Terminal.objects.filter(county=county_code(), number=terminal).exists():
        return False
    with transaction.atomic():
        shut_out(terminal, last_good=last_good)
        bundle.publish()
    return True


def shut_out(terminal: TerminalId, *, lost: bool = False, last_good: int | None = None) -> None:
    """Cut every key of a terminal that still counts; the caller publishes it in the same transaction."""
    rows = Terminal.objects.filter(county=county_code(), number=terminal)
    valid = rows.filter(last_good_sequence=None)
    cut = highest(terminal) if last_good is None else last_good
    if valid.exists():
        valid.update(last_good_sequence=cut, lost=lost)
    elif last_good is not None:
        newest = rows.order_by("-generation").values_list("generation", flat=True)[0]
        rows.filter(generation=newest).update(last_good_sequence=cut)


def highest(terminal: TerminalId) -> int:
    """Return the highest receipt sequence of a terminal in the facts of this county."""
    store, found = event_store(), 0
    for stream in store.streams_of_kind("Applied"):
        fact = parse(store.stream(stream)[0].line)
        receipt = fact.body.get("receipt") if isinstance(fact, Fact) else None
        if isinstance(receipt, dict) and receipt.get("terminal") == terminal:
            found = max(found, int(receipt.get("seq", 0)))
    return found
