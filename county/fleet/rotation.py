"""Kiosks change their keys by facts of their own; the worker announces what came of it."""

from collections.abc import Sequence

from django.db.models import QuerySet

from casework.facts import Fact
from casework.rotation import read_offer, read_taken
from casework.signing import VerifyKey
from county.fleet.models import Terminal
from county.intake.surroundings import county_code, now_ms
from county.store import Appended


def project(feed: str, appended: Sequence[Appended]) -> None:
    """Follow the facts about keys in a village's feed."""
    for one in appended:
        if one.fact.kind == "KeyOffered":
            _offered(feed, one.fact)
        elif one.fact.kind == "KeyTaken":
            _taken(feed, one.fact)


def _offered(village: str, fact: Fact) -> None:
    """One generation more, when the last one that counts signed for it."""
    row = _rows(village, fact).filter(last_good_sequence=None).order_by("-generation").first()
    offer = read_offer(fact.body, VerifyKey(bytes(row.public_key))) if row else None
    if row is None or offer is None or fact.body.get("generation") != row.generation + 1:
        return
    Terminal.objects.create(
        county=county_code(), number=row.number, generation=row.generation + 1, ordinal=row.ordinal,
        village=village, public_key=offer[0], exchange_key=offer[1], enrolled_ms=now_ms(),
        last_seen_ms=row.last_seen_ms, head=row.head, proven=row.proven)


def _taken(village: str, fact: Fact) -> None:
    """The keys before are cut at the last receipt they signed."""
    rows = _rows(village, fact)
    row = rows.filter(generation=fact.body.get("generation"), last_good_sequence=None).first()
    last = read_taken(fact.body, VerifyKey(bytes(row.public_key))) if row else None
    if row is not None and last is not None:
        rows.filter(generation__lt=row.generation, last_good_sequence=None).update(last_good_sequence=last)


def _rows(village: str, fact: Fact) -> "QuerySet[Terminal]":
    return Terminal.objects.filter(county=county_code(), village=village, number=fact.body.get("terminal"))
