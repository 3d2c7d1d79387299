"""A form with its faulty cells left out, so that one fault does not hide the others.

What is made here is only looked through, never published.
"""

from collections.abc import Iterable
from typing import Any

from county.catalogue.blocks import Expanded, Line
from county.catalogue.columns import ASKING, EXPRESSIONS, LANGUAGES, TEXTS, TITLES
from county.catalogue.faults import Fault
from county.catalogue.workbooks import Row

_STAND_IN = "-"


def repaired(form: Expanded, faults: Iterable[Fault]) -> dict[str, Any] | None:
    """Return the workbook without what is at fault; None where its rows do not even nest."""
    at_fault: dict[tuple[str, str, int], set[str]] = {}
    for fault in faults:
        at_fault.setdefault(fault.place[:3], set()).add(fault.column)
    survey: list[Row] = []
    for line in form.lines["survey"]:
        columns = at_fault.get((line.place.file, line.place.sheet, line.place.row), set())
        kind = line.row.get("type", "").partition(" ")[0]
        if "type" in columns and kind not in ASKING and (kind.startswith(("begin", "end"))):
            return None
        if "name" in columns:
            if kind.startswith("begin"):
                return None
            continue
        survey.append(_row(line, kind, columns, at_fault))
    made = form.with_rows("survey", survey)
    return {**made, **{key: value for key, value in form.with_rows("choices", _choices(form, at_fault)).items()
                       if key.startswith("choices")}}


def _row(line: Line, kind: str, columns: set[str], at_fault: dict[tuple[str, str, int], set[str]]) -> Row:
    row = {column: value for column, value in line.row.items()
           if not (column in columns and column in (*EXPRESSIONS, "appearance", "parameters"))}
    if "type" in columns:
        row["type"], kind = "text", "text"
    if kind == "calculate":
        row.setdefault("calculation", "''")
    under = line.under
    if under is not None and "relevant" in at_fault.get((under.file, under.sheet, under.row), set()):
        row.pop("relevant", None)
        if "relevant" in line.written and "relevant" not in columns:
            row["relevant"] = line.written["relevant"]
    for text in TEXTS:
        wanted = text == "label" and kind not in TITLES or any(f"{text}::{one}" in row for one in LANGUAGES)
        for language in LANGUAGES if wanted else ():
            column = f"{text}::{language}"
            if column in columns or not row.get(column):
                row[column] = _STAND_IN
    return row


def _choices(form: Expanded, at_fault: dict[tuple[str, str, int], set[str]]) -> list[Row]:
    kept: list[Row] = []
    for line in form.lines["choices"]:
        columns = at_fault.get((line.place.file, line.place.sheet, line.place.row), set())
        if columns & {"list_name", "name"}:
            continue
        kept.append({**line.row, **{column: _STAND_IN for column in columns if column.startswith("label")}})
    return kept
