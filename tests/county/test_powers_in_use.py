"""Who may decide today: the power goes where law and documents put it, and nobody else's decision counts."""

from __future__ import annotations

import argparse
from datetime import date, timedelta

import pytest

from casework.case import State
from casework.ids import CaseId
from county import commands
from county.cases import examining, inbox, receiving
from county.cases.inbox import Tab
from county.cases.outcome import Done, NotPossible
from county.cases.paper_texts import body
from county.cases.projection import move_turns
from county.catalogue import footing
from county.catalogue.models import PowerDocumentRow
from county.catalogue.powers import Act, Footing, MayNot, PowerDocument, Side, may
from papers.bodies import Decision
from tests.county.test_catalogue_content import CODES, definition
from tests.county.world import County, today

LONG_AGO = date(2020, 1, 1)


def at_the_decision(county: County, item: str = "MZ07") -> CaseId:
    """A case whose deciding step has come."""
    case = county.applied(item=item)
    receiving.accept(county.staff("window"), case)
    if len(county.case(case).definition.steps) > 1:
        examining.pass_step(county.staff("reviewer"), case, opinion="属实")
    return case


def test_without_a_document_the_department_decides(county: County) -> None:
    case = at_the_decision(county)
    assert isinstance(examining.decide(county.staff("leader"), case, granted=True, content="发放"), NotPossible)
    assert isinstance(examining.decide(county.staff("chief"), case, granted=True, content="发放"), Done)


def test_with_a_document_the_deciding_is_the_townships_alone(county: County) -> None:
    case = at_the_decision(county)
    entered = commands.powers_enter(argparse.Namespace(
        code="SQ007", document="兰民委〔2026〕7号", since="2026-01-01", until="", township="231222102"))
    assert entered["moved"] == 1
    assert [one.id for one in inbox.page(county.staff("leader"), Tab.MINE).cases] == [case]
    assert not inbox.page(county.staff("chief"), Tab.MINE).cases
    refused = examining.decide(county.staff("chief"), case, granted=True, content="发放")
    assert isinstance(refused, NotPossible)
    assert refused.sentence.params["power"] == "高龄津贴资格审核"
    assert refused.next_step.params["unit"] == "民政民生办公室"
    assert county.case(case).case.decision is None
    page = county.client("chief").get(f"/cases/{case}").content.decode()
    assert "您的部门今天没有这项权力" in page and 'name="granted"' not in page
    done = examining.decide(county.staff("leader"), case, granted=True, content="发放")
    assert isinstance(done, Done) and done.whole.case.state is State.DELIVERING


def test_another_townships_document_says_nothing_here(county: County) -> None:
    footing.enter("SQ007", PowerDocument("别镇的委托", LONG_AGO), "231222103")
    case = at_the_decision(county)
    assert isinstance(examining.decide(county.staff("chief"), case, granted=True, content="发放"), Done)


def test_when_the_document_ends_the_department_decides_again(county: County) -> None:
    case = at_the_decision(county, "RS01")
    assert [one.id for one in inbox.page(county.staff("reviewer"), Tab.MINE).cases] == [case]
    PowerDocumentRow.objects.filter(power="SQ014").update(until=today() - timedelta(days=1))
    refused = examining.decide(county.staff("reviewer"), case, granted=True, content="登记")
    assert isinstance(refused, NotPossible) and "县人力资源和社会保障局" in refused.next_step.params["unit"]
    assert move_turns() == 1
    done = examining.decide(county.staff("chief"), case, granted=True, content="登记")
    assert isinstance(done, Done)


def test_the_case_page_and_the_decision_say_by_what_right(county: County) -> None:
    case = at_the_decision(county, "RS01")
    page = county.client("reviewer").get(f"/cases/{case}").content.decode()
    assert "示例委托书〔2026〕1号" in page and "书面委托" in page
    done = examining.decide(county.staff("reviewer"), case, granted=True, content="登记")
    assert isinstance(done, Done)
    paper = body(done.whole, "decision")
    assert isinstance(paper, Decision)
    assert dict(paper.content)["依据文件"] == "示例委托书〔2026〕1号"
    assert "县人力资源和社会保障局" in dict(paper.content)["受委托机关"]


def test_the_command_says_who_may_and_who_instead(county: County) -> None:
    asked = argparse.Namespace(code="SQ001", day="2026-03-01", township="")
    told = commands.powers_who(asked)
    assert told["decides"] == "县民政局"
    assert told["who"]["decide"]["township"] == "may not: 县民政局"
    footing.enter("SQ001", PowerDocument("黑政发〔2026〕1号", date(2026, 3, 1)), "")
    assert commands.powers_who(asked)["decides"] == "民政民生办公室"
    assert commands.powers_who(argparse.Namespace(code="SQ001", day="2026-02-28", township=""))["decides"] == "县民政局"
    assert len(commands.powers_list(argparse.Namespace(township=""))["powers"]) == 84


@pytest.mark.parametrize("asked", [
    {"code": "SQ999", "day": ""}, {"code": "SQ001", "day": "soon"},
])
def test_the_command_says_what_is_wrong(county: County, asked: dict[str, str]) -> None:
    with pytest.raises(commands.CannotDo):
        commands.powers_who(argparse.Namespace(township="", **asked))


@pytest.mark.parametrize("code", CODES)
def test_an_item_rests_on_the_power_that_names_it(county: County, code: str) -> None:
    """Every item a power names says so at its deciding step, and today somebody there may decide."""
    item = definition(code)
    named = {one.code for one in footing.powers() if code in one.items} - {"SQ002"}
    assert {step.power for step in item.steps if step.power} == named
    assert all(step.decides for step in item.steps if step.power)
    right = footing.standing(item, today(), "231222102201")
    assert (right is None) == (not named)
    if right is not None and right.power.footing is Footing.FIRST_REVIEW:
        assert isinstance(may(right.power, Act.DECIDE, Side.TOWNSHIP, today()), MayNot)
