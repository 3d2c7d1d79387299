"""An item's form as a spreadsheet for county staff, and what they must know in it."""

from pathlib import Path
from typing import Any

from county.catalogue.columns import APPEARANCES, TYPES, known
from county.catalogue.workbooks import SHEETS, Workbook

_WIDTHS = {"name": 14, "type": 20, "relevant": 34, "constraint": 30, "calculation": 30}
_WIDE, _PLAIN = 40, 16
_HEAD, _BLOCK = "FFD7E4F2", "FFEFEFEF"
_NOTES = (
    ("怎么改这张表", "How to change this sheet"),
    ("survey 表一行一题；choices 表是选项；灰色行引入公用块，公用块在 blocks/ 里改。",
     "One row of survey is one question, choices holds the answers. A grey row brings in a shared block; "
     "it is changed in blocks/."),
    ("中文、英文都要写；条件里写问题用 ${name}；岁数、钱数、天数写进 parameters.toml，这里不写死。",
     "Write Chinese and English. Name a question as ${name}. Ages, sums and days stand in parameters.toml."),
    ("存成 .xlsx，放回事项文件夹，叫 form.xlsx，把 form.md 挪走，再运行 county catalogue check。",
     "Save as .xlsx, put it into the item's folder as form.xlsx, move form.md away, run county catalogue check."),
)


def write_sheet(book: Workbook, target: Path) -> None:
    """Write a form to `target` as .xlsx, blocks not brought in; reading it back gives the same form."""
    from openpyxl import Workbook as Spreadsheet

    made = Spreadsheet()
    made.remove(made.active)
    for name in SHEETS:
        rows = book.get(name) or []
        headings = list((book.get(f"{name}_header") or [dict.fromkeys(known(name))])[0])
        _sheet(made.create_sheet(name), headings, rows)
    _notes(made.create_sheet("notes"))
    made.save(target)


def _sheet(sheet: Any, headings: list[str], rows: list[dict[str, Any]]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    sheet.append(headings)
    for row in rows:
        sheet.append([row.get(heading) for heading in headings])
        if row.get("type") == "include":
            for cell in sheet[sheet.max_row]:
                cell.fill = PatternFill("solid", start_color=_BLOCK)
    for cell in sheet[1]:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", start_color=_HEAD)
    for place, heading in enumerate(headings, start=1):
        wide = _WIDE if "::" in heading else _WIDTHS.get(heading, _PLAIN)
        sheet.column_dimensions[get_column_letter(place)].width = wide
    for cells in sheet.iter_rows():
        for cell in cells:
            cell.alignment, cell.number_format = Alignment(wrap_text=True, vertical="top"), "@"
    sheet.freeze_panes = "C2"


def _notes(sheet: Any) -> None:
    from openpyxl.styles import Alignment

    for row in _NOTES:
        sheet.append(row)
    sheet.append([f"type: {', '.join(sorted(TYPES))}", f"appearance: {', '.join(sorted(APPEARANCES))}"])
    for column in "AB":
        sheet.column_dimensions[column].width = 80
    for cells in sheet.iter_rows():
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
