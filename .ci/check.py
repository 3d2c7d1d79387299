"""Runs ruff, mypy and pytest and counts: the last line of ./test.

The line before the last says in words what could not run, and why.
"""

from __future__ import annotations

import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

REPORT = Path(".tools/pytest.xml")
CHECKS = {"ruff": ["ruff", "check", "."], "mypy": ["mypy"]}
PEER_DATA = ("BUCHUCUN_CONFORMANCE", "BUCHUCUN_HANDWRITING")
LONGEST_REASON = 160
AT_ONCE = ["-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder"]
"""One process a core for the whole suite; a file's tests stay together, since they share what is costly to make. In the
order of the folders: by the number of tests the few long ones of `tests/job` would come last, on one core."""
NO_TEST_SELECTED = 5   # pytest's exit code


@dataclass
class Tally:
    """What ran; `reasons` counts the skipped tests by the sentence they gave."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0
    reasons: Counter[str] = field(default_factory=Counter)


def main(arguments: list[str]) -> int:
    full = "--full" in arguments
    for_pytest = [each for each in arguments if each != "--full"]
    tally = Tally()
    for name, command in CHECKS.items():
        print(f"== {name}", flush=True)
        count_check(tally, succeeded=run_module(command) == 0)
    print("== pytest", flush=True)
    REPORT.unlink(missing_ok=True)
    code = run_module(["pytest", f"--junitxml={REPORT}", *(["-m", "full or not full"] if full else []),
                       *(for_pytest or AT_ONCE)])
    if REPORT.exists():
        count_report(tally, ET.parse(REPORT).getroot())
    if code != 0 and tally.failed == 0:
        tally.failed += 1
    print(in_words(tally, pytest_code=code, full=full))
    print(f"{tally.passed} passed, {tally.failed} failed, {tally.skipped} skipped")
    return 1 if tally.failed else 0


def run_module(command: list[str]) -> int:
    # the processes of one run must collect the same tests under the same names, whatever a name's repr holds
    os.environ.setdefault("PYTHONHASHSEED", "0")
    return subprocess.run([sys.executable, "-m", *command], check=False).returncode


def count_check(tally: Tally, *, succeeded: bool) -> None:
    if succeeded:
        tally.passed += 1
    else:
        tally.failed += 1


def count_report(tally: Tally, report: ET.Element) -> None:
    for case in report.iter("testcase"):
        skip = case.find("skipped")
        if case.find("failure") is not None or case.find("error") is not None:
            tally.failed += 1
        elif skip is None:
            tally.passed += 1
        else:
            tally.skipped += 1
            tally.reasons[skip.get("message", "no reason given")[:LONGEST_REASON]] += 1


def in_words(tally: Tally, *, pytest_code: int, full: bool) -> str:
    sentences = [f"{count} x {reason}" for reason, count in tally.reasons.most_common()]
    sentences += [f"{name} names no data here" for name in PEER_DATA if not os.environ.get(name)]
    if not full:
        sentences.append("the long engines were not asked for (./test --full)")
    could_not = "Did not run: " + "; ".join(sentences) + "." if sentences else "Everything ran."
    if pytest_code == NO_TEST_SELECTED:
        return "No test was selected. " + could_not
    return "Counted with ruff and mypy as one each. " + could_not


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
