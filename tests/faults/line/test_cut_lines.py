"""A line that breaks anywhere costs a little time, never a case."""

import gc

import pytest

from kiosk.sync import NotReached, Trouble
from kiosk.sync.body import FIRST_GROUP_FACTS
from tests.faults.line.county import RealCounty
from tests.faults.line.line import Line
from tests.faults.line.village import Village, until

CUT = NotReached(Trouble.NO_CONNECTION)


@pytest.mark.filterwarnings("ignore:unclosed <ssl.SSLSocket:ResourceWarning")
def test_cut_before_the_request(kiosk: Village, county: RealCounty, line: Line, place: str) -> None:
    [fact] = kiosk.apply()
    line.dead = True
    link = kiosk.link(line.url, county.ca)
    assert isinstance(kiosk.exchange(link), NotReached)
    gc.collect()    # urllib3 leaves a socket whose handshake was reset to the collector
    assert kiosk.store.waiting().count == 1 and county.ids(place) == []
    line.dead = False
    kiosk.meet(link)
    assert county.ids(place) == [fact.id]


def test_cut_after_the_county_committed(kiosk: Village, county: RealCounty, line: Line, place: str) -> None:
    link = kiosk.link(line.url, county.ca)
    kiosk.meet(link)
    facts = kiosk.apply(3)
    line.swallow_answer()
    assert kiosk.exchange(link) == CUT and line.cut.is_set()
    assert county.ids(place) == [fact.id for fact in facts] and kiosk.store.waiting().count == 3
    kiosk.meet(link)
    assert county.ids(place) == [fact.id for fact in facts] and kiosk.store.waiting().count == 0


@pytest.mark.parametrize("after", [1, 100, 300])
def test_cut_in_the_middle_of_the_answer(kiosk: Village, county: RealCounty, line: Line, place: str,
                                         after: int) -> None:
    link = kiosk.link(line.url, county.ca)
    kiosk.meet(link)
    kiosk.apply(30)
    line.swallow_answer(after=after)
    assert kiosk.exchange(link) == CUT
    assert kiosk.store.waiting().count == 30
    kiosk.meet(link)
    assert len(county.ids(place)) == 30 and kiosk.store.waiting().count == 0


def test_cut_halfway_goes_on_where_it_was(kiosk: Village, county: RealCounty, line: Line, place: str) -> None:
    link = kiosk.link(line.url, county.ca)
    kiosk.meet(link)
    facts = kiosk.apply(4 * FIRST_GROUP_FACTS, note=300)
    before = line.up
    line.cut_after(30_000)
    assert kiosk.exchange(link) == CUT and line.up - before == 30_000
    until(lambda: len(county.ids(place)) > 0)
    arrived = len(county.ids(place))
    assert arrived < len(facts)
    kiosk.meet(link)
    assert county.ids(place) == [fact.id for fact in facts] and kiosk.store.waiting().count == 0


def test_new_cases_while_an_answer_was_lost(kiosk: Village, county: RealCounty, line: Line, place: str) -> None:
    """The resent group is longer than the one the county has: its known part is skipped, not doubled."""
    link = kiosk.link(line.url, county.ca)
    kiosk.meet(link)
    for more in (4, 3, 20):
        kiosk.apply(more)
        line.swallow_answer()
        assert kiosk.exchange(link) == CUT
    kiosk.meet(link)
    ids = county.ids(place)
    assert len(ids) == 27 == len(set(ids)) and kiosk.store.waiting().count == 0


def test_every_cut_of_one_call(kiosk: Village, county: RealCounty, line: Line, place: str) -> None:
    """Cut after 1, then some hundreds, then some thousands of bytes: each time it goes on to the end."""
    link = kiosk.link(line.url, county.ca)
    kiosk.meet(link)
    kiosk.apply(2 * FIRST_GROUP_FACTS, note=60)
    for bytes_up in (1, 40, 300, 900, 2_000, 4_000, 6_000, 8_000):
        line.cut_after(bytes_up)
        kiosk.exchange(link)
        line.hang_up()
    line.mend()
    kiosk.meet(link)
    ids = county.ids(place)
    assert len(ids) == 2 * FIRST_GROUP_FACTS == len(set(ids)) and kiosk.store.waiting().count == 0
