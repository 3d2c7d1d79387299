"""Speed as a ratio: a long form against a fixed piece of Python in the same moment. Absolute times: ``bench.forms``."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bench import forms as bench
from xforms import Form


def _best(act: Callable[[], object], times: int = 4) -> float:
    """Seconds of the processor, the best of some runs."""
    spent: list[float] = []
    for _ in range(times):
        start = time.process_time()
        act()
        spent.append(time.process_time() - start)
    return min(spent)


@pytest.fixture(scope="module")
def sheet() -> tuple[bytes, bench.Answers]:
    folder = os.environ.get("BUCHUCUN_CONFORMANCE")
    if not folder or not (Path(folder) / "perf150.xml").is_file():
        pytest.skip("the long form is not here: set BUCHUCUN_CONFORMANCE to its folder")
    return bench.read(Path(folder))


@pytest.fixture(scope="module")
def pace() -> float:
    return _best(lambda: sum(number * number % 7 for number in range(100_000)))


def test_loading_and_filling_keep_their_pace(sheet: tuple[bytes, bench.Answers], pace: float) -> None:
    """Seen: loading 3.5 and filling 186 answers 4.5 times the piece; three times that is a fault."""
    xml, answers = sheet
    form = Form.load(xml)

    def fill() -> None:
        session = bench.opened(form, answers)
        for ref, value in answers:
            session.answer(ref, value)

    assert _best(lambda: Form.load(xml)) < 11 * pace
    assert _best(fill, 2) < 18 * pace


def test_the_check_values_come_out(sheet: tuple[bytes, bench.Answers]) -> None:
    xml, answers = sheet
    session = bench.opened(Form.load(xml), answers)
    for ref, value in answers:
        session.answer(ref, value)
    assert [session.text(ref) for ref in (bench.SHOWN[0], bench.SHOWN[3])] == bench.sums_of_the_sheet(answers)
    for ref, value in bench.CHANGED:
        session.answer(ref, value)
    assert [session.text(ref) for ref in bench.SHOWN] == bench.EXPECTED
