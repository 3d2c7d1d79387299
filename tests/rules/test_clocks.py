"""Limits of a case on a day: the vectors of the working-day rules carried through the fold."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from casework.case import Case
from casework.clocks import Light, deadlines, is_deemed_accepted, light
from casework.fold import fold
from casework.workdays import Calendar
from tests.rules.case_facts import ASK, DEFINITION, GRANTED, MENDED, PASSED, Log

CALENDARS = Path(__file__).parents[2] / "assets" / "catalogue" / "calendars"
CALENDAR = Calendar.parse(path.read_text(encoding="utf-8") for path in sorted(CALENDARS.glob("*.csv")))


def day(text: str) -> date:
    return date.fromisoformat(text)


def folded(log: Log) -> Case:
    return fold(DEFINITION, log.placed)


def on_notice() -> Log:
    return Log().accepted("2026-03-02").add("ProcedureStarted", {
        "procedure": "PUBLIC_NOTICE", "start": "2026-03-10", "planned_end": "2026-03-17", "basis": "x"},
        "2026-03-10")


def after_notice() -> Log:
    return on_notice().add("ProcedureEnded", {
        "procedure": "PUBLIC_NOTICE", "end": "2026-03-17", "result": ""}, "2026-03-18")


def test_five_working_days_to_say_whether_it_is_accepted() -> None:
    case = folded(Log().applied("2026-02-12"))
    assert deadlines(DEFINITION, case, CALENDAR, day("2026-02-12")).tell_by == day("2026-02-26")
    assert not is_deemed_accepted(case, CALENDAR, day("2026-02-26"))
    assert is_deemed_accepted(case, CALENDAR, day("2026-02-27"))


def test_a_notice_stops_the_clock_and_gives_the_rest_back() -> None:
    stopped = deadlines(DEFINITION, folded(on_notice()), CALENDAR, day("2026-03-16"))
    assert stopped.stopped_since == day("2026-03-10") and stopped.promised is None
    assert stopped.used_days == 6
    running = deadlines(DEFINITION, folded(after_notice()), CALENDAR, day("2026-03-18"))
    assert running.statutory == day("2026-04-21")
    without = deadlines(DEFINITION, folded(Log().accepted("2026-03-02")), CALENDAR, day("2026-03-18"))
    assert without.statutory == day("2026-04-14")


def test_after_the_stop_the_days_used_go_on_from_where_they_were() -> None:
    limits = deadlines(DEFINITION, folded(after_notice()), CALENDAR, day("2026-03-18"))
    assert limits.used_days == 7


def test_supplement_has_its_own_limit_and_a_fresh_start() -> None:
    asked = Log().applied("2026-03-02").add("SupplementRequested", ASK, "2026-03-03")
    limits = deadlines(DEFINITION, folded(asked), CALENDAR, day("2026-03-03"))
    assert limits.supplement_by == day("2026-03-24")
    mended = asked.add("Supplemented", MENDED, "2026-03-12")
    assert deadlines(DEFINITION, folded(mended), CALENDAR, day("2026-03-12")).tell_by == day("2026-03-19")


def test_an_extension_adds_its_days() -> None:
    log = Log().accepted("2026-01-31").add("Extended", {"days": 10, "reason": "x", "approver": "y"},
                                           "2026-02-02")
    assert deadlines(DEFINITION, folded(log), CALENDAR, day("2026-02-03")).promised == day("2026-03-19")


def test_a_decision_ends_the_clock() -> None:
    log = Log().accepted("2026-03-02").add("StepPassed", PASSED, "2026-03-04").add(
        "Decided", GRANTED, "2026-03-05")
    limits = deadlines(DEFINITION, folded(log), CALENDAR, day("2026-06-01"))
    assert limits.due is None and limits.used_days == 3


@pytest.mark.parametrize(("today", "colour"), [
    ("2026-03-05", Light.NONE), ("2026-03-06", Light.BLUE), ("2026-03-09", Light.BLUE),
    ("2026-03-10", Light.BLUE), ("2026-03-11", Light.YELLOW), ("2026-04-14", Light.YELLOW),
    ("2026-04-15", Light.RED),
])
def test_the_colours_of_a_case_nobody_touches(today: str, colour: Light) -> None:
    case = folded(Log().accepted("2026-03-02"))
    assert light(DEFINITION, case, CALENDAR, day(today)) is colour


def test_an_assumed_limit_is_never_law() -> None:
    assumed = replace(DEFINITION, days_source="assumed")
    case = fold(assumed, Log().accepted("2026-03-02").placed)
    assert deadlines(assumed, case, CALENDAR, day("2026-03-03")).statutory is None
    assert light(assumed, case, CALENDAR, day("2026-12-01")) is Light.YELLOW


def test_every_limit_grows_with_every_day_of_a_stop() -> None:
    for length in range(1, 15):
        end = day("2026-03-10") + timedelta(days=length)
        log = on_notice().add("ProcedureEnded", {
            "procedure": "PUBLIC_NOTICE", "end": end.isoformat(), "result": ""}, end.isoformat())
        limits = deadlines(DEFINITION, folded(log), CALENDAR, end)
        assert limits.statutory == CALENDAR.add_workdays(end, 24)
