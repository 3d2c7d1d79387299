"""A call whose line broke goes on at the byte where it broke; where it cannot, it begins at the last group kept."""

import os
from collections.abc import Iterator, Mapping

import pytest

from kiosk.sync import Exchanged, NotReached, Trouble, exchange_once
from kiosk.sync.body import FIRST_GROUP_FACTS
from kiosk.sync.call import CALL
from kiosk.sync.exchange import Outcome
from kiosk.sync.link import Link, Response
from kiosk.sync.outgoing import PIECE_BYTES
from kiosk.sync.pace import Pace
from tests.faults.line.county import RealCounty
from tests.faults.line.line import Line
from tests.faults.line.village import Now, Village, until

CUT = NotReached(Trouble.NO_CONNECTION)
FACTS = 2 * FIRST_GROUP_FACTS
OVERHEAD_BYTES = 4_000
"""Of a new connection, of asking, and of going on: TLS and HTTP."""


@pytest.fixture
def pace(kiosk: Village) -> Pace:
    return Pace()


def exchange(kiosk: Village, link: Link, pace: Pace) -> Outcome:
    return exchange_once(kiosk.store, kiosk.key, link, clock=Now(), random=os.urandom, pace=pace)


def broken(kiosk: Village, county: RealCounty, line: Line, pace: Pace, link: Link, *, after: int) -> list[str]:
    """Break a call of incompressible applications; return the ids of all."""
    assert isinstance(exchange(kiosk, link, pace), Exchanged)
    facts = kiosk.apply(FACTS, note=300)
    line.cut_after(after)
    assert exchange(kiosk, link, pace) == CUT
    return [fact.id for fact in facts]


def held(kiosk: Village, link: Link, pace: Pace) -> int:
    """How much of the broken call has reached the county by now."""
    made = kiosk.store.identity()
    assert made is not None and pace.unfinished is not None
    told = link.call("GET", f"/s1/pos/{made.terminal}/{pace.unfinished.part.epoch}",
                     headers={CALL: pace.unfinished.nonce})
    words = told.body.split() if isinstance(told, Response) else []
    return int(words[-1]) if len(words) == 3 else 0


@pytest.mark.parametrize("after", [2_000, 16_000])
def test_only_what_was_lost_is_sent_again(kiosk: Village, county: RealCounty, line: Line, place: str, pace: Pace,
                                          after: int) -> None:
    link = kiosk.link(line.url, county.ca)
    ids = broken(kiosk, county, line, pace, link, after=after)
    assert pace.unfinished is not None
    until(lambda: held(kiosk, link, pace) >= after - OVERHEAD_BYTES - PIECE_BYTES)
    before, whole = line.up, sum(map(len, pace.unfinished.after(0)))
    assert after < whole - OVERHEAD_BYTES
    assert isinstance(exchange(kiosk, link, pace), Exchanged)
    assert county.ids(place) == ids and kiosk.store.waiting().count == 0
    assert line.up - before < whole - after + OVERHEAD_BYTES + PIECE_BYTES


class Older(Link):
    """A line to a county that does not know broken calls: it never sees the header."""

    def call(self, method: str, path: str, *, body: bytes | Iterator[bytes] = b"", expected: int = 0,
             headers: Mapping[str, str] | None = None) -> Response | NotReached:
        assert method == "GET" or CALL not in (headers or {})
        others = {name: value for name, value in (headers or {}).items() if name != CALL}
        return super().call(method, path, body=body, expected=expected, headers=others)


def test_an_older_county_is_sent_what_follows_the_last_group(kiosk: Village, county: RealCounty, line: Line,
                                                             place: str, pace: Pace) -> None:
    link = Older(line.url, county.ca)
    kiosk.links.append(link)
    ids = broken(kiosk, county, line, pace, link, after=20_000)
    until(lambda: len(county.ids(place)) > 0)
    assert isinstance(exchange(kiosk, link, pace), Exchanged)
    assert county.ids(place) == ids and not pace.goes_on and kiosk.store.waiting().count == 0


class Misled(Link):
    """A line on which a wrong count was told: the county does not hold so much."""

    def call(self, method: str, path: str, *, body: bytes | Iterator[bytes] = b"", expected: int = 0,
             headers: Mapping[str, str] | None = None) -> Response | NotReached:
        wrong = {name: value + "00" * (method == "POST" and name == CALL) for name, value in (headers or {}).items()}
        return super().call(method, path, body=body, expected=expected, headers=wrong)


def test_what_the_county_does_not_hold_begins_anew(kiosk: Village, county: RealCounty, line: Line, place: str,
                                                   pace: Pace) -> None:
    link = Misled(line.url, county.ca)
    kiosk.links.append(link)
    ids = broken(kiosk, county, line, pace, link, after=12_000)
    assert exchange(kiosk, link, pace) == NotReached(Trouble.NOT_THE_COUNTY)
    assert pace.unfinished is None
    assert isinstance(exchange(kiosk, link, pace), Exchanged)
    assert county.ids(place) == ids and kiosk.store.waiting().count == 0


def test_a_log_that_changed_meanwhile_begins_anew(kiosk: Village, county: RealCounty, line: Line, place: str,
                                                  pace: Pace) -> None:
    """By another way, a stick say, the county has heard all of it, and says so."""
    link = kiosk.link(line.url, county.ca)
    ids = broken(kiosk, county, line, pace, link, after=12_000)
    kiosk.meet()
    more = kiosk.apply(2)
    assert isinstance(exchange(kiosk, link, pace), Exchanged)
    assert county.ids(place) == ids + [fact.id for fact in more] and kiosk.store.waiting().count == 0
