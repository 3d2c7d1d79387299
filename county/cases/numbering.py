"""Numbers without gaps: of papers a year, and of receipts given at the county's own desk."""

from typing import Any

from django.db import transaction

from county.cases.models import PaperNumber
from county.intake.surroundings import county_code

DESK_RECEIPT = "receipt"


def take(kind: str, year: int) -> int:
    """Return the next number of a kind in a year. A caller's transaction that rolls back gives it back."""
    ours: dict[str, Any] = {"county": county_code(), "kind": kind, "year": year}
    with transaction.atomic():
        PaperNumber.objects.get_or_create(**ours)
        row = PaperNumber.objects.select_for_update().get(**ours)
        PaperNumber.objects.filter(**ours).update(number=row.number + 1)
    return row.number + 1
