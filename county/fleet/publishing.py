"""How a version of the trust bundle becomes facts: as a small difference, now and then whole. Knows no Django."""

import base64
from collections.abc import Sequence

from casework.facts import Fact, parse
from casework.ids import CaseId
from casework.trust import TrustBundle, difference
from casework.wire import mark_of
from county.intake.desk import FactDraft
from county.store import EventStore, FeedRow
from county.store.protocol import COUNTY_FEED

WHOLE, CHANGED = "TrustBundlePublished", "TrustChanged"
WHOLE_EVERY = 50
"""So many differences cost about as much as the bundle of a county with 500 kiosks."""
LIFE_GAP = 1000
"""Versions skipped after the database was put back: more than can have been published since the backup."""
ROWS_AT_ONCE = 64
MOST_ROWS_BACK = 8 * ROWS_AT_ONCE
"""How far back a version is looked for; who is further behind gets the newest whole bundle anyway."""


def next_version(store: EventStore, last: int) -> int:
    """Return the version after `last`; far more where `last` was written in an earlier life of the database.

    Kiosks never go back: a county put back from a backup must count on from where it cannot have been.
    """
    number = max(store.newest_of_kind(COUNTY_FEED, WHOLE), store.newest_of_kind(COUNTY_FEED, CHANGED))
    rows = store.feed(COUNTY_FEED, number - 1, 1) if number else []
    same_life = not rows or rows[0].place.epoch == store.server_epoch()
    return last + (1 if same_life else LIFE_GAP)


def newest(store: EventStore) -> tuple[int, str]:
    """Return version and mark of the newest bundle that this database knows; (0, '') before the first."""
    number = max(store.newest_of_kind(COUNTY_FEED, WHOLE), store.newest_of_kind(COUNTY_FEED, CHANGED))
    rows = store.feed(COUNTY_FEED, number - 1, 1) if number else []
    return _version_and_mark(rows[0]) if rows else (0, "")


def mark_of_version(store: EventStore, version: int) -> str | None:
    """Return the mark of a version that this database published; None where none of the newest rows tells of it."""
    end = max(store.newest_of_kind(COUNTY_FEED, WHOLE), store.newest_of_kind(COUNTY_FEED, CHANGED))
    last_looked_at = max(0, end - MOST_ROWS_BACK)
    while end > last_looked_at:
        start = max(last_looked_at, end - ROWS_AT_ONCE)
        marks = dict(_version_and_mark(row) for row in store.feed(COUNTY_FEED, start, end - start)
                     if row.kind in (WHOLE, CHANGED))
        if version in marks:
            return marks[version]
        if marks and min(marks) < version:
            return None
        end = start
    return None


def _version_and_mark(row: FeedRow) -> tuple[int, str]:
    fact = parse(row.line)
    if not isinstance(fact, Fact):
        return 0, ""
    return int(fact.body["version"]), mark_of(base64.b64decode(fact.body["signature"]))


def drafts(last: TrustBundle | None, made: TrustBundle, signature: bytes, also: Sequence[str],
           stream: CaseId | None) -> list[FactDraft]:
    """Return the facts that tell kiosks of `made`; whole too when no kiosk can come to it step by step."""
    signed = {"version": made.version, "signature": _text(signature), **({"also": list(also)} if also else {})}
    facts: list[FactDraft] = []
    if last is not None:
        delta = _text(difference(last, made).to_bytes())
        facts.append(FactDraft(CHANGED, {**signed, "since": last.version, "delta": delta}, stream))
    if last is None or made.version % WHOLE_EVERY == 1 or made.version > last.version + 1:
        facts.append(FactDraft(WHOLE, {**signed, "bundle": _text(made.to_bytes())}, stream))
    return facts


def stream_of_trust(store: EventStore) -> CaseId | None:
    """Return the stream that the bundles of this county are published in."""
    streams = list(store.streams_of_kind(WHOLE))
    facts = [parse(row.line) for row in store.stream(streams[0])[:1]] if streams else []
    return next((fact.case for fact in facts if isinstance(fact, Fact)), None)


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()
