"""A village without a line for thirty days: a hundred cases a day, then the line comes back."""

import time
from pathlib import Path

import pytest

from casework.facts import Fact, parse
from casework.fold import Placed, fold
from kiosk.store import FactDraft
from kiosk.sync import Exchanged
from tests.store.boxes import application
from tests.sync.county_beside import County
from tests.sync.kiosks import Kiosk

DAY_MS = 24 * 3600 * 1000


@pytest.mark.parametrize(("days", "a_day"), [(3, 20), pytest.param(30, 100, marks=pytest.mark.full)])
def test_weeks_without_a_line_are_drained_and_folded_alike(county: County, tmp_path: Path, days: int,
                                                           a_day: int) -> None:
    kiosk = Kiosk(county, tmp_path / "kiosk").enrol()
    kiosk.exchange()
    begun = kiosk.store._calls.contents.clock.now_ms()
    for day in range(days):
        kiosk.store._calls.contents.log._clock = _Moved(begun - (days - day) * DAY_MS)
        kiosk.store.record([_application(kiosk, day * a_day + number) for number in range(1, a_day + 1)])
        kiosk.store.care()
    assert kiosk.store.waiting().count == days * a_day
    outcome, since = kiosk.exchange(), time.monotonic()
    assert isinstance(outcome, Exchanged) and outcome.sent == days * a_day and outcome.received <= 10
    assert kiosk.store.waiting().count == 0 and time.monotonic() - since < 60
    here = {record.case.id: record for record in kiosk.store.cases()}
    assert len(here) == days * a_day
    there = county.rows("SELECT stream, line, number FROM events WHERE feed = ? ORDER BY number", kiosk.village)
    streams: dict[str, list[Placed]] = {}
    for stream, line, number in there:
        fact = parse(bytes(line))
        assert isinstance(fact, Fact)
        streams.setdefault(stream, []).append(Placed(fact, number))
    for stream, placed in streams.items():
        assert fold(here[stream].definition, placed) == here[stream].case  # type: ignore[index]
    kiosk.close()


def _application(kiosk: Kiosk, sequence: int) -> FactDraft:
    draft = application(sequence)
    return FactDraft("Applied", {**draft.body, "village": kiosk.village})


class _Moved:
    """A clock that stands on one day."""

    def __init__(self, at_ms: int) -> None:
        self._at_ms = at_ms

    def now_ms(self) -> int:
        return self._at_ms
