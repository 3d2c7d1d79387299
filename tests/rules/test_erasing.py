"""When a village may forget a case: every reason to keep it, one at a time."""

from dataclasses import replace

import pytest

from casework.case import Ask, Case, State, Transition
from casework.erasing import KEPT_MS, Kept, Standing, why_kept
from casework.fold import fold
from tests.rules.case_facts import DEFINITION, Log, at

CLOSED = "2026-03-05"
SEEN_MS = at("2026-03-06")
LATER_MS = SEEN_MS + KEPT_MS
SAFE = Standing(waits=False, durable=True, in_hand=False, closed_since_ms=SEEN_MS)


@pytest.fixture
def closed() -> Case:
    case = fold(DEFINITION, Log().applied().add("NotAccepted", {"reason": "x", "basis": "y"}, CLOSED).placed)
    assert case.ended
    return case


def test_closed_and_safe_for_thirty_days_may_go(closed: Case) -> None:
    assert why_kept(closed, SAFE, LATER_MS) is None


@pytest.mark.parametrize(("standing", "now_ms", "why"), [
    (replace(SAFE, waits=True), LATER_MS, Kept.WAITS),
    (replace(SAFE, durable=False), LATER_MS, Kept.NOT_DURABLE),
    (replace(SAFE, in_hand=True), LATER_MS, Kept.IN_HAND),
    (SAFE, None, Kept.CLOCK),
    (SAFE, LATER_MS - 1, Kept.RECENT),
    (SAFE, 0, Kept.RECENT),
    (replace(SAFE, closed_since_ms=None), LATER_MS, Kept.RECENT),
    (replace(SAFE, closed_since_ms=0), at(CLOSED) + KEPT_MS - 1, Kept.RECENT),
    (replace(SAFE, closed_since_ms=LATER_MS), LATER_MS, Kept.RECENT),
])
def test_one_reason_is_enough(closed: Case, standing: Standing, now_ms: int | None, why: Kept) -> None:
    assert why_kept(closed, standing, now_ms) is why


@pytest.mark.parametrize("state", [state for state in State if not replace(Case(), state=state).ended])
def test_what_is_not_over_stays(closed: Case, state: State) -> None:
    assert why_kept(replace(closed, state=state), SAFE, LATER_MS) is Kept.OPEN


def test_what_is_asked_for_and_what_has_no_number_stays(closed: Case) -> None:
    assert why_kept(replace(closed, asks=(Ask("/data/a", "x", "y"),)), SAFE, LATER_MS) is Kept.OPEN
    assert why_kept(replace(closed, provisional=1), SAFE, LATER_MS) is Kept.WAITS


def test_a_later_end_counts(closed: Case) -> None:
    """Done, then archived: the days run from the archive."""
    last = closed.transitions[-1]
    later = Transition(State.ARCHIVED, last.at.replace(month=4), last.day, last.actor, last.fact)
    assert why_kept(replace(closed, transitions=(*closed.transitions, later)), SAFE, LATER_MS) is Kept.RECENT
