"""The lock files name no host and no path, carry hashes, and agree with each other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("run.txt", "test.txt", "uv.txt")
PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^ ;\\]+)(?: ; ([^\\]+?))? ?\\?$")


def lines_of(name: str) -> list[str]:
    return (ROOT / "requirements" / name).read_text("utf-8").splitlines()


def pins(name: str) -> set[tuple[str, str]]:
    """(package, version); a package may stand twice, with versions for different machines."""
    return {(found[1], found[2]) for line in lines_of(name) if (found := PIN.match(line))}


def trouble(line: str) -> bool:
    return "://" in line or line.startswith("--") or "file:" in line or bool(re.search(r"(^|\s)/\w", line))


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_host_and_no_path(name: str) -> None:
    assert [line for line in lines_of(name) if trouble(line)] == []


@pytest.mark.parametrize("line", ["--find-links a", "x @ https://h/x.whl", "# via -r /srv/a", "a @ file:b"])
def test_a_planted_address_is_found(line: str) -> None:
    assert trouble(line)


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_has_hashes(name: str) -> None:
    lines = lines_of(name)
    firsts = [index for index, line in enumerate(lines) if line and line[0] not in " #"]
    assert firsts
    assert [lines[at] for at in firsts if not PIN.match(lines[at]) or "--hash=sha256:" not in lines[at + 1]] == []


def test_what_runs_is_what_is_tested() -> None:
    assert pins("run.txt") - pins("test.txt") == set()
    assert len(pins("test.txt")) > len(pins("run.txt")) > 50
