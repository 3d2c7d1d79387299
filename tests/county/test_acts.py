"""What staff can do to a case, and what the county refuses them."""

from datetime import timedelta

import pytest

from casework.case import State
from casework.ids import CaseId
from county.audit import log as audit
from county.cases import closing, examining, receiving
from county.cases.models import CaseRow, PaperNumber
from county.cases.outcome import NOT_YOURS, SAME_PERSON, STILL_TIME, Done, NotPossible
from county.cases.projection import rebuild
from county.intake.surroundings import attachments
from county.jobs.work import work
from tests.county.world import PHOTO, VILLAGE, County, today

ASK = {"ref": PHOTO, "what": "看不清脸", "fix": "坐正再照一张"}


def _reviewed(county: County) -> CaseId:
    case = county.applied()
    assert isinstance(receiving.accept(county.staff("window"), case), Done)
    assert isinstance(examining.pass_step(county.staff("reviewer"), case, opinion="属实"), Done)
    return case


def _granted(county: County) -> CaseId:
    case = _reviewed(county)
    done = examining.decide(county.staff("chief"), case, granted=True, content="自本月起发放", amount="100",
                            from_month="2026-12")
    assert isinstance(done, Done), done
    return case


def test_a_case_goes_its_whole_way(county: County) -> None:
    case = _granted(county)
    assert county.case(case).case.state is State.DELIVERING
    done = closing.deliver(county.staff("window"), case, receiver="王秀兰")
    assert isinstance(done, Done)
    assert done.whole.case.state is State.DONE
    assert [paper.kind for paper in done.whole.case.papers] == ["acceptance", "decision", "delivery"]
    for paper in done.whole.case.papers:
        data = attachments().get(paper.sha256)
        assert data is not None and data.startswith(b"%PDF") and len(data) == paper.size
    assert audit.first_broken() is None


def test_papers_are_numbered_without_gaps(county: County) -> None:
    cases = [county.applied() for _ in range(3)]
    numbers = []
    for case in cases:
        done = receiving.accept(county.staff("window"), case)
        assert isinstance(done, Done)
        assert isinstance(receiving.accept(county.staff("window"), case), NotPossible)
        numbers.append(done.whole.case.papers[0].number)
    assert numbers == [f"兰西政服受〔{today().year}〕00000{n}号" for n in (1, 2, 3)]
    assert PaperNumber.objects.get(kind="acceptance").number == 3


def test_reviewer_and_decider_are_two_people(county: County) -> None:
    case = county.applied()
    receiving.accept(county.staff("window"), case)
    both = county.staff("both", role="township_reviewer")
    assert isinstance(examining.pass_step(both, case, opinion="属实"), Done)
    both.role = "county_chief"
    both.save()
    assert examining.decide(both, case, granted=True, content="发放") == SAME_PERSON
    assert county.case(case).case.decision is None
    assert isinstance(examining.decide(county.staff("chief"), case, granted=True, content="发放"), Done)


def test_whoever_sent_a_case_back_may_still_decide_it(county: County) -> None:
    case = _reviewed(county)
    assert isinstance(examining.return_step(county.staff("chief"), case, to="township", reason="再看户口"), Done)
    assert isinstance(examining.pass_step(county.staff("reviewer"), case, opinion="看过了"), Done)
    assert isinstance(examining.decide(county.staff("chief"), case, granted=True, content="发放"), Done)


def test_a_second_notice_names_nothing_new(county: County) -> None:
    case = county.applied()
    window = county.staff("window")
    assert isinstance(receiving.request_supplement(window, case, [ASK]), Done)
    assert county.case(case).limits.supplement_by is not None
    county.fact("Supplemented", {"answers": {PHOTO: "neu.png"}}, case=case)
    other = ASK | {"ref": "/data/account/k_card"}
    refused = receiving.request_supplement(window, case, [ASK, other])
    assert isinstance(refused, NotPossible) and "second notice" in refused.sentence.text
    assert isinstance(receiving.request_supplement(window, case, [ASK]), Done)


