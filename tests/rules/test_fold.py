"""The fold over the whole table of moves, and what it must never do."""

import pytest

from casework.case import BEFORE_DECISION, ENDS, MOVES, Case, Reason, State
from casework.facts import write
from casework.fold import Placed, apply, fits, fold
from casework.ids import fact_id
from casework.rating import DONE, TAKEN_ON, is_due, stage_of
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


def folded(log: Log) -> Case:
    return fold(DEFINITION, log.placed)


def states(log: Log) -> list[str]:
    return [move.state.value for move in folded(log).transitions]


def whole_way() -> Log:
    return (
        Log().applied()
        .add("SupplementRequested", ASK, "2026-03-03")
        .add("Supplemented", MENDED, "2026-03-05", actor="villager")
        .add("Accepted", {}, "2026-03-06")
        .add("StepPassed", PASSED, "2026-03-09", actor="staff:r1")
        .add("Decided", GRANTED, "2026-03-11", actor="staff:c1")
        .add("PaperIssued", DECISION_PAPER, "2026-03-11", actor="worker")
        .add("Delivered", {"way": "kiosk", "receiver": "self"}, "2026-03-16", actor="villager")
    )


def test_a_case_goes_the_whole_way() -> None:
    assert states(whole_way()) == [
        "SUBMITTED", "RECEIVED", "SUPPLEMENT", "RECEIVED", "ACCEPTED", "REVIEW",
        "APPROVED", "DELIVERING", "DONE"]
    case = folded(whole_way())
    assert case.misfits == ()
    assert case.attachment("/data/materials/m_photo").sha256 == "cd" * 32
    assert case.asks == () and case.decision.amount == "100.00"


def test_the_pages_of_a_supplement_take_the_place_of_all_pages_before() -> None:
    def page(letter: str) -> dict[str, object]:
        return {"ref": "/data/materials/m_photo", "sha256": letter * 64, "media": "image/jpeg", "size": 9}

    log = Log().add("Applied", applied_body() | {"attachments": [page("a"), page("b"), page("c")]}, "2026-03-02")
    log.add("SupplementRequested", ASK, "2026-03-03")
    assert [one.sha256[0] for one in folded(log).pages("/data/materials/m_photo")] == ["a", "b", "c"]
    log.add("Supplemented", MENDED | {"attachments": [page("d"), page("e") | {"look": "dark"}]}, "2026-03-05",
            actor="villager")
    case = folded(log)
    assert [(one.sha256[0], one.look) for one in case.pages("/data/materials/m_photo")] == [("d", ""), ("e", "dark")]
    assert [one.sha256[0] for one in case.standing] == ["d", "e"] and len(case.attachments) == 5


def test_an_application_without_receipt_waits_for_it() -> None:
    body = applied_body()
    receipt, number = body.pop("receipt"), body.pop("number")
    log = Log().add("Applied", body, "2026-03-02")
    assert states(log) == ["SUBMITTED"]
    log.add("Received", {"receipt": receipt, "number": number}, "2026-03-02")
    assert states(log) == ["SUBMITTED", "RECEIVED"]


SIDE_WAYS = {
    "refused": (Log().applied().add("NotAccepted", {"reason": "归税务管", "basis": "x"}, "2026-03-03"),
                "NOT_ACCEPTED"),
    "deemed": (Log().applied().add("DeemedAccepted", {"day": "2026-03-02"}, "2026-03-10"), "ACCEPTED"),
    "withdrawn": (Log().accepted().add("Withdrawn", {}, "2026-03-03"), "WITHDRAWN"),
    "not mended": (Log().applied().add("SupplementRequested", ASK, "2026-03-03")
                   .add("Terminated", {"reason": "补正逾期", "basis": "x"}, "2026-04-03"), "TERMINATED"),
    "on notice": (Log().accepted().add("ProcedureStarted", {
        "procedure": "PUBLIC_NOTICE", "start": "2026-03-10", "planned_end": "2026-03-17",
        "basis": "x"}, "2026-03-10"), "SPECIAL"),
    "rejected": (Log().accepted().add("StepPassed", PASSED, "2026-03-04")
                 .add("Decided", {"granted": False, "content": "不符合", "reasons": "未满八十"},
                      "2026-03-05"), "REJECTED"),
}


