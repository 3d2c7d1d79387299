"""Publishing item versions: immutable, signed, announced to every village by a fact."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from casework.bundle import ItemBundle, read_bundle
from casework.ids import CaseId
from casework.message import N_, Message
from county.catalogue import versions
from county.catalogue.announcing import announce
from county.catalogue.authoring import WrittenItem
from county.catalogue.checking import Checked, check
from county.catalogue.faults import Fault
from county.catalogue.folder import ITEM_FILE, find_catalogue
from county.catalogue.models import ItemVersion
from county.catalogue.parameters import values_of
from county.intake.surroundings import attachments, county_code

_VERSION = re.compile(r"^version\s*=\s*\d+", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Published:
    """A version that is out now; `new` is False when these very bytes were out before."""

    code: str
    version: int
    new: bool


@dataclass(frozen=True, slots=True)
class Stale:
    """An item that cannot go out under its number: `why` says what stands against it, `next` is free."""

    code: str
    why: Message
    next: int


def publish(folder: Path, day: date, *, raise_versions: bool = False) -> list[Published] | list[Fault]:
    """Publish every item under a folder, or nothing when there is any fault.

    `raise_versions`: an item that differs from what is out under its number gets the next one, written into
    its item.toml; without it that is a fault.
    """
    checked = look_through(folder, day)
    stale = stale_items(checked)
    faults = [*checked.faults, *(() if raise_versions else map(_fault, stale))]
    if faults:
        return faults
    if stale:
        _raise(folder, stale)
        checked = look_through(folder, day)
    with transaction.atomic():
        return [_publish(one) for one in checked.written]


def look_through(folder: Path, day: date) -> Checked:
    """Look a catalogue through by the rules of this county, publishing nothing."""
    out = frozenset(_rows().values_list("code", flat=True)) if versions.has_county() else frozenset[str]()
    return check(folder, day, confirmed=not settings.DEMO, published=out)


def stale_items(checked: Checked) -> list[Stale]:
    """Return the items whose version has to be raised before they can go out."""
    return [found for one in checked.written if (found := _stale(one)) is not None]


def _stale(item: WrittenItem) -> Stale | None:
    code, version = item.definition.code, item.definition.version
    rows = {row.version: row for row in _rows().filter(code=code)}
    newest = max(rows, default=0)
    out = rows.get(version)
    told = {"version": str(version), "newest": str(newest)}
    if out is None:
        why = N_("Version {newest} is out already.") if version < newest else ""
    elif attachments().get(out.sha256) == item.data:
        why = N_("Version {version} was withdrawn.") if out.retired else ""
    elif names := _changed_parameters(out, item):
        told["names"] = names
        why = N_("Version {version} is out with other values: {names}.")
    else:
        why = N_("Version {version} is published and differs.")
    return Stale(code, Message(why, told), newest + 1) if why else None


def _changed_parameters(out: ItemVersion, item: WrittenItem) -> str:
    """The parameters that differ, where nothing else does: `elder_age 80 → 75`."""
    old, new = read_bundle(attachments().get(out.sha256) or b""), read_bundle(item.data)
    if not isinstance(old, ItemBundle) or not isinstance(new, ItemBundle) or (
            old.definition, old.form) != (new.definition, new.form):
        return ""
    before, after = values_of(old), values_of(new)
    return ", ".join(f"{name} {before.get(name, '-')} → {after.get(name, '-')}"
                     for name in sorted(before | after) if before.get(name) != after.get(name))


def _fault(stale: Stale) -> Fault:
    return Fault(f"{stale.code}/{ITEM_FILE}", "", 0, "version", stale.why, Message(
        N_("A published version never changes: raise the version to {next}, or publish with --raise."),
        {"next": str(stale.next)}))


def _raise(folder: Path, stale: list[Stale]) -> None:
    folders = {one.name: one for one in find_catalogue(folder).items}
    for one in stale:
        path = folders[one.code] / ITEM_FILE
        text = path.read_text(encoding="utf-8")
        path.write_text(_VERSION.sub(f"version = {one.next}", text, count=1), encoding="utf-8")


def _publish(one: WrittenItem) -> Published:
    code, version = one.definition.code, one.definition.version
    rows = _rows().filter(code=code).order_by("-version")
    if rows.filter(version=version).exists():
        return Published(code, version, new=False)
    earlier = rows.first()
    announce(code, version, one.data, CaseId(earlier.stream) if earlier else None)
    return Published(code, version, new=True)


def _rows() -> "QuerySet[ItemVersion]":
    return ItemVersion.objects.filter(county=county_code())
