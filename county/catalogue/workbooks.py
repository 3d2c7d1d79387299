"""A form as its author saved it, markdown or .xlsx, read in bounded time and memory.

Whatever is no form of ours is told in one clear fault: a damaged file, another kind of file, one with macros,
one that unpacks to far more than it should, a sheet without end.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from casework.message import N_, Message

Row = dict[str, Any]
Workbook = Mapping[str, Any]
"""Sheets by name, each a list of rows by heading, as pyxform has them; `<sheet>_letters` names columns."""

SHEETS = ("survey", "choices", "settings")
MOST_BYTES = 2_000_000
MOST_UNPACKED_BYTES = 24_000_000
MOST_PARTS = 400
MOST_ROWS = 3_000
MOST_COLUMNS = 60
MOST_CHARACTERS = 8_000
_DECLARATION = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_AGAIN = Message(N_("Open it in LibreOffice Calc, take away what does not belong there, and save it again as .xlsx."))
_SAVE = Message(N_("Open it in LibreOffice Calc and save it as “Excel 2007-365 (.xlsx)”, without macros."))


@dataclass(frozen=True, slots=True)
class NoForm:
    """A file that is no form: what is wrong, how to mend it."""

    what: Message
    mend: Message


@dataclass(slots=True)
class _Refused(Exception):
    why: NoForm


@dataclass(slots=True)
class _Sheet:
    """The rows of one sheet; row 2 of the spreadsheet is the first."""

    headings: list[str]
    letters: dict[str, str] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)


def read_workbook(path: Path) -> Workbook | NoForm:
    """Read a form; never raises on the contents of the file."""
    try:
        data = _bytes(path)
        return _markdown(data) if path.suffix == ".md" else _spreadsheet(data)
    except _Refused as refused:
        return refused.why


def _bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise _Refused(NoForm(Message(N_("The file is larger than {most} MB."), {"most": str(MOST_BYTES // 1_000_000)}),
                              _AGAIN))
    return data


# --- markdown -----------------------------------------------------------------------------------


def _markdown(data: bytes) -> Workbook:
    from pyxform.errors import PyXFormError
    from pyxform.xls2json_backends import md_to_dict

    no_tables = NoForm(Message(N_("It holds no tables of a form.")),
                       Message(N_("Write it as tables named survey, choices and settings.")))
    try:
        book: dict[str, Any] = md_to_dict(data.decode("utf-8"))
    except (PyXFormError, UnicodeDecodeError, ValueError, IndexError) as error:
        raise _Refused(no_tables) from error
    if not book.get("survey") and not book.get("choices"):
        raise _Refused(no_tables)
    for sheet in SHEETS:
        _must_be_small(sheet, book.get(sheet) or [])
    return book


def _must_be_small(sheet: str, rows: list[Row]) -> None:
    if len(rows) > MOST_ROWS:
        raise _Refused(_too_large(sheet, N_("The sheet {sheet} has more than {most} rows."), MOST_ROWS))
    if any(len(str(value)) > MOST_CHARACTERS for row in rows for value in row.values()):
        raise _Refused(_too_large(sheet, N_("The sheet {sheet} has a cell of more than {most} characters."),
                                  MOST_CHARACTERS))


def _too_large(sheet: str, what: str, most: int) -> NoForm:
    return NoForm(Message(what, {"sheet": sheet, "most": str(most)}), _AGAIN)


# --- spreadsheets -------------------------------------------------------------------------------


def _spreadsheet(data: bytes) -> Workbook:
    from openpyxl import load_workbook

    _look_inside(data)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        try:
            return _sheets(book)
        finally:
            book.close()
    except _Refused:
        raise
    except Exception as error:  # openpyxl has no error of its own: whatever breaks in it means a broken file
        raise _Refused(NoForm(Message(N_("The spreadsheet is damaged.")), _SAVE)) from error


def _look_inside(data: bytes) -> None:
    """Refuse before anything is unpacked: sizes as the archive states them bound what is ever read of it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            if "xl/workbook.xml" not in names:
                raise _Refused(NoForm(Message(N_("It is no .xlsx spreadsheet.")), _SAVE))
            if any("vbaProject" in name or "/activeX/" in name or "/embeddings/" in name for name in names):
                raise _Refused(NoForm(Message(
                    N_("It holds macros or embedded objects; they are never run here.")), _SAVE))
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED_BYTES:
                raise _Refused(NoForm(Message(N_("It unpacks to more than {most} MB."),
                                              {"most": str(MOST_UNPACKED_BYTES // 1_000_000)}), _AGAIN))
            _no_declarations(archive)
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, RuntimeError, OSError,
            EOFError) as error:
        raise _Refused(NoForm(Message(N_("It is no .xlsx spreadsheet, or it is damaged.")), _SAVE)) from error


def _no_declarations(archive: zipfile.ZipFile) -> None:
    for part in archive.infolist():
        if part.filename.endswith((".xml", ".rels")) and _DECLARATION.search(archive.read(part)):
            raise _Refused(NoForm(Message(N_("It declares entities, as no spreadsheet program does.")), _SAVE))


def _sheets(book: Any) -> Workbook:
    made: dict[str, Any] = {"sheet_names": list(book.sheetnames)}
    for name in book.sheetnames:
        if name.lower() in SHEETS and name.lower() not in made:
            sheet = _sheet(name, book[name])
            made[name.lower()] = sheet.rows
            made[f"{name.lower()}_header"] = [dict.fromkeys(sheet.letters)]
            made[f"{name.lower()}_letters"] = sheet.letters
    if not made.get("survey") and not made.get("choices"):
        raise _Refused(NoForm(Message(N_("There is no sheet “survey” with questions in it.")),
                              Message(N_("Name the sheets survey, choices and settings."))))
    return made


def _sheet(name: str, sheet: Any) -> _Sheet:
    from openpyxl.utils import get_column_letter

    rows = sheet.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True)
    headings = [_text(value) for value in next(rows, ())]
    if len(headings) > MOST_COLUMNS and headings[MOST_COLUMNS]:
        raise _Refused(_too_large(name, N_("The sheet {sheet} has more than {most} columns."), MOST_COLUMNS))
    made = _Sheet(headings)
    for place, heading in enumerate(headings, start=1):
        if heading:
            made.letters.setdefault(heading, get_column_letter(place))
    for number, row in _filled(rows, headings):
        if number > MOST_ROWS:
            raise _Refused(_too_large(name, N_("The sheet {sheet} has more than {most} rows."), MOST_ROWS))
        made.rows += [{} for _ in range(number - len(made.rows))]
        made.rows[-1] = row
    _must_be_small(name, made.rows)
    return made


def _filled(rows: Iterator[Any], headings: list[str]) -> Iterator[tuple[int, Row]]:
    """Rows with something in them, numbered from 1 below the headings."""
    for number, values in enumerate(rows, start=1):
        row = {heading: text for heading, value in zip(headings, values, strict=False)
               if heading and (text := _text(value))}
        if row:
            yield number, row


def _text(value: Any) -> str:
    """A cell as its author meant it: 3.0 is 3, a formula's true is TRUE."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace("\u00a0", " ").strip()
