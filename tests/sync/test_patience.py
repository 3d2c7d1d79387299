"""How long a kiosk waits for an answer: as long as what it sent may take on the worst line of the province."""

import pytest

from kiosk.sync.link import STALL_TIMEOUT_S, patience


@pytest.mark.parametrize(("under_way", "least_s", "most_s"), [
    (0, STALL_TIMEOUT_S, STALL_TIMEOUT_S),
    (1_000, STALL_TIMEOUT_S, STALL_TIMEOUT_S + 1),
    (110_000, 80, 130),   # half of a thousand applications: 88 s at 10 kbit/s
    (250_000, 200, 260),
])
def test_the_wait_grows_with_what_lies_behind_the_line(under_way: int, least_s: float, most_s: float) -> None:
    assert least_s <= patience(under_way) <= most_s
