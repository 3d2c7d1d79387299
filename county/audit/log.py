"""Writing and checking the audit log."""

import hashlib
import json

from django.db import transaction

from county.audit.models import Entry
from county.intake.surroundings import county_code, now_ms

START = bytes(32)


def write(actor: str, act: str, subject: str, reason: str = "") -> None:
    """Append an entry in the caller's transaction: what is not logged does not happen."""
    with transaction.atomic():
        last = Entry.objects.filter(county=county_code()).order_by("-number").first()
        number = last.number + 1 if last else 1
        entry = Entry(county=county_code(), number=number, at_ms=now_ms(), actor=actor, act=act,
                      subject=subject, reason=reason[:200])
        entry.chain = _chain(bytes(last.chain) if last else START, entry)
        entry.save(force_insert=True)


def first_broken() -> int | None:
    """Return the number of the first entry that does not fit its chain, None when all do."""
    chain, expected = START, 1
    for entry in Entry.objects.filter(county=county_code()).order_by("number").iterator():
        chain = _chain(chain, entry)
        if entry.number != expected or bytes(entry.chain) != chain:
            return entry.number
        expected += 1
    return None


def _chain(previous: bytes, entry: Entry) -> bytes:
    content = [entry.number, entry.at_ms, entry.actor, entry.act, entry.subject, entry.reason]
    return hashlib.sha256(previous + json.dumps(content, ensure_ascii=False).encode()).digest()