def test_only_questions_of_the_form_can_be_asked_for(county: County) -> None:
    case = county.applied()
    refused = receiving.request_supplement(county.staff("window"), case, [ASK | {"ref": "/data/nothing"}])
    assert isinstance(refused, NotPossible)
    assert county.case(case).case.state is State.RECEIVED


@pytest.mark.parametrize("role", ["township_reviewer", "county_chief", "supervisor", "system_admin",
                                  "security_auditor", "data_bureau", "county_clerk", "township_leader"])
def test_only_the_window_accepts(county: County, role: str) -> None:
    case = county.applied()
    assert receiving.accept(county.staff(f"a-{role}", role=role), case) == NOT_YOURS
    assert county.case(case).case.state is State.RECEIVED


def test_another_township_is_out_of_reach(county: County) -> None:
    case = county.applied()
    stranger = county.staff("stranger", role="window", scope="231222103")
    assert receiving.accept(stranger, case) == NOT_YOURS


def test_a_department_sees_only_its_items(county: County) -> None:
    case = _reviewed(county)
    other = county.staff("other", role="county_chief", department="县人社局")
    ours = county.staff("ours", role="county_chief", department="县民政局")
    assert examining.decide(other, case, granted=True, content="发放") == NOT_YOURS
    assert isinstance(examining.decide(ours, case, granted=True, content="发放"), Done)


def test_a_refusal_needs_reasons(county: County) -> None:
    case = _reviewed(county)
    chief = county.staff("chief")
    assert isinstance(examining.decide(chief, case, granted=False, content="不予发放"), NotPossible)
    done = examining.decide(chief, case, granted=False, content="不予发放", reasons="户口不在本县")
    assert isinstance(done, Done) and done.whole.case.state is State.DELIVERING


def test_no_act_leaves_half_a_trace(county: County) -> None:
    case = county.applied()
    before = len(county.case(case).facts)
    assert isinstance(examining.decide(county.staff("chief"), case, granted=True, content="x"), NotPossible)
    assert len(county.case(case).facts) == before


def test_the_limit_is_extended_once_and_told(county: County) -> None:
    case = _reviewed(county)
    chief = county.staff("chief")
    before = county.case(case).limits.promised
    done = examining.extend(chief, case, days=5, reason="要再核实")
    assert isinstance(done, Done) and before is not None and done.whole.limits.promised > before
    assert done.whole.case.paper("extension") is not None
    assert isinstance(examining.extend(chief, case, days=5, reason="还要"), NotPossible)


def test_the_applicant_withdraws_at_the_counter(county: County) -> None:
    case = _reviewed(county)
    done = closing.withdraw(county.staff("window"), case, reason="不想办了")
    assert isinstance(done, Done) and done.whole.case.paper("withdrawal") is not None


def test_waiting_for_the_applicant_ends_only_after_his_time(county: County) -> None:
    case = county.applied()
    receiving.request_supplement(county.staff("window"), case, [ASK])
    leader = county.staff("leader-2", role="township_leader")
    assert examining.terminate(leader, case, reason="没来", basis="办法第十条") == STILL_TIME
    late = county.applied(at_ms=_days_ago(60))
    county.fact("SupplementRequested", {"asks": [ASK]}, case=late, at_ms=_days_ago(59), actor="staff:window")
    done = examining.terminate(leader, late, reason="补正逾期", basis="办法第十条")
    assert isinstance(done, Done) and done.whole.case.state is State.TERMINATED


def _days_ago(days: int) -> int:
    from tests.county.world import moment

    return moment((today() - timedelta(days=days)).isoformat())


def test_the_worker_checks_answers_and_accepts_by_silence(county: County) -> None:
    fresh, silent = county.applied(), county.applied(at_ms=_days_ago(20))
    done = work()
    assert done.failed == 0
    assert county.case(fresh).case.answers_checked is True, county.case(fresh).case.differences
    assert county.case(fresh).case.state is State.RECEIVED
    accepted = county.case(silent).case
    assert accepted.deemed_accepted and accepted.paper("acceptance") is not None
    assert work().done == 0


