"""The county's own log: what staff and worker do, written, numbered and signed like any terminal's facts.

Knows no Django and no clock: it works on an event store inside the caller's transaction.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from casework.facts import Fact, write
from casework.ids import CaseId, CountyCode, TerminalId, fact_id
from casework.signing import SigningKey
from casework.wire import Group, Position, write_group
from casework.wire.upload import UploadReader
from county.store import Appended, EventStore, NewFact, Place
from county.store.protocol import COUNTY_FEED

DESK = TerminalId(0)
"""The county's own place among the terminals."""


@dataclass(frozen=True, slots=True)
class FactDraft:
    """A fact before it has an id and a time."""

    kind: str
    body: Mapping[str, Any] = field(repr=False)
    case: CaseId | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """Who writes: the county with its key, at its time."""

    county: CountyCode
    key: SigningKey
    now_ms: int
    random: Callable[[int], bytes]

    def append(self, store: EventStore, drafts: Sequence[FactDraft], *, feed: str, actor: str) -> list[Appended]:
        """Write facts at the end of the desk's log; `feed` is the village they concern, or COUNTY_FEED."""
        epoch = store.server_epoch()
        start = store.lock_head(DESK, epoch)
        seen = store.feed_head(feed)
        facts = [self._written(draft, actor, seen) for draft in drafts]
        end = self._sign(store, start, facts)
        new = [NewFact(fact, Place(DESK, epoch, seq)) for seq, fact in enumerate(facts, start.seq + 1)]
        outcomes = store.append(feed, new, arrived_ms=self.now_ms)
        store.move_head(DESK, end)
        return [one for one in outcomes if isinstance(one, Appended)]

    def _written(self, draft: FactDraft, actor: str, seen: int) -> Fact:
        return write(draft.kind, draft.body, id=fact_id(self.now_ms, self.random(10)), case=draft.case,
                     at_ms=self.now_ms, offset_ms=0, seen=seen, actor=actor)

    def _sign(self, store: EventStore, start: Position, facts: Sequence[Fact]) -> Position:
        data, end = write_group(self.key, [fact.line for fact in facts], county=self.county,
                                village=COUNTY_FEED, terminal=DESK, start=start)
        for group in UploadReader.continuing(start).feed(data):
            assert isinstance(group, Group)
            store.keep_group(DESK, 0, group)
        return end
