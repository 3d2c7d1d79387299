"""Bytes that facts name and that are not here: awaited at first, asked for after a day.

A village's photographs usually come minutes after the fact that names them. They can be missing for good when this
county was put back from a backup and a late call brought the fact again: the kiosk knows both as sent. What is asked
for goes into the village's feed, and whoever has it sends it once more.
"""

from collections.abc import Sequence
from typing import Final

from django.db import transaction

from casework.attached import bytes_named_in
from casework.kinds import Stream, stream_of
from county.cases.models import MissingAttachment
from county.intake import service
from county.intake.surroundings import attachments, county_code, now_ms
from county.store import Appended

PATIENCE_MS: Final = 24 * 3600 * 1000
AGAIN_MS: Final = 7 * PATIENCE_MS
AT_ONCE: Final = 50
"""Hashes of one fact: about 3.5 KB."""


def project(feed: str, appended: Sequence[Appended]) -> None:
    """Remember what is named and not here yet."""
    folder = attachments()
    named = [sha256 for one in appended if stream_of(one.fact.kind) is Stream.CASE
             for sha256 in bytes_named_in(one.fact) if not folder.has(sha256)]
    MissingAttachment.objects.bulk_create(
        [MissingAttachment(county=county_code(), feed=feed, sha256=sha256, next_ms=now_ms() + PATIENCE_MS)
         for sha256 in dict.fromkeys(named)], ignore_conflicts=True)


def ask() -> int:
    """Forget what has come, ask for what has been missing for long; return how many villages were asked."""
    folder = attachments()
    rows = MissingAttachment.objects.filter(county=county_code())
    missing: dict[str, list[str]] = {}
    for row in rows.filter(next_ms__lte=now_ms()).order_by("feed", "sha256"):
        if folder.has(row.sha256):
            rows.filter(sha256=row.sha256).delete()
        else:
            missing.setdefault(row.feed, []).append(row.sha256)
    for feed, hashes in missing.items():
        _ask(feed, hashes[:AT_ONCE])
    return len(missing)


def _ask(feed: str, hashes: list[str]) -> None:
    with transaction.atomic():
        service.record([service.FactDraft("AttachmentsMissed", {"sha256": hashes})], feed=feed, actor="worker")
        rows = MissingAttachment.objects.filter(feed=feed, county=county_code(), sha256__in=hashes)
        rows.update(next_ms=now_ms() + AGAIN_MS)
