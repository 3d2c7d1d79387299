"""Answers that break a rule at the county: kept, marked, never trusted."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from casework.case import State
from casework.ids import CaseId
from county.cases import receiving, recheck
from county.cases.models import CaseRow
from county.cases.proposing import NOTHING, proposal
from county.cases.reading import WholeCase
from county.jobs.work import work
from kiosk.forms.filling import Filling
from kiosk.forms.opening import Desk
from kiosk.forms.pages import AtReview, Stayed
from tests.county.world import ANSWERS, PHOTO, County
from tests.forms.walker import Memory, paper_of
from xforms import FixedClock

CARD = "/data/account/k_card"


@pytest.mark.parametrize(("changes", "said"), [
    ({CARD: "12"}, [f"{CARD}: constraint"]),
    ({CARD: ""}, [f"{CARD}: required"]),
    ({"/data/applicant/a_birth": "long ago"}, ["/data/applicant/a_birth: type"]),
    ({"/data/living/g_live": "moon"}, ["/data/living/g_live: choice"]),
    ({"/data/account/k_holder": "王芳"}, ["/data/account/k_holder: not relevant"]),
    ({"/data/applicant/g_age": "17"}, ["/data/applicant/g_age: calculated"]),
    ({"/data/nothing": "1", "/data/account": "1", "/data/applicant/a_name[7]": "1"},
     ["/data/nothing: unknown", "/data/account: unknown", "/data/applicant/a_name[7]: unknown"]),
])
def test_what_does_not_hold_is_named_and_kept(county: County, changes: dict[str, str], said: list[str]) -> None:
    answers = {ref: text for ref, text in (ANSWERS | changes).items() if text}
    case = county.applied(answers=answers)
    assert work().failed == 0
    whole = county.case(case)
    assert list(whole.case.differences) == said
    assert whole.case.answers == answers
    assert whole.case.state is State.RECEIVED
    assert CaseRow.objects.get(id=case).checked is False
    page = county.client("window").get(f"/cases/{case}")
    assert page.status_code == 200


def test_a_photograph_the_county_looks_up_itself_is_never_missing(county: County) -> None:
    """The identity card is waived: nobody photographed it, and nothing is wrong with that."""
    case = county.applied()
    work()
    assert county.case(case).case.differences == ()
    assert PHOTO in county.case(case).case.answers


def test_a_photograph_that_is_named_and_was_not_sent(county: County) -> None:
    case = county.applied(pictures=("signature",))
    work()
    assert county.case(case).case.differences == (f"{PHOTO}: picture",)


def broken(county: County, **changes: str) -> CaseId:
    """A case with answers that break a rule, looked at by the worker."""
    case = county.applied(answers=ANSWERS | {f"/data/{ref.replace('__', '/')}": text for ref, text in changes.items()})
    work()
    return case


def test_exactly_the_broken_question_is_proposed_in_the_forms_own_words(county: County) -> None:
    case = broken(county, account__k_card="12")
    [ask] = proposal(county.case(case)).asks
    assert ask.ref == CARD
    assert ask.what == "卡号是 12 到 19 位数，请对着卡再看一眼。"
    assert ask.label and ask.fix == "请对着证件再看一眼，重新填一遍。"
    page = county.client("window").get(f"/cases/{case}").content.decode()
    assert "建议" in page and ask.what in page
    form = county.client("window").get(f"/cases/{case}/supplement").content.decode()
    assert f'value="{CARD}" checked' in form and ask.what in form


def test_one_press_sends_the_notice_and_the_kiosk_asks_exactly_that(county: County) -> None:
    """From the worker's finding to the mended answer that the re-check accepts."""
    case = broken(county, account__k_card="12")
    client = county.client("window")
    page = client.get(f"/cases/{case}").content.decode()
    card = page.partition('id="proposed"')[2].partition("</form>")[0]
    pressed = dict(re.findall(r'type="hidden" name="((?:ask|what|fix)[^"]*)" value="([^"]*)"', card))
    assert client.post(f"/cases/{case}/do/supplement", pressed).status_code == 302
    whole = county.case(case)
    assert whole.case.state is State.SUPPLEMENT and [one.ref for one in whole.case.asks] == [CARD]
    filling = asked_at_the_kiosk(whole)
    assert filling.current is not None and filling.current.ref == CARD
    assert isinstance(filling.next(), Stayed), "the broken answer does not pass"
    filling.answer("6228480000000000128")
    assert isinstance(filling.next(), AtReview)
    county.fact("Supplemented", {"answers": filling.answers()}, case=case)
    work()
    assert county.case(case).case.answers_checked is True
    assert proposal(county.case(case)).asks == ()


def asked_at_the_kiosk(whole: WholeCase) -> Filling:
    """The form as the kiosk opens it for this notice."""
    item = recheck.item_of(whole)
    desk = Desk(FixedClock(datetime.now(UTC)), Memory())
    return desk.supplement(paper_of(item.definition, item.form, item.media), whole.case.answers, (),
                           frozenset(ask.ref for ask in whole.case.asks), language="zh_CN")


def test_what_only_staff_can_look_into_is_told_with_the_forms_own_value(county: County) -> None:
    case = broken(county, applicant__g_age="17", account__k_holder="王芳", nothing="1")
    found = proposal(county.case(case))
    assert found.asks == ()
    assert {str(one.wrong) for one in found.for_staff} == {"calculated", "not relevant", "unknown"}
    page = county.client("window").get(f"/cases/{case}").content.decode()
    assert "82" in page and "/data/nothing" in page and 'id="proposed"' not in page


def test_a_second_proposal_names_nothing_new(county: County) -> None:
    case = broken(county, account__k_card="12")
    asks = [{"ref": PHOTO, "what": "看不清脸", "fix": "坐正再照一张"}]
    receiving.request_supplement(county.staff("window"), case, asks)
    county.fact("Supplemented", {"answers": {PHOTO: "neu.png"}}, case=case)
    work()
    found = proposal(county.case(case))
    assert found.asks == () and [one.ref for one in found.for_staff] == [CARD]
    assert "第一次" in county.client("window").get(f"/cases/{case}").content.decode()


def test_a_sound_case_proposes_nothing(county: County) -> None:
    case = county.applied()
    assert proposal(county.case(case)) == NOTHING
    work()
    assert proposal(county.case(case)) == NOTHING
