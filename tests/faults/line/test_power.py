"""A kiosk that dies between the county's commit and its own: the case is there once."""

import subprocess
import sys

from tests.faults.line.county import ROOT, RealCounty
from tests.faults.line.line import Line
from tests.faults.line.village import Village
from tests.sync.county_beside import wait_until


def test_killed_between_the_countys_commit_and_the_acknowledgement(kiosk: Village, county: RealCounty, line: Line,
                                                                   place: str) -> None:
    kiosk.meet()
    kiosk.close()
    held = line.hold_answers()
    words = ["-m", "tests.faults.line.switched_on", str(kiosk.folder), kiosk.key.seed.hex(), line.url]
    child = subprocess.Popen([sys.executable, *words], cwd=ROOT, stdout=subprocess.PIPE)
    assert child.stdout is not None
    handed_in = child.stdout.readline().decode().strip()
    assert held.wait(30), "the county never answered"
    wait_until(lambda: county.ids(place) != [])
    child.kill()
    child.wait()
    rest = child.stdout.read()
    child.stdout.close()
    assert rest == b"" and county.ids(place) == [handed_in]
    kiosk.open()
    assert kiosk.store.waiting().count == 1
    kiosk.meet()
    assert county.ids(place) == [handed_in] and kiosk.store.waiting().count == 0
    assert [one.case.id for one in kiosk.store.cases()] == [handed_in]
