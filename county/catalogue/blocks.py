"""Blocks of questions that many forms share, written once and brought in by a row of type `include`.

A form names a block in the column `name`; the block's rows stand where the row stood, its answer lists are
added to the form's. What stands in `relevant` of the row holds for the whole block.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Row = dict[str, Any]
Workbook = Mapping[str, Any]
"""Sheets by name, each a list of rows by column: what pyxform reads from markdown or a spreadsheet."""

INCLUDE = "include"
BLOCK_FOLDER = "blocks"
_SELECTS = ("select_one", "select_multiple")


@dataclass(frozen=True, slots=True)
class Place:
    """Where an author wrote a row; `row` counts as a spreadsheet does, its head being row 1."""

    file: str
    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class BlockFault:
    """What is wrong with an include or a list, and how to mend it."""

    place: Place
    what: str
    mend: str


@dataclass(frozen=True, slots=True)
class Expanded:
    """A workbook without includes. `places` says of each row of a sheet where it was written."""

    workbook: dict[str, Any]
    places: Mapping[str, tuple[Place, ...]]
    faults: tuple[BlockFault, ...] = ()

    def place(self, sheet: str, row: int) -> Place:
        """Where the row that pyxform counts as `row` was written; past the end: the last one."""
        places = self.places[sheet]
        return places[min(max(row - 2, 0), len(places) - 1)]


@dataclass(slots=True)
class _Sheets:
    survey: list[tuple[Place, Row]] = field(default_factory=list)
    choices: list[tuple[Place, Row]] = field(default_factory=list)
    faults: list[BlockFault] = field(default_factory=list)


def read_blocks(folder: Path) -> dict[str, Workbook]:
    """Read every block of `folder` (`<name>.md`), by name. Raises PyXFormError for a file that is no table."""
    return {path.stem: read_workbook(path) for path in sorted(folder.glob("*.md"))}


def read_workbook(path: Path) -> Workbook:
    """Read a form as its author wrote it, markdown or spreadsheet. Raises PyXFormError when it is no table."""
    from pyxform.xls2json_backends import md_to_dict, xlsx_to_dict

    return md_to_dict(path.read_text(encoding="utf-8")) if path.suffix == ".md" else xlsx_to_dict(path)


def expand(workbook: Workbook, blocks: Mapping[str, Workbook], *, file: str = "form.md") -> Expanded:
    """Bring in the blocks a form names; pure, the arguments are unchanged.

    Answer lists of a block that no question uses are left out. A block may name blocks of its own; one whose
    rows are already in the form is not brought in twice. Faults are returned, each with its place.
    """
    sheets, seen = _Sheets(), {}
    _take(workbook, blocks, file, "", seen, sheets)
    choices = _used(sheets, file)
    made = {key: value for key, value in workbook.items() if not key.startswith(("survey", "choices"))}
    made |= _sheet("survey", [row for _, row in sheets.survey]) | _sheet("choices", [row for _, row in choices])
    places = {"survey": tuple(place for place, _ in sheets.survey), "choices": tuple(place for place, _ in choices)}
    return Expanded(made, places, tuple(sheets.faults))


def _take(book: Workbook, blocks: Mapping[str, Workbook], file: str, relevant: str,
          seen: dict[str, str], sheets: _Sheets) -> None:
    _take_lists(book, file, seen, sheets)
    depth = 0
    for place, row in _placed(book, file, "survey"):
        kind = row.get("type", "")
        if kind == INCLUDE:
            _include(row, place, blocks, seen, sheets)
            continue
        depth -= kind.startswith("end")
        sheets.survey.append((place, _under(row, relevant) if depth == 0 and not kind.startswith("end") else row))
        depth += kind.startswith("begin")


def _include(row: Row, place: Place, blocks: Mapping[str, Workbook], seen: dict[str, str], sheets: _Sheets) -> None:
    name = row.get("name", "")
    if name not in blocks:
        known = ", ".join(sorted(blocks))
        sheets.faults.append(BlockFault(place, f"There is no block {name!r}.", f"Name one of: {known}."))
    elif f"block {name}" not in seen:
        seen[f"block {name}"] = name
        _take(blocks[name], blocks, f"{BLOCK_FOLDER}/{name}.md", row.get("relevant", ""), seen, sheets)


def _take_lists(book: Workbook, file: str, seen: dict[str, str], sheets: _Sheets) -> None:
    for place, row in _placed(book, file, "choices"):
        name = row.get("list_name", "")
        owner = seen.setdefault(f"list {name}", file)
        if owner != file:
            sheets.faults.append(BlockFault(place, f"The list {name!r} stands in {owner} already.",
                                            "Use that one, or give this one another name."))
        sheets.choices.append((place, row))


def _used(sheets: _Sheets, file: str) -> list[tuple[Place, Row]]:
    """The lists some question uses, and all of the form's own: pyxform tells an author of those."""
    asked = {words[1] for _, row in sheets.survey
             if len(words := row.get("type", "").split()) > 1 and words[0] in _SELECTS}
    return [(place, row) for place, row in sheets.choices
            if row.get("list_name") in asked or place.file == file]


def _placed(book: Workbook, file: str, sheet: str) -> Iterator[tuple[Place, Row]]:
    for number, row in enumerate(book.get(sheet) or (), start=2):
        yield Place(file, sheet, number), row


def _under(row: Row, relevant: str) -> Row:
    if not relevant:
        return row
    own = row.get("relevant", "")
    return {**row, "relevant": f"({relevant}) and ({own})" if own else relevant}


def _sheet(name: str, rows: list[Row]) -> dict[str, Any]:
    columns = dict.fromkeys(column for row in rows for column in row)
    return {name: rows, f"{name}_header": [columns]} if rows else {}
