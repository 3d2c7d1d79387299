"""Facts to case: a pure fold, the same code in village, county and province (ADR 0004).

Order is the caller's: feed order first, then a kiosk's own facts that have no number yet, by their
place in its log. Nothing here reads a clock. A fact that does not fit changes nothing but the list
of misfits. What each kind does stands in `casework.effects`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import reduce

from casework.body import Unfit
from casework.case import BEFORE_DECISION, Case, Misfit, Reason
from casework.definition import ItemDefinition
from casework.effects import EFFECTS
from casework.facts import Fact
from casework.kinds import KINDS, body_faults


@dataclass(frozen=True, slots=True)
class Placed:
    """A fact and its number in the feed of the case's village; None = not numbered yet."""

    fact: Fact
    feed: int | None = None


def fold(definition: ItemDefinition, placed: Iterable[Placed], case: Case | None = None) -> Case:
    """Return the case after all facts, in the order given; `fold(a + b) == fold(b, fold(a))`."""
    return reduce(lambda so_far, one: apply(definition, so_far, one), placed, case or Case())


def apply(definition: ItemDefinition, case: Case, placed: Placed) -> Case:
    """Return the case after one more fact. The same fact twice changes nothing. Never raises."""
    fact = placed.fact
    if fact.id in case.fact_ids:
        return case
    noted = _note(case, placed)
    move = EFFECTS.get(fact.kind)
    if move is None:
        return noted if fact.kind in KINDS else replace(
            noted, unknown_kinds=(*noted.unknown_kinds, fact.kind))
    try:
        if body_faults(fact.kind, fact.body):
            raise Unfit(Reason.BODY)
        if case.state is None and fact.kind != "Applied":
            raise Unfit(Reason.NOT_APPLIED)
        moved = move(definition, noted, fact)
    except Unfit as unfit:
        return _misfit(noted, fact, unfit.reason)
    return _close(case, moved, placed.feed)


def fits(definition: ItemDefinition, case: Case, fact: Fact) -> Reason | None:
    """Say why a fact would have no effect on the case now; None = it would take effect."""
    after = apply(definition, case, Placed(fact))
    if len(after.misfits) > len(case.misfits):
        return after.misfits[-1].reason
    return None


def _note(case: Case, placed: Placed) -> Case:
    return replace(
        case,
        id=case.id or placed.fact.case,
        fact_ids=case.fact_ids | {placed.fact.id},
        feed=max(case.feed, placed.feed or 0),
        provisional=case.provisional + (placed.feed is None),
    )


def _misfit(case: Case, fact: Fact, reason: Reason) -> Case:
    in_time = case.closed_feed is not None and fact.seen < case.closed_feed
    late = in_time and fact.kind in ("Withdrawn", "Supplemented")
    return replace(case, misfits=(*case.misfits, Misfit(fact.id, fact.kind, reason, late)))


def _close(before: Case, after: Case, feed: int | None) -> Case:
    closes = before.state in BEFORE_DECISION and after.state not in BEFORE_DECISION
    return replace(after, closed_feed=feed) if closes else after
