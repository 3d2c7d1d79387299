"""What each kind of fact does to a case: a move of its state, or one field.

Source of the moves: domain rules of acceptance and examination (Administrative Licensing Law, art. 29-45).
An effect that does not fit raises `Unfit`; `casework.fold` makes a misfit of it.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from casework.alerts import raised
from casework.body import (
    Unfit,
    read_applicant,
    read_asks,
    read_attachments,
    read_day,
    read_refs,
    read_strings,
)
from casework.case import MOVES, Case, Decision, Paper, Rating, Reason, State, StepDone, Stop, Transition
from casework.definition import ItemDefinition
from casework.facts import Fact
from casework.ids import ItemCode, Sha256, VillageCode
from casework.life_event import read_together

MAX_RATINGS = 2
"""One rating an event and stage, and one follow-up (好差评, 一次一评)."""


def _moved(case: Case, fact: Fact, *states: State, **changes: Any) -> Case:
    """Return the case in each of the states in turn. Raises Unfit when a move is not allowed."""
    before, steps, at, day = case.state, [], fact.at, fact.day
    for state in states:
        if state not in MOVES[before]:
            raise Unfit(Reason.STATE)
        steps.append(Transition(state, at, day, fact.actor, fact.id))
        before = state
    return replace(case, state=before, transitions=(*case.transitions, *steps), **changes)


def _applied(definition: ItemDefinition, case: Case, fact: Fact) -> Case:
    body = fact.body
    states: tuple[State, ...] = (State.SUBMITTED,)
    received: dict[str, Any] = {}
    if body.get("receipt"):
        states, received = (State.SUBMITTED, State.RECEIVED), _receipt(fact)
    answers = read_strings(body["answers"])
    return _moved(
        case, fact, *states, **received,
        item=ItemCode(body["item"]), version=body["version"], village=VillageCode(body["village"]),
        applicant=read_applicant(body["applicant"]), answers=answers, alerts=raised(definition, answers, fact.day),
        attachments=read_attachments(body.get("attachments", [])), filed_by=body.get("filed_by", {}),
        inexact=read_refs(body.get("inexact", [])),
        together=read_together(body.get("bundle", {})),
    )


def _alerted(definition: ItemDefinition, case: Case) -> Case:
    """Alerts count by the day of the first hand-in, and by the answers as they stand now."""
    return replace(case, alerts=raised(definition, case.answers, case.transitions[0].day))


def _received(_: ItemDefinition, case: Case, fact: Fact) -> Case:
    return _moved(case, fact, State.RECEIVED, **_receipt(fact))


def _receipt(fact: Fact) -> dict[str, Any]:
    number, receipt = fact.body.get("number"), fact.body["receipt"]
    if not isinstance(number, str) or not number:
        raise Unfit(Reason.BODY)
    return {"number": number, "receipt": receipt, "received_day": fact.day, "clock_unsure": fact.offset_ms is None}


def _day_fixed(_: ItemDefinition, case: Case, fact: Fact) -> Case:
    if case.state is not State.RECEIVED:
        raise Unfit(Reason.STATE)
    return replace(case, received_day=read_day(fact.body["day"]), clock_unsure=False)


def _answers_checked(_: ItemDefinition, case: Case, fact: Fact) -> Case:
    differences = tuple(str(one) for one in fact.body["differences"])
    return replace(case, answers_checked=fact.body["ok"], differences=differences)


def _supplement_requested(_: ItemDefinition, case: Case, fact: Fact) -> Case:
    asks = read_asks(fact.body["asks"])
    refs = frozenset(ask.ref for ask in asks)
    if case.asked_before and not refs <= case.asked_before:
        raise Unfit(Reason.SECOND_NOTICE)
    return _moved(case, fact, State.SUPPLEMENT, asks=asks, asked_before=case.asked_before | refs)


def _supplemented(definition: ItemDefinition, case: Case, fact: Fact) -> Case:
    answers = read_strings(fact.body["answers"])
    handed = 1 + max((one.handed for one in case.attachments), default=0)
    attachments = read_attachments(fact.body.get("attachments", []), handed=handed)
    asked = {ask.ref for ask in case.asks}
    given = set(answers) | {one.ref for one in attachments if one.ref != "signature"}
    case = _moved(case, fact, State.RECEIVED)
    if not given or not given <= asked:
        raise Unfit(Reason.NOT_ASKED)
    mended = replace(
        case, answers={**case.answers, **answers}, attachments=case.attachments + attachments,
        asks=(), received_day=fact.day, clock_unsure=fact.offset_ms is None, answers_checked=None,
        inexact=case.inexact - answers.keys() | read_refs(fact.body.get("inexact", [])),
    )
    return _alerted(definition, mended)


def _accepted(definition: ItemDefinition, case: Case, fact: Fact) -> Case:
    return _accept(definition, case, fact, accepted_day=fact.day)


def _deemed_accepted(definition: ItemDefinition, case: Case, fact: Fact) -> Case:
    day = read_day(fact.body["day"])
    return _accept(definition, case, fact, accepted_day=day, deemed_accepted=True)


def _accept(definition: ItemDefinition, case: Case, fact: Fact, **changes: Any) -> Case:
    first = definition.step_after(None)
    return _moved(case, fact, State.ACCEPTED, step=first.id if first else None,
                  step_since=changes["accepted_day"], **changes)


def _not_accepted(_: ItemDefinition, case: Case, fact: Fact) -> Case:
    return _moved(case, fact, State.NOT_ACCEPTED)


def _step_passed(definition: ItemDefinition, case: Case, fact: Fact) -> Case:
    step = definition.step(fact.body["step"])
    if step is None or step.id != case.step:
        raise Unfit(Reason.WRONG_STEP)
    following = definition.step_after(step.id)
    if step.decides or following is None:
        raise Unfit(Reason.STEP_DECIDES)
    done = StepDone(step.id, fact.actor, fact.at, fact.body["opinion"])
    return _moved(case, fact, State.REVIEW, step=following.id, step_since=fact.day,
                  steps_done=(*case.steps_done, done))


def _step_returned(definition: ItemDefinition, case: Case, fact: Fact) -> Case:
    order = [step.id for step in definition.steps]
    step, to = fact.body["step"], fact.body["to"]
    if step != case.step or to not in order or order.index(to) >= order.index(step):
        raise Unfit(Reason.WRONG_STEP)
    done = StepDone(step, fact.actor, fact.at, fact.body["reason"], returned_to=to)
    return _moved(case, fact, State.REVIEW, step=to, step_since=fact.day,
                  steps_done=(*case.steps_done, done))


def _procedure_started(definition: ItemDefinition, case: Case, fact: Fact) -> Case:
    kind = fact.body["procedure"]
    rule = next((one for one in definition.procedures if one.kind == kind), None)
    if case.open_stop is not None:
        raise Unfit(Reason.PROCEDURE_OPEN)
    if rule is None:
        raise Unfit(Reason.NO_PROCEDURE)
    stop = Stop(kind, read_day(fact.body["start"]), read_day(fact.body["planned_end"]), None,
                rule.stops_clock)
    return _moved(_in_review(case, fact), fact, State.SPECIAL, stops=(*case.stops, stop))


def _procedure_ended(_: ItemDefinition, case: Case, fact: Fact) -> Case:
    stop = case.open_stop
    if stop is None or stop.procedure != fact.body["procedure"]:
        raise Unfit(Reason.NO_PROCEDURE)
    end = read_day(fact.body["end"])
    if end < stop.start:
        raise Unfit(Reason.BODY)
    return _moved(case, fact, State.REVIEW, stops=(*case.stops[:-1], replace(stop, end=end)))


def _verified(_: ItemDefinition, case: Case, fact: Fact) -> Case:
    _require_examined(case)
    found = read_strings(fact.body["answers"])
    return replace(case, verified={**case.verified, **found}, verified_day=read_day(fact.body["day"]))


def _require_examined(case: Case) -> None:
    if case.state not in (State.ACCEPTED, State.REVIEW, State.SPECIAL):
        raise Unfit(Reason.STATE)


def _extended(_: ItemDefinition, case: Case, fact: Fact) -> Case:
    _require_examined(case)
    if case.extended_days:
        raise Unfit(Reason.ALREADY_EXTENDED)
    if fact.body["days"] <= 0:
        raise Unfit(Reason.BODY)
    return replace(case, extended_days=fact.body["days"])


def _decided(definition: ItemDefinition, case: Case, fact: Fact) -> Case:
    body = fact.body
    step = definition.step(case.step) if case.step else None
    if step is not None and not step.decides:
        raise Unfit(Reason.STEP_DOES_NOT_DECIDE)
    decision = Decision(body["granted"], body["content"], body.get("reasons", ""),
                        body.get("amount", ""), body.get("from_month", ""), fact.actor, fact.day)
    state = State.APPROVED if decision.granted else State.REJECTED
    return _moved(_in_review(case, fact), fact, state, decision=decision)


def _in_review(case: Case, fact: Fact) -> Case:
    return _moved(case, fact, State.REVIEW) if case.state is State.ACCEPTED else case


def _making_started(definition: ItemDefinition, case: Case, fact: Fact) -> Case:
    return _moved(case, fact, State.MAKING)


def _paper_issued(definition: ItemDefinition, case: Case, fact: Fact) -> Case:
    body = fact.body
    paper = Paper(body["paper"], body["number"], Sha256(body["sha256"]), body["size"], fact.day)
    case = replace(case, papers=(*case.papers, paper))
    return _moved(case, fact, State.DELIVERING) if _is_result(definition, case, paper.kind) else case


def _is_result(definition: ItemDefinition, case: Case, paper: str) -> bool:
    """Whether this paper is the one the applicant was waiting for."""
    if case.state is State.MAKING:
        return paper == "certificate"
    waits = case.state is State.REJECTED or (
        case.state is State.APPROVED and not definition.certificate)
    return waits and paper == "decision"


def _delivered(_: ItemDefinition, case: Case, fact: Fact) -> Case:
    return _moved(case, fact, State.DONE, delivered_way=fact.body["way"])


def _rated(_: ItemDefinition, case: Case, fact: Fact) -> Case:
    stage, level = fact.body["stage"], fact.body["level"]
    if not 1 <= level <= 5:
        raise Unfit(Reason.BODY)
    if sum(rating.stage == stage for rating in case.ratings) >= MAX_RATINGS:
        raise Unfit(Reason.ALREADY_RATED)
    reasons = tuple(one for one in fact.body.get("reasons", ()) if isinstance(one, str))
    rating = Rating(stage, level, fact.day, reasons, fact.body.get("named", False))
    return replace(case, ratings=(*case.ratings, rating))


def _withdrawn(_: ItemDefinition, case: Case, fact: Fact) -> Case:
    return _moved(case, fact, State.WITHDRAWN)


def _terminated(_: ItemDefinition, case: Case, fact: Fact) -> Case:
    return _moved(case, fact, State.TERMINATED)


def _archived(_: ItemDefinition, case: Case, fact: Fact) -> Case:
    return _moved(case, fact, State.ARCHIVED)


def _stopped(_: ItemDefinition, case: Case, fact: Fact) -> Case:
    return _moved(case, fact, State.STOPPED)


EFFECTS: Mapping[str, Callable[[ItemDefinition, Case, Fact], Case]] = {
    "Applied": _applied,
    "Received": _received,
    "DayFixed": _day_fixed,
    "AnswersChecked": _answers_checked,
    "SupplementRequested": _supplement_requested,
    "Supplemented": _supplemented,
    "Accepted": _accepted,
    "DeemedAccepted": _deemed_accepted,
    "NotAccepted": _not_accepted,
    "StepPassed": _step_passed,
    "StepReturned": _step_returned,
    "ProcedureStarted": _procedure_started,
    "ProcedureEnded": _procedure_ended,
    "Verified": _verified,
    "Extended": _extended,
    "Decided": _decided,
    "MakingStarted": _making_started,
    "PaperIssued": _paper_issued,
    "Delivered": _delivered,
    "Rated": _rated,
    "Withdrawn": _withdrawn,
    "Terminated": _terminated,
    "Archived": _archived,
    "Stopped": _stopped,
}
"""By kind of fact; a kind that is not here changes nothing but the list of facts."""