@pytest.mark.parametrize("way", SIDE_WAYS)
def test_side_ways(way: str) -> None:
    log, state = SIDE_WAYS[way]
    assert folded(log).state == state
    assert folded(log).misfits == ()


def test_notice_stops_and_review_goes_on() -> None:
    log = Log().accepted().add("ProcedureStarted", {
        "procedure": "PUBLIC_NOTICE", "start": "2026-03-10", "planned_end": "2026-03-17",
        "basis": "x"}, "2026-03-10")
    twice = Log()
    twice.placed, twice._case = list(log.placed), log._case
    twice.add("ProcedureStarted", dict(log.placed[-1].fact.body), "2026-03-11")
    assert folded(twice).misfits[0].reason is Reason.PROCEDURE_OPEN
    log.add("ProcedureEnded", {"procedure": "PUBLIC_NOTICE", "end": "2026-03-17", "result": "无异议"},
            "2026-03-17")
    assert folded(log).state is State.REVIEW and folded(log).open_stop is None


MISFITS = {
    "decided before its step": (Log().accepted().add("Decided", GRANTED, "2026-03-03"),
                                Reason.STEP_DOES_NOT_DECIDE),
    "the wrong step": (Log().accepted().add("StepPassed", {"step": "county", "opinion": ""},
                                            "2026-03-03"), Reason.WRONG_STEP),
    "the deciding step only passed": (
        Log().accepted().add("StepPassed", PASSED, "2026-03-03")
        .add("StepPassed", {"step": "county", "opinion": ""}, "2026-03-04"), Reason.STEP_DECIDES),
    "a second notice asks for something new": (
        Log().applied().add("SupplementRequested", ASK, "2026-03-03")
        .add("Supplemented", MENDED, "2026-03-04")
        .add("SupplementRequested", {"asks": [{"ref": "/data/account/k_card", "what": "", "fix": ""}]},
             "2026-03-05"), Reason.SECOND_NOTICE),
    "something else than asked": (
        Log().applied().add("SupplementRequested", ASK, "2026-03-03")
        .add("Supplemented", {"answers": {"/data/account/k_card": "1"}}, "2026-03-04"),
        Reason.NOT_ASKED),
    "accepted twice": (Log().accepted().add("Accepted", {}, "2026-03-04"), Reason.STATE),
    "a body that does not fit": (Log().applied().add("SupplementRequested", {"asks": [1]},
                                                     "2026-03-03"), Reason.BODY),
    "extended twice": (
        Log().accepted().add("Extended", {"days": 10, "reason": "x", "approver": "y"}, "2026-03-03")
        .add("Extended", {"days": 10, "reason": "x", "approver": "y"}, "2026-03-04"),
        Reason.ALREADY_EXTENDED),
    "looked into before it was accepted": (
        Log().applied().add("Verified", {"answers": {"/data/care/t_care_1": "no"}, "day": "2026-03-03"}, "2026-03-03"),
        Reason.STATE),
    "looked into on no day": (
        Log().accepted().add("Verified", {"answers": {}, "day": "soon"}, "2026-03-03"), Reason.BODY),
}


@pytest.mark.parametrize("name", MISFITS)
def test_a_fact_that_does_not_fit_changes_nothing_but_is_kept(name: str) -> None:
    log, reason = MISFITS[name]
    case, before = folded(log), fold(DEFINITION, log.placed[:-1])
    assert [misfit.reason for misfit in case.misfits] == [reason]
    assert (case.state, case.transitions, case.answers, case.step) == (
        before.state, before.transitions, before.answers, before.step)


