"""What people say outside of a case, and the notices they read: folded from facts, by table."""

from datetime import date
from typing import Any

import pytest

from casework import notice
from casework.enquiry import About, enquiries
from casework.facts import Fact, write
from casework.ids import CaseId, fact_id
from casework.notice import notices

NOTICE: dict[str, Any] = {
    "village": "231222102201", "title": "拟给低保的人家", "columns": ["户主", "屯", "人口"],
    "rows": [["李某福", "前屯", "3"]], "start": "2026-03-02", "end": "2026-03-08",
    "objections": "镇民政办", "issuer": "榆林镇人民政府"}


def fact(kind: str, body: dict[str, Any], case: CaseId | None = None, place: int = 1) -> Fact:
    return write(kind, body, id=fact_id(1_772_000_000_000 + place, bytes([place]) * 10), case=case,
                 at_ms=1_772_000_000_000 + place, offset_ms=0, seen=0, actor="villager")


def test_a_question_and_its_answer() -> None:
    asked = fact("Asked", {"village": "V", "words": "要带啥来？", "person": {"name": "王秀兰", "id_number": "N"}})
    answered = fact("Answered", {"words": "带身份证。", "by": "民政办"}, asked.case, 2)
    [one] = enquiries([answered, asked]).values()
    assert {one.id: one} == enquiries([asked, answered])
    assert (one.about, one.words, one.name, one.id_number) == (About.QUESTION, "要带啥来？", "王秀兰", "N")
    assert [(said.words, said.by) for said in one.answers] == [("带身份证。", "民政办")]
    assert "王秀兰" not in repr(one) and "要带啥" not in repr(one)


@pytest.mark.parametrize(("kind", "extra", "about"), [
    ("Complained", {"about_case": "C"}, About.COMPLAINT), ("Objected", {"notice": "N"}, About.OBJECTION),
    ("CorrectionAsked", {"person": {"name": "王秀兰"}}, About.CORRECTION)])
def test_every_kind_begins_one(kind: str, extra: dict[str, Any], about: About) -> None:
    [one] = enquiries([fact(kind, {"village": "V", "words": "x"} | extra)]).values()
    assert one.about is about and not one.answered


def test_what_does_not_fit_is_passed_over() -> None:
    asked = fact("Asked", {"village": "V", "words": "x"})
    stray = [fact("Answered", {"words": "x", "by": "y"}, CaseId("A" * 22), 2), fact("Asked", {"village": "V"}, None, 3),
             fact("Complained", {"village": "V", "words": "second"}, asked.case, 4),
             fact("Answered", {"words": 7, "by": "y"}, asked.case, 5), fact("Withdrawn", {}, asked.case, 6)]
    assert enquiries(stray[:2] + stray[3:]) == {}
    [one] = enquiries([asked, *stray]).values()
    assert one.about is About.QUESTION and not one.answered


@pytest.mark.parametrize(("day", "hangs"), [
    ("2026-03-01", False), ("2026-03-02", True), ("2026-03-08", True), ("2026-03-09", False)])
def test_a_notice_hangs_from_its_first_to_its_last_day(day: str, hangs: bool) -> None:
    [one] = notices([fact("NoticePosted", NOTICE)]).values()
    assert one.hangs_on(date.fromisoformat(day)) is hangs


@pytest.mark.parametrize(("number", "cells"), [(1, ("李某福", "前屯", "3")), (0, ()), (2, ()), (-1, ())])
def test_a_row_of_a_notice_is_counted_from_one(number: int, cells: tuple[str, ...]) -> None:
    [one] = notices([fact("NoticePosted", NOTICE)]).values()
    assert one.row(number) == cells


@pytest.mark.parametrize(("body", "row"), [({}, [0]), ({"row": 2}, [2]), ({"row": "2"}, [])])
def test_an_objection_says_which_row_it_means(body: dict[str, Any], row: list[int]) -> None:
    found = enquiries([fact("Objected", {"village": "V", "notice": "N", "words": "x"} | body)])
    assert [one.row for one in found.values()] == row


def test_a_notice_taken_down_hangs_no_more() -> None:
    posted = fact("NoticePosted", NOTICE)
    [one] = notices([posted, fact("NoticeTakenDown", {"reason": "写错了"}, posted.case, 2)]).values()
    assert not one.hangs_on(date(2026, 3, 3))


@pytest.mark.parametrize(("change", "words"), [
    ({}, ""),
    ({"rows": [["李某福", "前屯"]]}, "cells"),
    ({"rows": [["李某福", "23129919420305002X", "3"]]}, "Numbers"),
    ({"rows": [["李某福", "13800001234", "3"]]}, "Numbers"),
    ({"columns": []}, "columns"),
    ({"end": "2026-03-01"}, "before"),
    ({"start": "3月2日"}, "2026-03-02"),
    ({"title": 7}, "complete"),
])
def test_a_notice_is_checked_before_it_hangs(change: dict[str, Any], words: str) -> None:
    found = [one.text for one in notice.faults(NOTICE | change)]
    assert bool(found) == bool(words)
    assert not words or any(words in one for one in found)
