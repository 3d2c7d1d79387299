"""From an item's folder to the bytes of a version; needs the extra `authoring` (pyxform)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from casework.bundle import LARGEST_BUNDLE_BYTES, write_bundle
from casework.definition import DefinitionError, ItemDefinition, read_definition
from casework.message import N_, Message
from county.catalogue import parameters
from county.catalogue.blocks import Expanded, Place, expand
from county.catalogue.columns import OF_XFORM, ZH
from county.catalogue.faults import Fault
from county.catalogue.folder import (
    FORM_SUFFIXES,
    ITEM_FILE,
    OTHER_FORMS,
    CatalogueFolder,
    find_catalogue,
    is_drawn,
)
from county.catalogue.item_rules import Around, item_faults
from county.catalogue.repair import repaired
from county.catalogue.rows import form_faults
from county.catalogue.toml_places import TomlFile, read_toml
from county.catalogue.workbooks import NoForm, Workbook, read_workbook
from xforms import CHINA, FixedClock
from xforms.check import CIRCLE, STRANGER, UNREACHABLE, Finding, check_xml

ROOT_NAME = "data"
_ROW = re.compile(r"\[row : (\d+)\]")


@dataclass(frozen=True, slots=True)
class WrittenItem:
    """An item whose every file was read without a fault."""

    definition: ItemDefinition
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Form:
    """A form as read: `workbook` is fit to be converted, though not to be published while there are faults."""

    expanded: Expanded
    workbook: dict[str, Any] | None
    faults: tuple[Fault, ...]


def read_item(folder: Path, day: date, catalogue: CatalogueFolder | None = None, *,
              confirmed: bool = False) -> WrittenItem | list[Fault]:
    """Convert and check one item's folder; all faults at once. Publishes nothing.

    `confirmed`: an item the county has not confirmed is a fault too.
    """
    catalogue = catalogue or find_catalogue(folder)
    item = read_toml(folder / ITEM_FILE, f"{folder.name}/{ITEM_FILE}")
    form = _read_form(folder, catalogue)
    faults = [item] if isinstance(item, Fault) else item_faults(
        item, folder.name, _around(catalogue, form if isinstance(form, _Form) else None), confirmed=confirmed)
    if not isinstance(form, _Form):
        return [*faults, *form]
    xform, deeper = _looked_through(form, item, catalogue, day)
    faults += [*form.faults, *deeper]
    if faults or isinstance(item, Fault) or xform is None:
        return faults
    return _written(item, xform, catalogue, day)


def _written(item: TomlFile, xform: bytes, catalogue: CatalogueFolder, day: date) -> WrittenItem | list[Fault]:
    try:
        definition = read_definition(item.record)
    except DefinitionError as error:
        return [item.fault("", Message("{what}", {"what": fault})) for fault in error.faults]
    data = write_bundle(_without_days(item.record), xform, _media(xform, catalogue, day))
    if len(data) > LARGEST_BUNDLE_BYTES:
        return [item.fault("", Message(N_("The item is larger than {most} MB."),
                                       {"most": str(LARGEST_BUNDLE_BYTES // 1024 // 1024)}))]
    return WrittenItem(definition, data)


def _without_days(value: Any) -> Any:
    """TOML knows days, a bundle only texts."""
    if isinstance(value, dict):
        return {key: _without_days(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_without_days(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def _media(xform: bytes, catalogue: CatalogueFolder, day: date) -> dict[str, bytes]:
    values = parameters.values_on(catalogue.parameters.record, day)
    return {parameters.MEDIA_NAME: parameters.as_media(parameters.used_by(xform, values))}


# --- the sheets -----------------------------------------------------------------------------------


def form_file(folder: Path) -> Path | list[Fault]:
    """Return the one form of an item's folder."""
    there = [folder / f"form{suffix}" for suffix in (*FORM_SUFFIXES, *OTHER_FORMS)
             if (folder / f"form{suffix}").exists()]
    if len(there) > 1:
        names = ", ".join(one.name for one in there)
        return [Fault(f"{folder.name}/form", "", 0, "", Message(N_("There are several forms: {names}."),
                {"names": names}), Message(N_("Keep the one that holds, put the others elsewhere.")))]
    if not there or there[0].suffix in OTHER_FORMS:
        what = Message(N_("There is no form.")) if not there else Message(
            N_("A file of the kind {kind} is not read."), {"kind": there[0].suffix})
        return [Fault(f"{folder.name}/form{there[0].suffix if there else ''}", "", 0, "", what,
                      Message(N_("Save it as form.xlsx, or write form.md.")))]
    return there[0]


