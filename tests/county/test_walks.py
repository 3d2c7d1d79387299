"""Any way through any of the 57 forms ends in an application the county's re-check accepts."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, Phase, Verbosity, given, settings
from hypothesis import strategies as st

from casework.bundle import ItemBundle
from casework.facts import CHINA
from county.cases import recheck
from county.catalogue import versions
from county.intake.surroundings import now_ms
from tests.county.test_catalogue_content import CODES
from tests.county.world import County
from tests.forms.walker import Stuck, Walk, paper_of

WAYS = int(os.environ.get("BUCHUCUN_WAYS", "2"))
"""How many ways a form is walked in the default run."""
MANY = 40
QUIET = (HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large,
         HealthCheck.large_base_example, HealthCheck.filter_too_much)


def walked(item: ItemBundle, ways: int, *, at_county: ItemBundle | None = None) -> None:
    """Walk a form so many ways; raises what the first bad way found. Not made small: the page's ref says enough."""
    moment = datetime.fromtimestamp(now_ms() // 1000, UTC).astimezone(CHINA)
    paper = paper_of(item.definition, item.form, item.media)
    judge = at_county or item

    @settings(max_examples=ways, deadline=None, derandomize=True, database=None, suppress_health_check=QUIET,
              phases=(Phase.generate,), verbosity=Verbosity.quiet)
    @given(st.data())
    def any_way(data: st.DataObject) -> None:
        filling = Walk(paper, data.draw, moment).to_review()
        pictures = frozenset(one.ref for one in filling.attachments())
        sent = recheck.Sent(filling.answers(), pictures, moment)
        assert [str(one) for one in recheck.compare(judge, sent)] == []

    any_way()


def published(code: str) -> ItemBundle:
    """The version of the demo."""
    item = versions.bundle(code, 1)
    assert item is not None
    return item


@pytest.mark.parametrize("code", CODES)
def test_any_way_through_a_form_is_accepted(county: County, code: str) -> None:
    walked(published(code), WAYS)


@pytest.mark.full
@pytest.mark.parametrize("code", CODES)
def test_many_ways_through_a_form_are_accepted(county: County, code: str) -> None:
    walked(published(code), MANY)


def planted(item: ItemBundle, old: bytes, new: bytes) -> ItemBundle:
    """The item with a fault in its form."""
    assert item.form.count(old) == 1, item.form.count(old)
    return replace(item, form=item.form.replace(old, new))


CARD = b"regex(., '^[0-9]{12,19}$')"


@pytest.mark.parametrize(("old", "new", "said"), [
    (CARD, b"false()", "k_card.*takes nothing"),
    (CARD, b"string-length(.) &gt; 30", "k_card.*takes nothing"),
    (b'nodeset="/data/living/g_live" type="string"',
     b'nodeset="/data/living/g_live" constraint=". = \'moon\'" type="string"', "g_live.*takes nothing"),
])
def test_the_walk_sees_a_page_that_cannot_be_left(county: County, old: bytes, new: bytes, said: str) -> None:
    with pytest.raises(Stuck, match=said):
        walked(planted(published("MZ07"), old, new), WAYS)


def test_the_walk_sees_a_county_that_reckons_otherwise(county: County) -> None:
    item = published("MZ07")
    with pytest.raises(AssertionError, match="k_card: constraint"):
        walked(item, WAYS, at_county=planted(item, CARD, b"starts-with(., 'X')"))
