"""From an item's folder to the bytes of a version; needs the extra `authoring` (pyxform)."""

import re
import tomllib
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from casework.bundle import write_bundle
from casework.definition import DefinitionError, ItemDefinition, read_definition
from county.catalogue import parameters
from county.catalogue.blocks import BLOCK_FOLDER, Expanded, Place, expand, read_blocks, read_workbook
from county.catalogue.faults import Fault
from xforms import CHINA, FixedClock
from xforms.check import check_xml

ROOT_NAME = "data"
_ROW = re.compile(r"\[row : (\d+)\]")
ITEM_FILE, FORM_FILES = "item.toml", ("form.md", "form.xlsx")


@dataclass(frozen=True, slots=True)
class WrittenItem:
    """An item whose every file was read without a fault."""

    definition: ItemDefinition
    data: bytes = field(repr=False)


def read_item(folder: Path, day: date) -> WrittenItem | list[Fault]:
    """Convert and check one item's folder; all faults at once. Publishes nothing."""
    faults: list[Fault] = []
    record = _record(folder, faults)
    definition = _definition(folder, record, faults)
    written = _workbook(folder, faults)
    form = _converted(written, faults) if written else None
    values = parameters.in_force(folder.parent.parent / parameters.FILE_NAME, day)
    media = {parameters.MEDIA_NAME: parameters.as_media(parameters.used_by(form or b"", values))}
    if written is not None and form is not None:
        faults += _form_faults(written, form, media, day)
    if faults or definition is None or form is None:
        return faults
    return WrittenItem(definition, write_bundle(record, form, media))


def _record(folder: Path, faults: list[Fault]) -> dict[str, Any]:
    try:
        return tomllib.loads((folder / ITEM_FILE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        faults.append(Fault(f"{folder.name}/{ITEM_FILE}", "", 0, "", "The file is missing.", "Add it."))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        faults.append(Fault(f"{folder.name}/{ITEM_FILE}", "", 0, "", f"It cannot be read: {error}.", ""))
    return {}


def _definition(folder: Path, record: dict[str, Any], faults: list[Fault]) -> ItemDefinition | None:
    if not record:
        return None
    try:
        return read_definition(record)
    except DefinitionError as error:
        faults += [Fault(f"{folder.name}/{ITEM_FILE}", "", 0, "", fault, "") for fault in error.faults]
        return None


def _workbook(folder: Path, faults: list[Fault]) -> Expanded | None:
    """The form with its blocks brought in; None when that cannot be converted."""
    from pyxform.errors import PyXFormError

    path = next((folder / name for name in FORM_FILES if (folder / name).exists()), None)
    if path is None:
        faults.append(Fault(f"{folder.name}/form", "", 0, "", "There is no form.", "Add form.md or form.xlsx."))
        return None
    try:
        blocks = read_blocks(folder.parent.parent / BLOCK_FOLDER)
        written = expand(read_workbook(path), blocks, file=f"{folder.name}/{path.name}")
    except PyXFormError as error:
        faults.append(Fault(f"{folder.name}/{path.name}", "", 0, "", str(error), ""))
        return None
    faults += [_at(fault.place, "", fault.what, fault.mend) for fault in written.faults]
    return None if written.faults else written


def _converted(written: Expanded, faults: list[Fault]) -> bytes | None:
    from pyxform.errors import PyXFormError
    from pyxform.xls2xform import convert

    try:
        return convert(written.workbook, form_name=ROOT_NAME, validate=False).xform.encode()
    except PyXFormError as error:
        found = _ROW.search(str(error))
        place = written.place("survey", int(found[1]) if found else 0)
        what = str(error).replace(found[0], "").strip() if found else str(error)
        faults.append(_at(place, "", what, "") if found else Fault(place.file, "", 0, "", what, ""))
        return None


def _form_faults(written: Expanded, form: bytes, media: dict[str, bytes], day: date) -> list[Fault]:
    noon = FixedClock(datetime.combine(day, time(12), CHINA))
    return [_at(_row_named(written, one.path.rpartition("/")[2]), one.attribute, one.message, one.remedy)
            for one in check_xml(form, clock=noon, media=media)]


def _row_named(written: Expanded, name: str) -> Place:
    """Where the author wrote the question of that name; the head of the form when there is none."""
    rows = enumerate(written.workbook["survey"], start=2)
    return written.place("survey", next((number for number, row in rows if row.get("name") == name), 0))


def _at(place: Place, column: str, what: str, mend: str) -> Fault:
    return Fault(place.file, place.sheet, place.row, column, what, mend)
