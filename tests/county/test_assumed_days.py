"""A number of days nobody has confirmed is a promise at most: no paper, page or guide calls it law."""

from dataclasses import replace
from datetime import date

import pytest

from casework.clocks import deadlines
from casework.fold import fold
from casework.ids import CaseId
from county.cases import examining, paper_texts, receiving
from county.cases.reading import WholeCase, calendar
from county.public import progress
from tests.county.test_catalogue_content import CODES, definition
from tests.county.world import County
from tests.rules.case_facts import DEFINITION, Log

LAW = ("法定", "the law")


@pytest.mark.parametrize("code", CODES)
def test_no_item_has_a_limit_of_the_law_that_is_only_assumed(code: str) -> None:
    item = definition(code)
    case = fold(replace(item, steps=DEFINITION.steps), Log().accepted("2026-03-02").placed)
    found = deadlines(item, case, calendar(), date(2026, 3, 3))
    assert (found.statutory is None) == (item.days_source == "assumed" or item.on_the_spot)
    if item.days_source == "assumed":
        texts = [text for said in item.guide.values() for text in (said.zh, said.en)]
        assert not [text for text in texts if any(word in text for word in LAW) and "天" in text]


def _in_hand(county: County) -> tuple[CaseId, WholeCase]:
    case = county.applied()
    receiving.accept(county.staff("window"), case, note="")
    return case, county.case(case)


def test_papers_call_it_a_promise(county: County) -> None:
    case, whole = _in_hand(county)
    assert whole.definition.days_source == "assumed" and whole.limits.statutory is None
    examining.pass_step(county.staff("reviewer"), case, opinion="属实")
    examining.extend(county.staff("chief"), case, days=5, reason="要再核实")
    for kind in ("acceptance", "extension"):
        said = str(paper_texts.body(county.case(case), kind))
        assert not [word for word in LAW if word in said], said
        assert f"{whole.definition.statutory_days} 个工作日" not in said
    assert "10 个工作日（承诺时限）" in str(paper_texts.body(whole, "acceptance"))


def test_the_progress_page_shows_the_promised_day_alone(county: County) -> None:
    _, whole = _in_hand(county)
    told = progress.by_handle(str(whole.case.receipt["handle"]))
    promised = whole.limits.promised
    assert promised is not None and told.due == promised.isoformat()
    assert not [word for word in LAW if word in str(told)]
