"""Blocks of questions that many forms share, written once and brought in by a row of type `include`.

A form names a block in the column `name`; the block's rows stand where the row stood, its answer lists are
added to the form's. What stands in `relevant` of the row holds for the whole block.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from casework.message import N_, Message
from county.catalogue.faults import Fault
from county.catalogue.workbooks import NoForm, Row, Workbook, read_workbook

INCLUDE = "include"
BLOCK_FOLDER = "blocks"
_SELECTS = ("select_one", "select_multiple")


@dataclass(frozen=True, slots=True)
class Place:
    """Where an author wrote a row; `row` counts as a spreadsheet does, its head being row 1."""

    file: str
    sheet: str
    row: int
    letters: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)

    def fault(self, column: str, what: Message, mend: Message | None = None) -> Fault:
        """Return a fault of a cell of this row."""
        cell = f"{self.letters[column]}{self.row}" if column in self.letters else ""
        return Fault(self.file, self.sheet, self.row, column, what, mend, cell)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the finished form: where and how its author wrote it, and the include it came in by."""

    place: Place
    written: Row
    row: Row
    under: Place | None = None


@dataclass(frozen=True, slots=True)
class Expanded:
    """A workbook without includes. `lines` says of each row of a sheet where it was written."""

    workbook: dict[str, Any]
    lines: Mapping[str, tuple[Line, ...]]
    includes: tuple[tuple[Place, Row], ...] = ()
    faults: tuple[Fault, ...] = ()

    def place(self, sheet: str, row: int) -> Place:
        """Where the row that pyxform counts as `row` was written; past the end: the last one."""
        lines = self.lines[sheet]
        return lines[min(max(row - 2, 0), len(lines) - 1)].place

    def with_rows(self, sheet: str, rows: list[Row]) -> dict[str, Any]:
        """The workbook with other rows in one sheet."""
        return self.workbook | _sheet(sheet, rows)


@dataclass(slots=True)
class _Sheets:
    survey: list[Line] = field(default_factory=list)
    choices: list[Line] = field(default_factory=list)
    includes: list[tuple[Place, Row]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def read_blocks(folder: Path) -> dict[str, Workbook | NoForm]:
    """Read every block of `folder` (`<name>.md` or `.xlsx`), by name."""
    files = [*sorted(folder.glob("*.md")), *sorted(folder.glob("*.xlsx"))]
    return {path.stem: read_workbook(path) for path in files}


def expand(workbook: Workbook, blocks: Mapping[str, Workbook | NoForm], *, file: str = "form.md") -> Expanded:
    """Bring in the blocks a form names; pure, the arguments are unchanged.

    Answer lists of a block that no question uses are left out. A block may name blocks of its own; one whose
    rows are already in the form is not brought in twice. Faults are returned, each with its place.
    """
    sheets, seen = _Sheets(), {}
    _take(workbook, blocks, file, None, seen, sheets)
    lines = {"survey": tuple(sheets.survey), "choices": _used(sheets, file)}
    made = {key: value for key, value in workbook.items() if not key.startswith(tuple(lines))}
    for name, rows in lines.items():
        made |= _sheet(name, [line.row for line in rows])
    return Expanded(made, lines, tuple(sheets.includes), tuple(sheets.faults))


def _take(book: Workbook, blocks: Mapping[str, Workbook | NoForm], file: str, by: tuple[Place, Row] | None,
          seen: dict[str, str], sheets: _Sheets) -> None:
    _take_lists(book, file, seen, sheets)
    relevant, under = (by[1].get("relevant", ""), by[0]) if by else ("", None)
    depth = 0
    for place, row in _placed(book, file, "survey"):
        kind = row.get("type", "")
        if kind == INCLUDE:
            sheets.includes.append((place, row))
            _include(row, place, blocks, seen, sheets)
            continue
        depth -= kind.startswith("end")
        held = depth == 0 and not kind.startswith("end")
        sheets.survey.append(Line(place, row, _under(row, relevant) if held else row, under if held else None))
        depth += kind.startswith("begin")


def _include(row: Row, place: Place, blocks: Mapping[str, Workbook | NoForm], seen: dict[str, str],
             sheets: _Sheets) -> None:
    name = row.get("name", "")
    block = blocks.get(name)
    if block is None:
        sheets.faults.append(place.fault(
            "name", Message(N_("There is no block “{name}”."), {"name": name}),
            Message(N_("Name one of: {known}."), {"known": ", ".join(sorted(blocks))})))
    elif isinstance(block, NoForm):
        sheets.faults.append(Fault(f"{BLOCK_FOLDER}/{name}", "", 0, "", block.what, block.mend))
    elif f"block {name}" not in seen:
        seen[f"block {name}"] = name
        _take(block, blocks, f"{BLOCK_FOLDER}/{name}.md", (place, row), seen, sheets)


def _take_lists(book: Workbook, file: str, seen: dict[str, str], sheets: _Sheets) -> None:
    for place, row in _placed(book, file, "choices"):
        name = row.get("list_name", "")
        owner = seen.setdefault(f"list {name}", file)
        if owner != file:
            sheets.faults.append(place.fault(
                "list_name", Message(N_("The list “{name}” stands in {owner} already."),
                                     {"name": name, "owner": owner}),
                Message(N_("Use that one, or give this one another name."))))
        sheets.choices.append(Line(place, row, row))


def _used(sheets: _Sheets, file: str) -> tuple[Line, ...]:
    """The lists some question uses, and all of the form's own."""
    asked = {words[1] for line in sheets.survey
             if len(words := line.row.get("type", "").split()) > 1 and words[0] in _SELECTS}
    return tuple(line for line in sheets.choices
                 if line.row.get("list_name") in asked or line.place.file == file)


def _placed(book: Workbook, file: str, sheet: str) -> Iterator[tuple[Place, Row]]:
    letters = book.get(f"{sheet}_letters") or {}
    for number, row in enumerate(book.get(sheet) or (), start=2):
        if row:
            yield Place(file, sheet, number, letters), row


def _under(row: Row, relevant: str) -> Row:
    if not relevant:
        return row
    own = row.get("relevant", "")
    return {**row, "relevant": f"({relevant}) and ({own})" if own else relevant}


def _sheet(name: str, rows: list[Row]) -> dict[str, Any]:
    columns = dict.fromkeys(column for row in rows for column in row)
    return {name: rows, f"{name}_header": [columns]} if rows else {}
