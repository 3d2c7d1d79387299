"""The trust bundle: made of the fleet's rows, signed, published as a fact on the county-wide feed."""

import base64

from casework.facts import Fact, parse
from casework.ids import CaseId, TerminalId, VillageCode
from casework.trust import SigningKeyEntry, TerminalKey, TrustBundle
from county.fleet.models import Terminal
from county.intake import service
from county.intake.surroundings import county_code, county_key, data_folder, event_store, now_ms
from county.store.protocol import COUNTY_FEED

GOOD_FOR_MS = 400 * 24 * 3600 * 1000
HOST_FILE = "host"


def receipt_host() -> str:
    """Return the host that stands in receipts, at most 22 characters."""
    return (data_folder() / HOST_FILE).read_text(encoding="ascii").strip()


def publish() -> TrustBundle:
    """Publish the bundle of the fleet as it is now, one version higher than the last."""
    last = _last_fact()
    version = int(last.body["version"]) + 1 if last else 1
    made = TrustBundle(version, now_ms(), now_ms() + GOOD_FOR_MS, county_code(), _terminal_keys(),
                       frozenset(), (), (SigningKeyEntry("1", county_key().public.raw, 0),))
    body = {
        "version": version, "bundle": base64.b64encode(made.to_bytes()).decode(),
        "signature": base64.b64encode(made.signature(county_key())).decode(),
    }
    case = CaseId(last.case) if last else None
    service.record([service.FactDraft("TrustBundlePublished", body, case)], feed=COUNTY_FEED, actor="worker")
    return made


def newest() -> tuple[bytes, bytes]:
    """Return the bytes and signature of the newest bundle."""
    last = _last_fact()
    if last is None:
        publish()
        return newest()
    return base64.b64decode(last.body["bundle"]), base64.b64decode(last.body["signature"])


def _last_fact() -> Fact | None:
    store = event_store()
    streams = list(store.streams_of_kind("TrustBundlePublished"))
    facts = [parse(row.line) for stream in streams for row in store.stream(stream)]
    return next((fact for fact in reversed(facts) if isinstance(fact, Fact)), None)


def _terminal_keys() -> tuple[TerminalKey, ...]:
    desk = TerminalKey(TerminalId(0), 1, county_key().public.raw, VillageCode(county_code() + "0" * 6), 0)
    rows = Terminal.objects.filter(county=county_code()).order_by("number", "generation")
    return (desk, *(
        TerminalKey(TerminalId(row.number), row.generation, bytes(row.public_key),
                    VillageCode(row.village), row.enrolled_ms, row.last_good_sequence)
        for row in rows))