def test_the_worker_finds_answers_that_the_form_does_not_give(county: County) -> None:
    from tests.county.world import ANSWERS

    case = county.applied(answers=ANSWERS | {"/data/account/k_card": "12"})
    work()
    assert county.case(case).case.answers_checked is False
    assert any("k_card" in one for one in county.case(case).case.differences)


def test_the_worker_proves_a_delivery_at_the_kiosk(county: County) -> None:
    case = _granted(county)
    county.fact("Delivered", {"way": "kiosk", "receiver": "self"}, case=case)
    assert work().done == 1
    assert county.case(case).case.paper("delivery") is not None


def test_a_proof_never_says_collected_where_no_paper_came_out(county: County) -> None:
    from county.cases.paper_texts import _delivery

    read, taken = _granted(county), _granted(county)
    county.fact("Delivered", {"way": "seen", "receiver": "self"}, case=read)
    county.fact("Delivered", {"way": "kiosk", "receiver": "self"}, case=taken)
    said, collected = (_delivery(county.case(case)).way for case in (read, taken))
    assert said != collected and said != "seen"


def test_rebuilt_rows_equal_the_kept_ones(county: County) -> None:
    _granted(county)
    county.applied()
    kept = sorted(CaseRow.objects.values_list())
    assert rebuild() == 2
    assert sorted(CaseRow.objects.values_list()) == kept


def test_a_changed_audit_entry_is_found(county: County) -> None:
    _granted(county)
    from county.audit.models import Entry

    second = Entry.objects.order_by("number")[1]
    Entry.objects.filter(county=second.county, number=second.number).update(actor="staff:nobody")
    assert audit.first_broken() == second.number


def test_village_of_the_case_is_the_feed(county: County) -> None:
    from county.intake.surroundings import event_store

    before = event_store().feed_head(VILLAGE)
    county.applied()
    assert event_store().feed_head(VILLAGE) == before + 1


def test_an_item_with_a_certificate_waits_until_it_is_made(county: County) -> None:
    case = county.applied(item="CL01", answers={})
    receiving.accept(county.staff("window"), case)
    whole = county.case(case)
    for step in whole.definition.steps:
        person = county.staff(f"at-{step.id}", role=step.role)
        if step.decides:
            assert isinstance(examining.decide(person, case, granted=True, content="准予"), Done)
        else:
            assert isinstance(examining.pass_step(person, case, opinion="属实"), Done)
    assert county.case(case).case.state is State.APPROVED
    window = county.staff("window")
    assert isinstance(closing.deliver(window, case, receiver="王秀兰"), NotPossible)
    made = closing.make_certificate(window, case, certificate="残疾人证", number="2026-0001")
    assert isinstance(made, Done) and made.whole.case.state is State.DELIVERING
    paper = made.whole.case.paper("certificate")
    assert paper is not None and paper.number == "2026-0001"
    assert isinstance(closing.deliver(window, case, receiver="王秀兰"), Done)


@pytest.mark.parametrize(("department", "name"), [
    ("县民政局", "兰西县民政局"), ("乡镇人民政府", "兰西县榆林镇人民政府"),
    ("村民委员会", "兰西县榆林镇向阳村村民委员会"), ("县民政局、县残联", "兰西县民政局")])
def test_papers_name_the_authority_in_full(county: County, department: str, name: str) -> None:
    from county.cases.papers import authority

    assert authority(department, VILLAGE) == name


def test_every_step_of_the_catalogue_has_somebody_in_the_demo(county: County) -> None:
    from county.catalogue import versions
    from county.people.models import Staff

    roles = set(Staff.objects.values_list("role", flat=True))
    assert {step.role for item in versions.newest() for step in item.definition.steps} <= roles
