"""The desk's end: what villagers said is listed and answered, notices are hung and taken down."""

import json
from pathlib import Path

import pytest

from casework.ids import CaseId
from county.consultations import answering
from county.intake.surroundings import event_store
from county.notices import posting
from tests.county.test_command import _county
from tests.county.world import VILLAGE, County
from tests.rules.test_enquiry_and_notice import NOTICE

POST = NOTICE | {"village": VILLAGE}


def test_a_question_is_answered_into_its_village(county: County) -> None:
    asked = county.fact("Asked", {"village": VILLAGE, "words": "要带啥来？"})
    county.fact("Complained", {"village": VILLAGE, "words": "太慢"})
    assert [one.words for one in answering.listing(waiting=True)] == ["要带啥来？", "太慢"]
    outcome = answering.answer(asked.case, " 带身份证。 ", by="民政办", actor="staff:w1")
    assert isinstance(outcome, answering.Answered)
    assert [one.words for one in answering.listing(waiting=True)] == ["太慢"]
    newest = event_store().feed(VILLAGE, 0, 100)[-1]
    assert newest.kind == "Answered", "it is in the feed of the village"


def test_what_cannot_be_answered_is_said(county: County) -> None:
    asked = county.fact("Asked", {"village": VILLAGE, "words": "x"})
    for outcome in (answering.answer(asked.case, "  ", by="x", actor="staff:w1"),
                    answering.answer(CaseId("A" * 22), "x", by="x", actor="staff:w1")):
        assert isinstance(outcome, answering.NotAnswered)
    assert not answering.listing()[0].answered


def test_a_notice_is_hung_and_taken_down(county: County) -> None:
    posted = posting.post(POST, actor="staff:w1")
    assert isinstance(posted, posting.Posted)
    down = posting.take_down(posted.notice.id, "写错了", actor="staff:w1")
    assert isinstance(down, posting.Posted) and down.notice.taken_down == "写错了"


@pytest.mark.parametrize("change", [{"village": "231222999999"}, {"rows": [["李", "23129919420305002X", "3"]]},
                                    {"end": "2026-01-01"}])
def test_a_notice_that_may_not_hang_is_refused(county: County, change: dict[str, object]) -> None:
    assert isinstance(posting.post(POST | change, actor="staff:w1"), posting.NotPosted)
    assert posting.listing() == []


def test_the_commands_play_the_desk(county: County, tmp_path: Path) -> None:
    asked = county.fact("Asked", {"village": VILLAGE, "words": "钱啥时候到？"})
    said = _county("enquiry", "answer", f"--id={asked.case}", "--words", "下月初。", "--by", "民政办",
                   data=county.folder)
    assert json.loads(said.stdout)["answers"][0]["words"] == "下月初。"
    (tmp_path / "notice.json").write_text(json.dumps(POST), "utf-8")
    made = json.loads(_county("notice", "post", str(tmp_path / "notice.json"), data=county.folder).stdout)
    assert made["title"] == POST["title"]
    county.fact("Objected", {"village": VILLAGE, "notice": made["id"], "words": "这家条件好", "row": 1})
    [_, objection] = json.loads(_county("enquiry", "list", data=county.folder).stdout)["enquiries"]
    assert (objection["notice_title"], objection["row"], objection["row_cells"]) == (
        POST["title"], 1, ["李某福", "前屯", "3"])
    wrong = _county("notice", "down", f"--id={made['id']}", "--reason", " ", data=county.folder)
    assert wrong.returncode == 1 and "reason" in wrong.stderr
