"""What a form need not ask: block D is filled from who stands before the kiosk."""

from datetime import date, datetime
from pathlib import Path

import pytest
from pyxform.xls2xform import convert

from county.catalogue.blocks import expand, read_blocks
from kiosk.forms.pages import Source
from kiosk.forms.prefill import Known, prefill
from kiosk.forms.questions import Rules, asked
from kiosk.services.people import Agent, KnownBy, Person, acting
from xforms import CHINA, FixedClock, Form, Session

BLOCKS = Path(__file__).parents[2] / "assets" / "catalogue" / "blocks"
NEIGHBOUR = Person("赵一", "citizen", "231299198001010016", date(1980, 1, 1), "M", KnownBy.CARD)


def opened(agent: Agent | None) -> Session:
    rows = [{"type": "include", "name": "applicant"}, {"type": "include", "name": "agent"}]
    settings = [{"form_id": "X", "version": "1", "default_language": "中文 (zh)"}]
    book = expand({"survey": rows, "settings": settings}, read_blocks(BLOCKS))
    form = Form.load(convert(book.workbook, form_name="data").xform.encode())
    session = Session(form, language="中文 (zh)", clock=FixedClock(datetime(2026, 11, 24, 9, tzinfo=CHINA)))
    prefill(session, Known("钱二", "231299199001010018", date(1990, 1, 1), acting=acting(agent)))
    return session


def test_a_telephone_is_asked_for_by_whose_it_is() -> None:
    himself, for_other = opened(None), opened(Agent("relative", NEIGHBOUR, "邻居"))
    assert himself.label("/data/applicant/a_phone").text == "您的电话是多少？"
    assert for_other.label("/data/applicant/a_phone").text == "申请人的电话是多少？"
    assert for_other.label("/data/agent/d_phone").text == "来办的人，您的电话是多少？"
    for_other.set_language("English (en)")
    assert for_other.label("/data/applicant/a_phone").text == "What is the applicant's telephone number?"
    assert for_other.label("/data/agent/d_phone").text == "Your own telephone number, you who act?"


def test_who_acts_is_nothing_that_a_card_says() -> None:
    session = opened(None)
    found = prefill(session, Known("钱二", "231299199001010018", None, acting=acting(None)))
    assert session.text("/data/agent/d_actor") == "self"
    assert found.sources["/data/applicant/a_name"] is Source.CARD
    assert found.sources["/data/agent/d_actor"] is Source.MET


def test_who_acts_for_himself_is_asked_nothing_about_it() -> None:
    pages = [one.ref for one in asked(opened(None), Rules())]
    assert not any("/agent/" in ref for ref in pages)


@pytest.mark.parametrize("kind", ["guardian", "relative", "assistant", "other"])
def test_an_agent_is_asked_only_what_the_kiosk_does_not_know(kind: str) -> None:
    session = opened(Agent(kind, NEIGHBOUR, "邻居"))
    pages = [one.ref.rpartition("/")[2] for one in asked(session, Rules()) if "/agent/" in one.ref]
    by_letter = ["d_scope", "d_reason", "d_until"] if kind != "guardian" else []
    assert pages == ["d_phone", *by_letter, "d_auth"], "a guardian acts by law, not by a letter"
    assert ("监护人的证明" in session.label("/data/agent/d_auth").text) is (kind == "guardian")
    assert session.text("/data/agent/d_name") == "赵一"
    assert session.text("/data/agent/d_type") == kind
