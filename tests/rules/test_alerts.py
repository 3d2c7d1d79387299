"""What the township must hear of at once, by rule and day."""

from dataclasses import replace
from datetime import date

import pytest

from casework.alerts import raised
from casework.definition import Alert, DefinitionError, Text, read_definition
from casework.fold import fold
from tests.rules.case_facts import DEFINITION, GRANTED, PASSED, Log

DAY = date(2026, 3, 2)
BY_CHOICE = Alert("/data/q", frozenset({"yes", "unsure"}), 0, Text("急", "urgent"), since=date(2026, 3, 2),
                  until=date(2026, 12, 31))
BY_DAY = Alert("/data/day", frozenset(), 10, Text("近", "near"))


@pytest.mark.parametrize(("answer", "day", "rings"), [
    ("yes", DAY, True), ("unsure", DAY, True), ("no", DAY, False), ("", DAY, False),
    ("other yes", DAY, True), ("yes", date(2026, 3, 1), False), ("yes", date(2027, 1, 1), False),
])
def test_a_choice_raises_it_while_the_rule_holds(answer: str, day: date, rings: bool) -> None:
    item = replace(DEFINITION, alerts=(BY_CHOICE,))
    assert bool(raised(item, {"/data/q": answer}, day)) is rings


@pytest.mark.parametrize(("answer", "rings"), [
    ("2026-03-11", True), ("2026-03-12", False), ("2026-02-01", True), ("soon", False), ("", False),
])
def test_a_day_that_is_near_raises_it(answer: str, rings: bool) -> None:
    item = replace(DEFINITION, alerts=(BY_DAY,))
    assert bool(raised(item, {"/data/day": answer}, DAY)) is rings


def test_it_is_folded_with_the_application_and_ends_with_the_decision() -> None:
    alert = Alert("/data/living/g_live", frozenset({"spouse"}), 0, Text("急", "urgent"))
    item, log = replace(DEFINITION, alerts=(alert,)), Log().accepted()
    assert not fold(DEFINITION, log.placed).urgent
    assert fold(item, log.placed).urgent and fold(item, log.placed).alerts == (alert,)
    log.add("StepPassed", PASSED, "2026-03-03").add("Decided", GRANTED, "2026-03-04")
    assert not fold(item, log.placed).urgent


def test_a_supplement_changes_what_is_urgent() -> None:
    alert = Alert("/data/living/g_live", frozenset({"alone"}), 0, Text("急", "urgent"))
    item, log = replace(DEFINITION, alerts=(alert,)), Log().applied()
    ask = {"asks": [{"ref": "/data/living/g_live", "what": "不对", "fix": "再选一次"}]}
    log.add("SupplementRequested", ask, "2026-03-03")
    assert not fold(item, log.placed).urgent
    log.add("Supplemented", {"answers": {"/data/living/g_live": "alone"}}, "2026-03-04")
    assert fold(item, log.placed).urgent


@pytest.mark.parametrize("row", [
    {"question": "/data/q", "says": {"zh": "急", "en": "urgent"}},
    {"question": "/data/q", "when": ["yes"], "since": "soon", "says": {"zh": "急", "en": "urgent"}},
    {"question": "/data/q", "when": "yes", "says": {"zh": "急", "en": "urgent"}},
])
def test_a_rule_that_says_nothing_is_a_fault_of_the_item(row: dict[str, object]) -> None:
    with pytest.raises(DefinitionError, match=r"when|since"):
        read_definition({"alerts": [row]})