def test_anything_before_the_application_is_kept_without_effect() -> None:
    log = Log().add("Accepted", {}, "2026-03-02")
    assert folded(log).misfits[0].reason is Reason.NOT_APPLIED


def test_a_withdrawal_made_before_the_decision_but_arriving_after_it_is_late() -> None:
    log = Log().accepted().add("StepPassed", PASSED, "2026-03-04").add("Decided", GRANTED, "2026-03-05")
    decided = len(log.placed)
    log.add("Withdrawn", {}, "2026-03-04", actor="villager", seen=decided - 1)
    log.add("Withdrawn", {}, "2026-03-06", actor="villager", seen=decided)
    assert [misfit.late for misfit in folded(log).misfits] == [True, False]


def test_a_kind_of_a_newer_program_is_kept_and_named() -> None:
    log = Log().applied().add("Teleported", {"where": "x"}, "2026-03-03")
    assert folded(log).unknown_kinds == ("Teleported",) and folded(log).state is State.RECEIVED


def test_own_facts_without_number_count_as_provisional() -> None:
    log = Log().applied(numbered=False)
    assert folded(log).provisional == 1 and folded(log).feed == 0


def test_fits_says_why_before_anything_is_written() -> None:
    log = Log().accepted()
    assert fits(DEFINITION, folded(log), log.fact("Accepted", {}, "2026-03-03")) is Reason.STATE
    assert fits(DEFINITION, folded(log), log.fact("StepPassed", PASSED, "2026-03-03")) is None


def test_rating_once_and_one_follow_up_for_each_stage() -> None:
    log = whole_way()
    for level in (5, 2, 1):
        log.add("Rated", {"stage": "done", "level": level}, "2026-03-17", actor="villager")
    case = folded(log)
    assert [rating.level for rating in case.ratings] == [5, 2]
    assert case.misfits[0].reason is Reason.ALREADY_RATED


def test_why_somebody_was_not_satisfied_stays_with_the_rating() -> None:
    log = whole_way()
    log.add("Rated", {"stage": "result", "level": 1, "reasons": ["slow", "from the future", 7]}, "2026-03-17",
            actor="villager")
    [rating] = folded(log).ratings
    assert (rating.reasons, rating.named) == (("slow", "from the future"), False)


def test_a_rating_is_due_when_it_is_taken_on_and_when_it_is_over() -> None:
    assert not is_due(folded(Log().applied())), "nobody has looked at it yet"
    log = Log().accepted()
    assert (stage_of(folded(log)), is_due(folded(log))) == (TAKEN_ON, True)
    log.add("Rated", {"stage": TAKEN_ON, "level": 4}, "2026-03-03", actor="villager")
    assert not is_due(folded(log))
    assert (stage_of(folded(whole_way())), is_due(folded(whole_way()))) == (DONE, True)
    refused = Log().applied()
    refused.add("NotAccepted", {"reason": "不归这儿管", "basis": "法"}, "2026-03-03")
    assert (stage_of(folded(refused)), is_due(folded(refused))) == (DONE, True)


def test_ends_lead_nowhere_and_every_state_has_a_row() -> None:
    assert set(MOVES) - {None} == set(State)
    reachable = {state for moves in MOVES.values() for state in moves}
    assert reachable == set(State)
    for end in ENDS - {State.DONE, State.ARCHIVED}:
        assert MOVES[end] == frozenset()
    for state in BEFORE_DECISION:
        assert State.WITHDRAWN in MOVES[state]


def test_two_facts_of_one_id_count_once() -> None:
    id = fact_id(1, bytes(10))
    fact = write("Applied", applied_body(), id=id, at_ms=0, offset_ms=0, seen=0, actor="villager")
    once = apply(DEFINITION, Case(), Placed(fact, 1))
    assert apply(DEFINITION, once, Placed(fact, 2)) == once
