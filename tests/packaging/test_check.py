"""The last line of ./test tells the truth."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

CHECK = Path(__file__).resolve().parents[2] / ".ci" / "check.py"
REPORT = """<testsuites><testsuite>
<testcase name="a"/><testcase name="b"/>
<testcase name="c"><failure message="x"/></testcase>
<testcase name="d"><error message="in the fixture"/></testcase>
<testcase name="e"><skipped message="no chromium here"/></testcase>
<testcase name="f"><skipped message="no chromium here"/></testcase>
</testsuite></testsuites>"""
ALL_GREEN = '<testsuites><testsuite><testcase name="a"/></testsuite></testsuites>'


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location("check", CHECK)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "check", module)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "REPORT", tmp_path / "report.xml")
    return module


def play(check: ModuleType, monkeypatch: pytest.MonkeyPatch, report: str, codes: dict[str, int]) -> list[list[str]]:
    """Put recorded outcomes in the place of the three programs; returns the commands asked for."""
    asked = []

    def run_module(command: list[str]) -> int:
        asked.append(command)
        if command[0] == "pytest" and report:
            check.REPORT.write_text(report, "utf-8")
        return codes.get(command[0], 0)

    monkeypatch.setattr(check, "run_module", run_module)
    return asked


@pytest.mark.parametrize(
    ("report", "codes", "code", "last"),
    [
        (ALL_GREEN, {}, 0, "3 passed, 0 failed, 0 skipped"),
        (ALL_GREEN, {"ruff": 1}, 1, "2 passed, 1 failed, 0 skipped"),
        (ALL_GREEN, {"mypy": 2, "ruff": 1}, 1, "1 passed, 2 failed, 0 skipped"),
        (REPORT, {"pytest": 1}, 1, "4 passed, 2 failed, 2 skipped"),
        (ALL_GREEN, {"pytest": 3}, 1, "3 passed, 1 failed, 0 skipped"),
        ("", {"pytest": 4}, 1, "2 passed, 1 failed, 0 skipped"),
        ("", {"pytest": 5}, 1, "2 passed, 1 failed, 0 skipped"),
    ],
)
def test_counts_and_exit_code(
    check: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    report: str, codes: dict[str, int], code: int, last: str,
) -> None:
    play(check, monkeypatch, report, codes)
    assert check.main([]) == code
    assert capsys.readouterr().out.splitlines()[-1] == last


def test_what_could_not_run_is_said_in_words(
    check: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("BUCHUCUN_CONFORMANCE", raising=False)
    play(check, monkeypatch, REPORT, {"pytest": 1})
    check.main([])
    words = capsys.readouterr().out.splitlines()[-2]
    assert "2 x no chromium here" in words
    assert "BUCHUCUN_CONFORMANCE names no data here" in words
    assert "./test --full" in words


def test_full_reaches_pytest_as_a_marker(check: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = play(check, monkeypatch, ALL_GREEN, {})
    check.main(["--full", "tests/rules"])
    assert asked[-1][2:] == ["-m", "full or not full", "tests/rules"]
