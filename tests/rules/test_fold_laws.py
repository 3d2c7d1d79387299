"""What holds for any facts in any order: splits, duplicates, moves only along the table."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from casework.case import MOVES, State
from casework.fold import Placed, fold
from tests.rules.case_facts import (
    ASK,
    DECISION_PAPER,
    DEFINITION,
    GRANTED,
    MENDED,
    PASSED,
    Log,
    applied_body,
)

NOTICE = {"procedure": "PUBLIC_NOTICE", "start": "2026-03-10", "planned_end": "2026-03-17", "basis": "x"}
BODIES: list[tuple[str, dict[str, Any]]] = [
    ("Applied", applied_body()), ("SupplementRequested", ASK), ("Supplemented", MENDED),
    ("Accepted", {}), ("DeemedAccepted", {"day": "2026-03-02"}), ("StepPassed", PASSED),
    ("StepReturned", {"step": "county", "to": "township", "reason": "再看"}),
    ("ProcedureStarted", NOTICE),
    ("ProcedureEnded", {"procedure": "PUBLIC_NOTICE", "end": "2026-03-17", "result": ""}),
    ("Decided", GRANTED), ("PaperIssued", DECISION_PAPER), ("MakingStarted", {"certificate": "x"}),
    ("Delivered", {"way": "kiosk", "receiver": "self"}), ("Withdrawn", {}),
    ("Terminated", {"reason": "x", "basis": "y"}), ("NotAccepted", {"reason": "x", "basis": "y"}),
    ("Rated", {"stage": "done", "level": 4}), ("Archived", {}), ("Stopped", {"reason": "x", "day": "2026-01-01"}),
    ("Accepted", {"document": 5}), ("Newer", {}),
]
likely_order = st.permutations(range(len(BODIES))).map(lambda order: [0, *order])


def written(order: list[int]) -> list[Placed]:
    log = Log()
    for index in order:
        log.add(*BODIES[index], "2026-03-02")
    return log.placed


@given(likely_order, st.integers(0, len(BODIES)))
def test_a_fold_may_be_split_anywhere(order: list[int], cut: int) -> None:
    placed = written(order)
    assert fold(DEFINITION, placed) == fold(DEFINITION, placed[cut:], fold(DEFINITION, placed[:cut]))


@given(likely_order, st.lists(st.integers(0, len(BODIES)), max_size=5))
def test_duplicates_change_nothing(order: list[int], repeats: list[int]) -> None:
    placed = written(order)
    with_repeats = list(placed)
    for index in sorted(repeats, reverse=True):
        with_repeats.insert(len(placed), placed[index])
    assert fold(DEFINITION, with_repeats) == fold(DEFINITION, placed)


@settings(max_examples=300)
@given(st.lists(st.integers(0, len(BODIES) - 1), max_size=25))
def test_a_case_moves_only_along_the_table(order: list[int]) -> None:
    case = fold(DEFINITION, written([0, *order]))
    state: State | None = None
    for step in case.transitions:
        assert step.state in MOVES[state]
        state = step.state
    assert state is case.state
    assert len(case.fact_ids) == len(order) + 1


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=300)
@given(st.sampled_from(BODIES), st.data())
def test_no_body_breaks_the_fold(one: tuple[str, dict[str, Any]], data: st.DataObject) -> None:
    kind, good = one
    spoiled = {key: data.draw(st.just(value) | json_values) for key, value in good.items()}
    log = Log().accepted().add(kind, spoiled, "2026-03-03")
    assert fold(DEFINITION, log.placed).feed == 3
