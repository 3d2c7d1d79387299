"""kill -9 of kiosk or county at five moments of one job: it goes on after each, and the case is there once."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from demo import village
from demo.county import DemoCounty
from demo.folders import Folders
from demo.play import PHOTO
from demo.staff import Clerk
from kiosk.box import switch_on
from kiosk.store import CaseRecord, Transport
from kiosk.sync import Exchanged

PATIENCE_S = 120


@pytest.fixture
def county(tmp_path: Path) -> Iterator[DemoCounty]:
    made = DemoCounty(Folders(tmp_path).make())
    made.prepare()
    made.start()
    yield made
    made.kill()


def part_then_killed(home: Path, part: str) -> str:
    """Let a kiosk process do a part of the job and kill it there; return what it said."""
    with subprocess.Popen([sys.executable, "-m", "tests.job.kiosk_part", str(home), part],
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None and process.stderr is not None
        for line in process.stdout:
            if line.startswith("AT "):
                process.kill()
                return line[3:].strip()
        raise AssertionError(process.stderr.read()[-3000:])


class Village:
    """Looks into the kiosk's store between two processes, and exchanges for it."""

    def __init__(self, county: DemoCounty) -> None:
        self._options = village.config(county.folders, orientation="portrait")

    def cases(self) -> list[CaseRecord]:
        box = switch_on(self._options)
        try:
            return box.store.cases()
        finally:
            box.close()

    def exchange_until(self, ready: Callable[[CaseRecord], bool]) -> CaseRecord:
        deadline = time.monotonic() + PATIENCE_S
        box = switch_on(self._options)
        try:
            while time.monotonic() < deadline:
                reached = isinstance(box.exchange(), Exchanged)
                [record] = box.store.cases()
                if reached and ready(record):
                    return record
                time.sleep(0.3)
        finally:
            box.close()
        raise AssertionError(f"never happened; the case is {record.case.state}")


def test_one_case_survives_five_kills(county: DemoCounty, tmp_path: Path) -> None:
    box = village.set_up(county.folders, county, village.config(county.folders, orientation="portrait"))
    assert isinstance(box.exchange(), Exchanged)
    box.close()
    here = Village(county)

    asked = part_then_killed(tmp_path, "half")                      # 1: kiosk, in the middle of the questions
    assert here.cases() == []
    assert part_then_killed(tmp_path, "finish") == asked            # 2: kiosk, with the receipt on the screen
    [stored] = here.cases()
    assert stored.case.state == "RECEIVED" and stored.transport is Transport.STORED

    here.exchange_until(lambda record: record.transport is Transport.CONFIRMED)
    county.kill()                                                   # 3: county, after it took the case
    county.start()
    record = here.exchange_until(lambda record: record.case.answers_checked is True)
    number = record.case.number

    def clerk(login: str) -> Clerk:
        return Clerk(county.console_url, login, str(county.sample["password"]))

    case = clerk("window").find_case(number)
    clerk("window").ask_to_mend(case, PHOTO, "太暗", "再照一张")
    here.exchange_until(lambda record: record.case.state == "SUPPLEMENT")
    part_then_killed(tmp_path, "mend")                              # 4: kiosk, mended and not yet sent
    here.exchange_until(lambda record: record.case.state == "RECEIVED" and not record.case.provisional)

    clerk("window").do(case, "accept", {"note": ""})
    clerk("reviewer").do(case, "pass", {"opinion": "属实"})
    clerk("chief").do(case, "decide", {"granted": "yes", "content": "同意", "amount": "100.00",
                                       "from_month": "2026-12", "reasons": ""})
    county.kill()                                                   # 5: county, right after the decision
    county.start()
    here.exchange_until(lambda record: record.case.state == "DELIVERING")
    part_then_killed(tmp_path, "collect")
    done = here.exchange_until(lambda record: record.case.paper("delivery") is not None)

    assert done.case.state == "DONE" and done.case.number == number
    assert [one.case.number for one in here.cases()] == [number]
    assert done.case.misfits == () and done.case.provisional == 0
