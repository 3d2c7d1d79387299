"""Facts come in here, in one transaction each time: checked, numbered, kept, told to the other rooms."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from casework.facts import Fact, parse, write
from casework.fold import Placed
from casework.ids import CaseId, FactId, TerminalId, fact_id
from casework.wire import Group, Head, Position, write_group
from casework.wire.upload import UploadReader
from county.intake import projections
from county.intake.surroundings import county_code, county_key, event_store, now_ms, random_bytes
from county.intake.taking import Parted, Taken, take
from county.store import Appended, NewFact, Place, SqlEventStore
from county.store.protocol import COUNTY_FEED

log = logging.getLogger(__name__)
DESK = TerminalId(0)
"""The county's own log: acts of staff and worker."""


@dataclass(frozen=True, slots=True)
class FactDraft:
    """A fact before it has an id and a time."""

    kind: str
    body: Mapping[str, Any] = field(repr=False)
    case: CaseId | None = None


def take_group(head: Head, group: Group, *, cut: int | None = None) -> Taken | Parted:
    """Keep a verified group of a terminal and tell the other rooms. Committed when this returns."""
    with transaction.atomic():
        taken = take(event_store(), head, group, cut=cut, arrived_ms=now_ms())
        if isinstance(taken, Taken):
            _tell(head.village, taken.appended)
        return taken


def _tell(feed: str, appended: list[Appended]) -> None:
    """Let the rooms update their tables; one that stumbles over a fact must not stop the village's line."""
    try:
        with transaction.atomic():
            projections.tell(feed, appended)
    except Exception:
        log.exception("a projection failed; told again fact by fact")
        for one in appended:
            _tell_one(feed, one)


def _tell_one(feed: str, one: Appended) -> None:
    try:
        with transaction.atomic():
            projections.tell(feed, [one])
    except Exception:
        log.exception("no projection of fact %s; `county rebuild` tries again", one.fact.id)


def record(drafts: Sequence[FactDraft], *, feed: str, actor: str) -> list[Appended]:
    """Write facts of staff or worker at the county's own desk, signed by the county's key.

    `feed` is the village they concern, or COUNTY_FEED. Committed when this returns, unless the caller
    holds a wider transaction.
    """
    with transaction.atomic():
        store = event_store()
        epoch = store.server_epoch()
        start = store.lock_head(DESK, epoch)
        facts = [_written(draft, actor, store.feed_head(feed)) for draft in drafts]
        end = _sign(store, start, facts)
        new = [NewFact(fact, Place(DESK, epoch, seq)) for seq, fact in enumerate(facts, start.seq + 1)]
        outcomes = store.append(feed, new, arrived_ms=now_ms())
        store.move_head(DESK, end)
        appended = [one for one in outcomes if isinstance(one, Appended)]
        projections.tell(feed, appended)
    return appended


def _written(draft: FactDraft, actor: str, seen: int) -> Fact:
    return write(draft.kind, draft.body, id=new_id(), case=draft.case, at_ms=now_ms(), offset_ms=0,
                 seen=seen, actor=actor)


def new_id() -> FactId:
    """Return a fresh fact id."""
    return fact_id(now_ms(), random_bytes(10))


def _sign(store: SqlEventStore, start: Position, facts: Sequence[Fact]) -> Position:
    data, end = write_group(county_key(), [fact.line for fact in facts], county=county_code(),
                            village=COUNTY_FEED, terminal=DESK, start=start)
    reader = UploadReader.continuing(start)
    for group in reader.feed(data):
        assert isinstance(group, Group)
        store.keep_group(DESK, 0, group)
    return end


def case_facts(case_id: CaseId) -> list[Placed]:
    """Return the facts of a case in feed order."""
    rows = event_store().stream(case_id)
    return [Placed(fact, row.number) for row in rows if isinstance(fact := parse(row.line), Fact)]
