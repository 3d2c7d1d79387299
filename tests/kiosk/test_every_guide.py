"""What the kiosk's guide says of all 57 matters, and what it must never say."""

import tomllib

import pytest

from casework.definition import read_definition
from kiosk.services.guide import guide_of
from tests.kiosk.test_every_item import CODES
from tests.kiosk.village import CATALOGUE


@pytest.mark.parametrize("code", CODES)
def test_a_draft_says_so_and_an_assumed_limit_says_nothing(code: str) -> None:
    record = tomllib.loads((CATALOGUE / "items" / code / "item.toml").read_text("utf-8"))
    item, guide = read_definition(record), guide_of(read_definition(record))
    assert guide.draft is item.draft
    assert guide.who and guide.result and guide.fee and guide.where
    if item.days_source == "assumed" and not item.on_the_spot:
        assert guide.promised is None
        assert {step.days for step in guide.steps} == {0}
    notice = next((one for one in item.procedures if one.kind == "PUBLIC_NOTICE"), None)
    assert guide.notice is None or notice is not None
    assert notice is None or (guide.notice is not None and str(notice.days) in guide.notice.zh)
