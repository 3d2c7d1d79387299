"""From an item's folder to the bytes of a version; needs the extra `authoring` (pyxform)."""

import re
import tomllib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from casework.bundle import write_bundle
from casework.definition import DefinitionError, ItemDefinition, read_definition
from county.catalogue import parameters
from county.catalogue.blocks import BLOCK_FOLDER, BlockFault, Expanded, expand, read_blocks, read_workbook
from county.catalogue.faults import Fault
from xforms import Form, FormErrors

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
    form = _converted(folder, faults)
    values = parameters.in_force(folder.parent.parent / parameters.FILE_NAME, day)
    media = {parameters.MEDIA_NAME: parameters.as_media(parameters.used_by(form or b"", values))}
    if form is not None:
        faults += _form_faults(folder, form, media)
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


def _converted(folder: Path, faults: list[Fault]) -> bytes | None:
    from pyxform.errors import PyXFormError
    from pyxform.xls2xform import convert

    path = next((folder / name for name in FORM_FILES if (folder / name).exists()), None)
    if path is None:
        faults.append(Fault(f"{folder.name}/form", "", 0, "", "There is no form.", "Add form.md or form.xlsx."))
        return None
    written: Expanded | None = None
    try:
        blocks = read_blocks(folder.parent.parent / BLOCK_FOLDER)
        written = expand(read_workbook(path), blocks, file=f"{folder.name}/{path.name}")
        faults += [_block_fault(fault) for fault in written.faults]
        if written.faults:
            return None
        return convert(written.workbook, form_name=ROOT_NAME, validate=False).xform.encode()
    except PyXFormError as error:
        faults.append(_pyxform_fault(f"{folder.name}/{path.name}", written, str(error)))
        return None


def _block_fault(fault: BlockFault) -> Fault:
    return Fault(fault.place.file, fault.place.sheet, fault.place.row, "", fault.what, fault.mend)


def _pyxform_fault(file: str, written: Expanded | None, message: str) -> Fault:
    """Name the row where the author wrote it: pyxform counts rows after the blocks were brought in."""
    found = _ROW.search(message)
    if written is None or found is None:
        return Fault(file, "", 0, "", message, "")
    place = written.place("survey", int(found[1]))
    return Fault(place.file, place.sheet, place.row, "", message.replace(found[0], "").strip(), "")


def _form_faults(folder: Path, form: bytes, media: dict[str, bytes]) -> list[Fault]:
    try:
        Form.load(form, media=media)
    except FormErrors as errors:
        return [Fault(f"{folder.name}/form", "survey", 0, f"{error.path} {error.attribute}".strip(),
                      error.message, "") for error in errors.errors]
    return []