def _read_form(folder: Path, catalogue: CatalogueFolder) -> _Form | list[Fault]:
    path = form_file(folder)
    if not isinstance(path, Path):
        return path
    name = f"{folder.name}/{path.name}"
    book = read_workbook(path)
    if isinstance(book, NoForm):
        return [Fault(name, "", 0, "", book.what, book.mend)]
    expanded = expand(book, catalogue.blocks, file=name)
    if not expanded.lines["survey"]:
        return [*expanded.faults, Fault(name, "survey", 0, "", Message(N_("The form asks nothing.")))]
    values = frozenset(catalogue.parameters.record)
    faults = [*expanded.faults, *form_faults(expanded, book, name, values, is_drawn)]
    return _Form(expanded, repaired(expanded, faults), tuple(faults))


def _around(catalogue: CatalogueFolder, form: _Form | None) -> Around:
    if form is None:
        return catalogue.around
    rows = list(_refs(form.expanded))
    return replace(catalogue.around, questions=frozenset(ref for ref, _ in rows),
                   notes={ref: "relevant" in row for ref, row in rows if row.get("type") == "note"})


def _refs(form: Expanded) -> Iterator[tuple[str, Mapping[str, Any]]]:
    path = [ROOT_NAME]
    for line in form.lines["survey"]:
        kind, name = line.row.get("type", ""), line.row.get("name", "")
        if kind.startswith("begin"):
            path.append(name)
        elif kind.startswith("end"):
            path = path[:-1] or path
        else:
            yield f"/{'/'.join([*path, name])}", line.row


# --- the finished form ----------------------------------------------------------------------------


def _looked_through(form: _Form, item: TomlFile | Fault, catalogue: CatalogueFolder,
                    day: date) -> tuple[bytes | None, list[Fault]]:
    """The form as XForm, and what only shows there."""
    if form.workbook is None:
        return None, []
    told = {fault.place[:3] for fault in form.faults}
    made = _converted(_with_settings(form.workbook, item), form.expanded)
    if isinstance(made, Fault):
        return None, [] if told and (made.place[:3] in told or not made.row) else [made]
    noon = FixedClock(datetime.combine(day, time(12), CHINA))
    findings = check_xml(made, clock=noon, media=_media(made, catalogue, day))
    caused = {(one.path, one.attribute) for one in findings if one.code == STRANGER}
    found = [_fault(form.expanded, one) for one in findings
             if one.code != UNREACHABLE or (one.path, one.attribute) not in caused]
    cells = {fault.place for fault in form.faults}
    return made, [one for one in dict.fromkeys(found) if one.place not in cells]


def _with_settings(workbook: dict[str, Any], item: TomlFile | Fault) -> dict[str, Any]:
    """A form bears its item's code and version: nobody has to write them twice."""
    record = {"code": "unread", "version": 1} if isinstance(item, Fault) else item.record
    own = {"form_id": str(record.get("code", "")), "version": str(record.get("version", "")), "default_language": ZH}
    row = {**(workbook.get("settings") or [{}])[0], **own}
    return {**workbook, "settings": [row], "settings_header": [dict.fromkeys(row)]}


def _converted(workbook: Workbook, expanded: Expanded) -> bytes | Fault:
    from pyxform.errors import PyXFormError
    from pyxform.xls2xform import convert

    try:
        sheets = {key: value for key, value in workbook.items() if not key.endswith("_letters")}
        return convert(sheets, form_name=ROOT_NAME, validate=False).xform.encode()
    except (PyXFormError, KeyError, TypeError, ValueError) as error:  # it meets some sheets with errors of Python
        found = _ROW.search(str(error))
        place = expanded.place("survey", int(found[1]) if found else 2)
        what = Message("{what}", {"what": str(error).replace(found[0], "").strip() if found else str(error)})
        return place.fault("", what) if found else Fault(place.file, "", 0, "", what)


def _fault(form: Expanded, one: Finding) -> Fault:
    column = OF_XFORM.get(one.attribute, one.attribute)
    place = _place(form, one)
    if one.code == UNREACHABLE:
        return place.fault(column, Message(N_("Nobody ever gets to this question: its condition never holds.")),
                           Message(N_("Mend the condition, or take the question out.")))
    if one.code == STRANGER:
        question, value = one.about
        return place.fault(column, Message(N_("“{value}” is no choice of the question “{question}”."),
                                           {"value": value, "question": question}),
                           Message(N_("Write a choice of its list, or add it there.")))
    if one.code == CIRCLE:
        return place.fault(column, Message(N_("It depends on itself in a circle: {names}."),
                                           {"names": one.message.partition(": ")[2] or one.path}),
                           Message(N_("Take one of these conditions or formulas out.")))
    said = one.message[:1].upper() + one.message[1:]
    return place.fault(column, Message("{said}.", {"said": said.rstrip(".")}), Message("{mend}", {"mend": one.remedy}))


def _place(form: Expanded, one: Finding) -> Place:
    """Where the author wrote the question; the head of the form when there is none."""
    name = one.path.rpartition("/")[2]
    return next((line.place for line in form.lines["survey"] if line.row.get("name") == name),
                form.place("survey", 2))


__all__ = ["WrittenItem", "form_file", "read_item"]
