"""Answers that break a rule at the county: kept, marked, never trusted."""

from __future__ import annotations

import pytest

from casework.case import State
from county.cases.models import CaseRow
from county.jobs.work import work
from tests.county.world import ANSWERS, PHOTO, County

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
