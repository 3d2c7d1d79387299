"""Facts come in here, in one transaction each time: checked, numbered, kept, told to the other rooms."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from casework.facts import Fact, parse
from casework.fold import Placed
from casework.ids import CaseId, FactId, fact_id
from casework.wire import Group, Head
from county.intake import projections
from county.intake.desk import Desk, FactDraft
from county.intake.following import followed_with, tell_each
from county.intake.surroundings import county_code, county_key, event_store, now_ms, random_bytes
from county.intake.taking import Parted, Taken, take
from county.store import Appended

__all__ = ["FactDraft", "facts_of_cases", "new_id", "record", "take_group"]


def take_group(head: Head, group: Group, *, cut: int | None = None) -> Taken | Parted:
    """Keep a verified group of a terminal. Committed when this returns; `following` brings the other tables."""
    with transaction.atomic():
        taken = take(event_store(), head, group, cut=cut, arrived_ms=now_ms())
        if isinstance(taken, Taken) and taken.appended:
            tell_each(projections.tell_in_step, head.village, taken.appended)
        return taken


def record(drafts: Sequence[FactDraft], *, feed: str, actor: str) -> list[Appended]:
    """Write facts of staff or worker at the county's own desk, signed by the county's key.

    `feed` is the village they concern, or COUNTY_FEED. Committed when this returns, unless the caller
    holds a wider transaction.
    """
    with transaction.atomic():
        desk = Desk(county_code(), county_key(), now_ms(), random_bytes)
        appended = desk.append(event_store(), drafts, feed=feed, actor=actor)
        projections.tell(feed, appended)
        followed_with(feed, appended)
    return appended


def new_id() -> FactId:
    """Return a fresh fact id."""
    return fact_id(now_ms(), random_bytes(10))


def facts_of_cases(case_ids: Sequence[CaseId],
                   read_before: Mapping[FactId, Fact] | None = None) -> dict[CaseId, list[Placed]]:
    """Return the facts of each case in feed order; what the caller has `read_before` is not parsed again."""
    known = read_before or {}
    return {case_id: [Placed(fact, row.number) for row in rows
                      if isinstance(fact := known.get(row.id) or parse(row.line), Fact)]
            for case_id, rows in event_store().streams(case_ids).items()}
