"""./run and ./test on a Debian 12 that has git and python3 and nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.packaging.bare_root import attempt, make_base, why_impossible

pytestmark = pytest.mark.full

WHOLE_JOB = "./run --headless --out out"
SECOND_CALL = (
    'sh -c ". .ci/setup.sh; prepare run" && before=$(date +%s%N) && sh -c ". .ci/setup.sh; prepare run" && '
    "echo again took $((($(date +%s%N) - before) / 1000000)) ms"
)
LONGEST_SECOND_CALL_MS = 1500


@pytest.fixture(scope="module")
def base() -> Iterator[Path]:
    if reason := why_impossible():
        pytest.skip(reason)
    yield make_base()


def test_run_plays_the_whole_job_as_root(base: Path, tmp_path: Path) -> None:
    outcome = attempt(WHOLE_JOB, keep=tmp_path, base=base)
    assert outcome.code == 0, outcome.printed[-4000:]
    assert json.loads((tmp_path / "summary.json").read_text("utf-8"))
    assert list(tmp_path.rglob("*.png")) and list(tmp_path.rglob("*.pdf"))


def test_run_plays_the_whole_job_without_root(base: Path, tmp_path: Path) -> None:
    outcome = attempt(WHOLE_JOB, as_user=True, keep=tmp_path, base=base)
    assert outcome.code == 0, outcome.printed[-4000:]
    assert "sudo apt-get install --no-install-recommends" in outcome.printed
    assert json.loads((tmp_path / "summary.json").read_text("utf-8"))


def test_without_root_and_package_lists_one_sentence_says_what_to_do(base: Path) -> None:
    without_lists = "rm -r /var/lib/apt/lists; useradd newcomer; chown -R newcomer .; su newcomer -c ./run"
    outcome = attempt(without_lists, base=base)
    assert outcome.code == 2
    assert outcome.printed.splitlines()[-1].startswith("Qt cannot start without them")


def test_the_second_call_is_quick(base: Path) -> None:
    outcome = attempt(SECOND_CALL, base=base)
    assert outcome.code == 0, outcome.printed[-4000:]
    took_ms = int(outcome.printed.splitlines()[-1].split()[2])
    assert took_ms < LONGEST_SECOND_CALL_MS


def test_test_sets_itself_up(base: Path) -> None:
    outcome = attempt("./test -q tests/rules", base=base)
    assert outcome.code == 0, outcome.printed[-4000:]
    assert outcome.printed.splitlines()[-1].endswith("skipped")
