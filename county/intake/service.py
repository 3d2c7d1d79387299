"""Facts come in here, in one transaction each time: checked, numbered, kept, told to the other rooms."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from casework.facts import Fact, parse, write
from casework.fold import Placed
from casework.ids import CaseId, FactId, TerminalId, VillageCode, fact_id
from casework.wire import Group, Head, Position, Problem, chain_after, write_group
from casework.wire.upload import UploadReader
from county.intake import authority, projections
from county.intake.surroundings import county_code, county_key, event_store, now_ms, random_bytes
from county.store import Appended, Conflict, NewFact, Place, SqlEventStore
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


@dataclass(frozen=True, slots=True)
class Taken:
    """The log of the terminal is known up to `proven`; `problems` names what had to be set aside."""

    proven: int
    problems: list[Problem]


@dataclass(frozen=True, slots=True)
class Parted:
    """The group does not continue the log as this county knows it: `gap` or `fork`. Nothing was kept."""

    reason: str


def take_group(head: Head, group: Group) -> Taken | Parted:
    """Keep a verified group of a terminal where it continues its log; what is here already is skipped.

    Committed when this returns. A fact that is none, or whose id is taken by other bytes, goes to
    quarantine and counts as delivered, so that nothing behind it waits.
    """
    with transaction.atomic():
        store = event_store()
        known = store.lock_head(TerminalId(head.terminal), group.end.epoch)
        if group.start.seq > known.seq:
            return Parted("gap")
        if group.end.seq <= known.seq:
            return _known_already(store, head, group)
        reached = group.lines[:known.seq - group.start.seq]
        if chain_after(group.start.chain, reached) != known.chain:
            return Parted("fork")
        return Taken(group.end.seq, _keep(store, head, group, known))


def _known_already(store: SqlEventStore, head: Head, group: Group) -> Taken | Parted:
    """Compare where this county remembers a hash; a group cut elsewhere than before proves nothing by itself."""
    chain = store.chain_at(TerminalId(head.terminal), group.end)
    if chain is None:
        return Taken(0, [])
    return Taken(group.end.seq, []) if chain == group.end.chain else Parted("fork")


def _keep(store: SqlEventStore, head: Head, group: Group, known: Position) -> list[Problem]:
    terminal, arrived = TerminalId(head.terminal), now_ms()
    good, problems = _sorted_out(store, head, group, known, arrived)
    outcomes = store.append(head.village, good, arrived_ms=arrived)
    for outcome in outcomes:
        if isinstance(outcome, Conflict):
            store.quarantine(outcome.place, outcome.fact.line, "id-taken", arrived_ms=arrived)
            problems.append(Problem(outcome.place.seq, "id-taken"))
    store.keep_group(terminal, head.generation, group)
    store.move_head(terminal, group.end)
    _tell(head.village, [one for one in outcomes if isinstance(one, Appended)])
    return problems


def _sorted_out(store: SqlEventStore, head: Head, group: Group, known: Position,
                arrived: int) -> tuple[list[NewFact], list[Problem]]:
    """What may come in, and what goes to quarantine with a reason."""
    good: list[NewFact] = []
    problems: list[Problem] = []
    fresh = group.lines[known.seq - group.start.seq:]
    read = [parse(line) for line in fresh]
    feeds = store.feeds_of_streams([fact.case for fact in read if isinstance(fact, Fact)])
    for seq, (line, fact) in enumerate(zip(fresh, read, strict=True), known.seq + 1):
        place = Place(TerminalId(head.terminal), group.end.epoch, seq)
        if isinstance(fact, Fact):
            reason = authority.objection(fact, VillageCode(head.village), feeds.get(fact.case))
        else:
            reason = fact.reason
        if isinstance(fact, Fact) and not reason:
            good.append(NewFact(fact, place))
        else:
            store.quarantine(place, line, reason, arrived_ms=arrived)
            problems.append(Problem(seq, reason))
    return good, problems


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
