"""The stations of a case from the village and back, done, now and to come."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from casework import day_words
from casework.case import Case, State, Transition
from casework.facts import CHINA
from casework.message import N_, Message
from kiosk.store import CaseRecord, Transport

_CUT_SHORT = {
    State.WITHDRAWN: Message(N_("Taken back")),
    State.TERMINATED: Message(N_("Ended without an answer")),
    State.NOT_ACCEPTED: Message(N_("The township could not take it on")),
}
_ANSWERED = (State.APPROVED, State.REJECTED, State.MAKING, State.DELIVERING, State.DONE, State.ARCHIVED,
             State.STOPPED)


class Phase(StrEnum):
    """Where a row of the timeline stands."""

    DONE = "done"
    NOW = "now"
    TO_COME = "to_come"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One station. `when` is aware, in China's zone; None = not yet or not known."""

    phase: Phase
    icon: str
    words: Message
    note: Message | None = None
    when: datetime | None = None


def timeline(record: CaseRecord, *, answer_by: date | None) -> tuple[TimelineRow, ...]:
    """All rows; at most one is NOW or STOPPED, and nothing is to come of a case that is over."""
    rows = [*_came_in(record), *_examined(record, answer_by)]
    if record.case.state in _CUT_SHORT:
        done = [row for row in rows if row.phase is Phase.DONE]
        return (*done, _cut_short(record.case))
    return tuple(_only_one_now(rows))


def at(case: Case, *states: State) -> datetime | None:
    """When the case first came into one of the states, in China's zone."""
    found: Transition | None = next((one for one in case.transitions if one.state in states), None)
    return found.at.astimezone(CHINA) if found else None


def _came_in(record: CaseRecord) -> Iterator[TimelineRow]:
    case = record.case
    arrived = record.transport is not Transport.STORED
    yield TimelineRow(Phase.DONE, "archive", Message(N_("Handed in in the village, stored")),
                      when=at(case, State.SUBMITTED))
    yield TimelineRow(Phase.DONE if arrived else Phase.NOW, "buildings",
                      Message(N_("The county has it")) if arrived else Message(N_("On its way to the county")),
                      None if arrived else Message(N_("It goes by itself as soon as there is a line")))
    if case.state is State.SUPPLEMENT:
        yield TimelineRow(Phase.STOPPED, "pause-circle", Message(N_("Waiting for what you mend")),
                          Message(N_("These days do not count")), at(case, State.SUPPLEMENT))
    yield TimelineRow(Phase.DONE if case.accepted_day else Phase.NOW, "check-square",
                      Message(N_("The township takes it on, the days count (acceptance)")),
                      when=at(case, State.ACCEPTED))


def _examined(record: CaseRecord, answer_by: date | None) -> Iterator[TimelineRow]:
    case = record.case
    passed = {one.step: one.at.astimezone(CHINA) for one in case.steps_done if not one.returned_to}
    answered = case.state in _ANSWERED
    for step in record.definition.steps:
        if step.decides:
            continue
        reached = step.id in passed or answered
        phase = Phase.DONE if reached else _now(case.step == step.id and case.accepted_day is not None)
        yield TimelineRow(phase, "magnifying-glass",
                          Message(N_("{unit} looks at it (examination)"), {"unit": step.unit}),
                          when=passed.get(step.id))
    if case.state is State.SPECIAL:
        yield TimelineRow(Phase.STOPPED, "pause-circle", Message(N_("An extra look or public notice is going on")),
                          Message(N_("These days do not count")), at(case, State.SPECIAL))
    yield TimelineRow(Phase.DONE if answered else _now(case.accepted_day is not None), "seal-check",
                      Message(N_("The answer (decision)")), _by(answer_by, answered=answered),
                      at(case, State.APPROVED, State.REJECTED))
    home = case.state in (State.DONE, State.ARCHIVED, State.STOPPED)
    yield TimelineRow(Phase.DONE if home else _now(answered), "house-line",
                      Message(N_("The answer in your hand, here in the village")), when=at(case, State.DONE))


def _by(answer_by: date | None, *, answered: bool) -> Message | None:
    if answer_by is None or answered:
        return None
    return Message(N_("By {day} at the latest"), {"day": day_words.short(answer_by)})


def _now(now: bool) -> Phase:
    return Phase.NOW if now else Phase.TO_COME


def _only_one_now(rows: list[TimelineRow]) -> Iterator[TimelineRow]:
    """The first row that runs is NOW or STOPPED; those behind it are to come."""
    running = False
    for row in rows:
        if running and row.phase is not Phase.DONE:
            yield TimelineRow(Phase.TO_COME, row.icon, row.words, row.note, None)
        else:
            yield row
        running = running or row.phase in (Phase.NOW, Phase.STOPPED)


def _cut_short(case: Case) -> TimelineRow:
    assert case.state is not None
    return TimelineRow(Phase.DONE, "flag-banner", _CUT_SHORT[case.state], when=at(case, case.state))
