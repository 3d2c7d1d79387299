"""The trust bundle: made of the fleet's rows, signed, published as a fact on the county-wide feed.

Each version goes out as a small difference; every fiftieth also whole, for who was away for longer.
"""

import base64
from dataclasses import replace

from django.db import transaction

from casework.ids import TerminalId, VillageCode
from casework.trust import BadBundle, TerminalKey, TrustBundle
from casework.trust import parse as parse_bundle
from county.fleet.county_keys import entries, ring
from county.fleet.models import PublishedTrust, Terminal
from county.fleet.publishing import drafts, next_version, stream_of_trust
from county.intake import service
from county.intake.surroundings import county_code, county_key, data_folder, event_store, now_ms
from county.store.protocol import COUNTY_FEED

GOOD_FOR_MS = 400 * 24 * 3600 * 1000
RENEWED_AFTER_MS = 7 * 24 * 3600 * 1000
"""Receipts are doubted on machines that hold nothing younger than 30 days."""
HOST_FILE = "host"


def receipt_host() -> str:
    """Return the host that stands in receipts, at most 22 characters."""
    return (data_folder() / HOST_FILE).read_text(encoding="ascii").strip()


def publish() -> TrustBundle:
    """Publish the bundle of the fleet as it is now, one version higher than the last."""
    with transaction.atomic():
        last = held()
        store = event_store()
        version = next_version(store, last.version if last else 0)
        made = TrustBundle(version, now_ms(), now_ms() + GOOD_FOR_MS, county_code(), _terminal_keys(),
                           last.voids if last else frozenset(), last.roster if last else (), entries())
        signature, also = _signatures(made)
        PublishedTrust.objects.update_or_create(county=county_code(), defaults={
            "version": version, "bundle": made.to_bytes(), "signature": signature, "also": also})
        service.record(drafts(last, made, signature, also, stream_of_trust(store)), feed=COUNTY_FEED,
                       actor="worker")
    return made


def renew() -> bool:
    """Publish what kiosks changed themselves, and again what is older than a week: the county is there."""
    last = held()
    is_fresh = last is not None and now_ms() - last.issued_at < RENEWED_AFTER_MS
    if last is None or (is_fresh and last.terminals == _terminal_keys()):
        return False
    publish()
    return True


def newest() -> tuple[bytes, bytes]:
    """Return the bytes and signature of the newest bundle."""
    row = PublishedTrust.objects.filter(county=county_code()).first()
    if row is None:
        publish()
        return newest()
    return bytes(row.bundle), bytes(row.signature)


def held() -> TrustBundle | None:
    """Return the newest bundle that was published."""
    row = PublishedTrust.objects.filter(county=county_code()).first()
    bundle = parse_bundle(bytes(row.bundle)) if row else None
    return None if isinstance(bundle, BadBundle) else bundle


def _signatures(made: TrustBundle) -> tuple[bytes, list[str]]:
    """The newest key's signature, and those of the others: who missed a rotation believes only an older key."""
    current = county_key()
    others = [key for key in ring().values() if key.seed != current.seed]
    return made.signature(current), [_text(made.signature(key)) for key in others]


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _terminal_keys() -> tuple[TerminalKey, ...]:
    desk = TerminalKey(TerminalId(0), 1, b"", VillageCode(county_code() + "0" * 6), 0)
    desks = (replace(desk, generation=int(name), public=key.public.raw) for name, key in ring().items())
    rows = Terminal.objects.filter(county=county_code()).order_by("number", "generation")
    return (*desks, *(
        TerminalKey(TerminalId(row.number), row.generation, bytes(row.public_key), VillageCode(row.village),
                    row.enrolled_ms, row.last_good_sequence, row.lost, bytes(row.exchange_key))
        for row in rows))

