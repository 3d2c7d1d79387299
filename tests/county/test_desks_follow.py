"""A village is answered before its cases are on the desks; nobody who looks finds out."""

from __future__ import annotations

import pytest

from casework.ids import CaseId
from county.cases import projection, receiving
from county.cases.models import CaseRow
from county.intake import following, projections
from county.intake.surroundings import event_store
from county.jobs import work
from tests.county.world import VILLAGE, County


def stored_only(county: County, monkeypatch: pytest.MonkeyPatch, **what: str) -> CaseId:
    """An application that is durable here, and then the power went."""
    with monkeypatch.context() as cut:
        cut.setattr(projections, "_following", [])
        return county.applied(**what)


def test_whoever_opens_a_page_sees_what_a_village_was_told_is_here(
        county: County, monkeypatch: pytest.MonkeyPatch) -> None:
    case = stored_only(county, monkeypatch)
    assert not CaseRow.objects.filter(id=case).exists()
    assert str(case) in county.client("window").get("/inbox?tab=accept").content.decode()
    assert event_store().behind() == []


def test_the_worker_sees_it_too(county: County, monkeypatch: pytest.MonkeyPatch) -> None:
    case = stored_only(county, monkeypatch)
    work.work()
    assert CaseRow.objects.get(id=case).checked is not None


def test_an_act_of_staff_does_not_pass_over_what_is_not_on_the_desks_yet(
        county: County, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = county.applied()
    following.catch_up()
    waiting = stored_only(county, monkeypatch)
    receiving.accept(county.staff("window"), seen)
    assert event_store().behind() == [VILLAGE]
    following.catch_up()
    assert CaseRow.objects.get(id=waiting).state == "RECEIVED" and event_store().behind() == []


def test_staff_keep_up_by_themselves(county: County) -> None:
    case = county.applied()
    following.catch_up()
    receiving.accept(county.staff("window"), case)
    assert event_store().behind() == []


def test_many_come_piece_by_piece_and_each_once_more_changes_nothing(
        county: County, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "AT_ONCE", 2)
    cases = [stored_only(county, monkeypatch) for _ in range(5)]
    following.catch_up()
    rows = list(CaseRow.objects.order_by("id").values())
    assert {row["id"] for row in rows} == set(cases)
    event_store().follow(VILLAGE, 0)
    following.catch_up()
    assert list(CaseRow.objects.order_by("id").values()) == rows


def test_one_that_cannot_be_folded_keeps_no_other_back(
        county: County, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    bad, good = stored_only(county, monkeypatch), stored_only(county, monkeypatch)

    def stumbling(feed: str, appended: object) -> None:
        if any(one.fact.case == bad for one in appended):  # type: ignore[attr-defined]
            raise RuntimeError
        projection.project(feed, appended)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(projections, "_following", [stumbling])
        following.catch_up()
    assert CaseRow.objects.filter(id=good).exists() and not CaseRow.objects.filter(id=bad).exists()
    assert str(bad) in caplog.text and "county rebuild" in caplog.text
    assert event_store().behind() == []
