"""The disk fails at one call of a whole case: what was told is kept, what could not be kept was not told."""

import json
import shutil
import subprocess
import sys
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(shutil.which("gcc") is None, reason="the shim is compiled with gcc: gcc libc6-dev")


def swept(*words: str) -> dict[str, Any]:
    done = subprocess.run([sys.executable, "-m", "tests.faults.baddisk", *words, "--json"], capture_output=True,
                          text=True, check=False)
    assert done.stdout, done.stderr
    return json.loads(done.stdout)  # type: ignore[no-any-return]


@pytest.mark.parametrize("every", [47, pytest.param(1, marks=pytest.mark.full)])
def test_no_number_is_told_that_the_disk_did_not_keep(every: int) -> None:
    found = swept("--every", str(every))
    assert (found["false_acks"], found["reused"], found["escaped"]) == (0, 0, [])
    assert found["points"] >= 400 // every and found["refused"] > found["points"] // 4


def test_a_number_told_too_early_is_found() -> None:
    assert swept("--every", "59", "--planted", "ack-first")["false_acks"] > 0
