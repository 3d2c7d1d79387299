"""What cannot wait lies on top, red, in the case, the inbox and the command."""

from __future__ import annotations

import argparse

from casework.ids import CaseId
from county import commands
from county.cases import examining, inbox, receiving
from county.cases.inbox import Tab
from tests.county.world import NUMBER, County

RELIEF = {
    "/data/applicant/a_name": "王秀兰", "/data/applicant/a_idno": NUMBER, "/data/applicant/a_birth": "1944-03-12",
    "/data/event/l_urgent": "no",
}
HUNGRY = RELIEF | {"/data/event/l_urgent": "yes"}


def three(county: County) -> list[CaseId]:
    """Two ordinary cases and one that cannot wait, which came last."""
    return [county.applied(item="MZ05", answers=one) for one in (RELIEF, RELIEF, HUNGRY)]


def on_top(county: County, login: str, tab: Tab) -> CaseId:
    return inbox.page(county.staff(login), tab).cases[0].id


def test_it_lies_on_top_until_it_is_decided(county: County) -> None:
    _, other, hungry = three(county)
    assert on_top(county, "window", Tab.TO_ACCEPT) == hungry
    assert inbox.urgent(county.staff("window")) == 1
    for case in (other, hungry):
        receiving.accept(county.staff("window"), case)
    assert on_top(county, "reviewer", Tab.MINE) == hungry
    examining.pass_step(county.staff("reviewer"), hungry, opinion="属实")
    assert on_top(county, "chief", Tab.MINE) == hungry
    examining.decide(county.staff("chief"), hungry, granted=True, content="先行救助")
    assert inbox.urgent(county.staff("window")) == 0


def test_the_console_shows_it_red_and_says_why(county: County) -> None:
    _, other, hungry = three(county)
    client = county.client("window")
    page = client.get("/inbox?tab=accept").content.decode()
    assert page.count('class="urgent"') == 1 and "1 件不能等" in page
    assert page.index(str(hungry)) < page.index(str(other))
    assert "先救急，手续后补" in client.get(f"/cases/{hungry}").content.decode()
    assert "先救急，手续后补" not in client.get(f"/cases/{other}").content.decode()


def test_another_township_is_not_alarmed(county: County) -> None:
    three(county)
    stranger = county.staff("stranger", role="window", scope="231222103")
    assert inbox.urgent(stranger) == 0


def test_the_command_shows_it_first(county: County) -> None:
    three(county)
    shown = commands.cases_inbox(argparse.Namespace(login="window", tab=""))
    assert shown["urgent"] == 1
    assert [one["urgent"] for one in shown["cases"]] == [True, False, False]
    assert "王秀兰" not in str(shown)
