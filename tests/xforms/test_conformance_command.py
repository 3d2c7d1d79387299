"""``python -m xforms.conformance``: any folder of this format, one JSON object, and a sentence when there is none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from xform_samples import xform

from xforms.conformance.__main__ import main

FORMAT = {"clock": "2026-11-23T00:04:00-07:00 (of the recording)", "namespaces std": {}}


def case(name: str, expression: str, expected: object, **more: object) -> dict[str, Any]:
    return {"id": name, "group": "core", "expression": expression, "xml": "d", "context_node": "/", "type": "number",
            "expected": expected, **more}


CASES = [case("right", "1 + 1", 2), case("wrong", "1 + 1", 3), case("flagged", "1 + 1", 3, date_rule="web"),
         case("geo", "area(/a)", 1), case("broken", "1 +", 1), case("meant", "1 +", None, type="error")]


def trace(name: str, expected: str, *, upstream: str = "it", complete: bool = True) -> dict[str, Any]:
    return {"id": name, "upstream": upstream, "complete": complete, "forms": [{"form": "f"}], "steps": [
        {"op": "load", "form": 0}, {"op": "answer", "ref": "/data/a", "value": "4"},
        {"op": "assert_value", "ref": "/data/b", "expected": expected, "answer_type": "int"}]}


TRACES = [trace("right", "8"), trace("wrong", "9"), trace("fails", "9", upstream="fails"),
          trace("half", "9", complete=False)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    form = xform("<a/><b/>", '<bind nodeset="/data/b" type="int" calculate="/data/a * 2"/>', '<input ref="/data/a"/>')
    (tmp_path / "xpath_cases.json").write_text(json.dumps(
        {"format": FORMAT, "documents": {"d": "<a/>"}, "cases": CASES}), "utf-8")
    (tmp_path / "form_scenarios.json").write_text(json.dumps(
        {"format": FORMAT, "forms": {"f": form.decode()}, "scenarios": TRACES}), "utf-8")
    return tmp_path


def test_json_is_one_object_of_four_groups(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder), "--json"]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert json.loads(said.out) == {
        "core": {"passed": 2, "in_scope": 4, "skipped": 2, "failing": ["wrong", "broken"]},
        "odk": {"passed": 0, "in_scope": 0, "skipped": 0, "failing": []},
        "javarosa": {"passed": 0, "in_scope": 0, "skipped": 0, "failing": []},
        "scenarios": {"passed": 1, "in_scope": 2, "skipped": 2, "failing": ["wrong"]},
    }


@pytest.mark.parametrize(("name", "text", "words"), [
    ("xpath_cases.json", None, "cannot be read"), ("form_scenarios.json", None, "cannot be read"),
    ("xpath_cases.json", "{", "is not JSON"), ("form_scenarios.json", "[]", "has no format, forms, scenarios"),
    ("xpath_cases.json", json.dumps({"format": FORMAT, "documents": {}, "cases": [{}]}), "not written as"),
])
def test_a_folder_without_cases_is_told_so(folder: Path, capsys: pytest.CaptureFixture[str], name: str,
                                           text: str | None, words: str) -> None:
    if text is None:
        (folder / name).unlink()
    else:
        (folder / name).write_text(text, "utf-8")
    assert main([str(folder), "--json"]) == 2
    said = capsys.readouterr()
    assert said.out == "" and words in said.err and str(folder) in said.err
