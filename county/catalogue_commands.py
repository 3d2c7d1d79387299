"""What the commands of `county catalogue` do. Imported after Django is set up."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from django.utils.translation import gettext

from casework.bundle import ItemBundle, read_bundle
from county.cannot import CannotDo, Result
from county.cases.reading import today
from county.catalogue import authoring, history, life_event_publishing, publishing, versions
from county.catalogue.differences import differences
from county.catalogue.faults import Fault
from county.catalogue.folder import find_catalogue
from county.catalogue.sheets import write_sheet
from county.catalogue.workbooks import NoForm, read_workbook


def catalogue_check(options: argparse.Namespace) -> Result:
    """Look a catalogue through and publish nothing; `raise` names what has to get a new version to go out."""
    checked = publishing.look_through(Path(options.folder), today())
    _must_be_sound([*checked.faults, *life_event_publishing.faults(find_catalogue(Path(options.folder)).root, today())])
    stale = publishing.stale_items(checked) if versions.has_county() else []
    return {"items": len(checked.written), "faults": 0,
            "raise": [f"{one.code}: {one.why.render(gettext)}" for one in stale]}


def catalogue_publish(options: argparse.Namespace) -> Result:
    """Publish the items under a folder, all or none."""
    root = find_catalogue(Path(options.folder)).root
    _must_be_sound(life_event_publishing.faults(root, today()))
    outcome = publishing.publish(Path(options.folder), today(), raise_versions=options.raise_versions)
    _must_be_sound([one for one in outcome if isinstance(one, Fault)])
    events = life_event_publishing.publish(root, today())
    published = [one for one in (*outcome, *events) if isinstance(one, publishing.Published)]
    return {"published": [f"{one.code}@{one.version}" for one in published if one.new],
            "unchanged": [f"{one.code}@{one.version}" for one in published if not one.new]}


def _must_be_sound(faults: Sequence[Fault]) -> None:
    if not faults:
        return
    count = gettext("%(count)s faults; nothing was published.") % {"count": len(faults)}
    raise CannotDo("\n".join([*(one.told(gettext) for one in faults), count]),
                   {"items": 0, "faults": [one.as_record(gettext) for one in faults]})


def catalogue_sheet(options: argparse.Namespace) -> Result:
    """Write a form as a spreadsheet."""
    named = Path(options.folder)
    path = authoring.form_file(named) if named.is_dir() else named
    if not isinstance(path, Path):
        _must_be_sound(path)
        raise AssertionError("a folder without a form has a fault")
    book = read_workbook(path) if path.exists() else None
    if book is None or isinstance(book, NoForm):
        raise CannotDo(gettext("There is no form %(name)s that can be read.") % {"name": path})
    write_sheet(book, Path(options.out))
    return {"sheet": options.out}


def catalogue_list(options: argparse.Namespace) -> Result:
    """List every item with its version in force and those withdrawn."""
    names = {str(one.definition.code): one.definition.name.zh for one in versions.newest()}
    return {"items": [{"code": one.code, "version": one.in_force, "name": names.get(one.code, ""),
                       "versions": list(one.versions), "withdrawn": list(one.withdrawn)}
                      for one in history.histories()]}


def catalogue_verify(options: argparse.Namespace) -> Result:
    """Check the county's signature under a version."""
    found = history.verify(options.code, options.version)
    if isinstance(found, history.Cannot):
        raise CannotDo(found.why.render(gettext))
    return {"code": found.code, "version": found.version, "sha256": found.sha256, "bytes": found.bytes,
            "signed_by": found.signed_by}


def catalogue_rollback(options: argparse.Namespace) -> Result:
    """Go back to an earlier version."""
    done = history.roll_back(options.code, options.to, options.reason)
    if isinstance(done, history.Cannot):
        raise CannotDo(done.why.render(gettext))
    return {"code": done.code, "in_force": done.in_force, "withdrawn": list(done.withdrawn)}


def catalogue_diff(options: argparse.Namespace) -> Result:
    """Say what changed from one version to another; each is CODE@VERSION, CODE (in force) or an item's folder."""
    found = differences(_bundle(options.old), _bundle(options.new))
    if options.json:
        return {"changes": [{"part": one.part, "name": one.name, "what": one.what, "language": one.language,
                             "before": one.before, "after": one.after} for one in found]}
    return {"changes": [one.told(gettext) for one in found] or [gettext("Nothing differs.")]}


def _bundle(named: str) -> ItemBundle:
    code, _, version = named.partition("@")
    if Path(named).is_dir():
        written = authoring.read_item(Path(named), today())
        if isinstance(written, list):
            _must_be_sound(written)
            raise AssertionError("an unsound item has faults")
        made = read_bundle(written.data)
        return made if isinstance(made, ItemBundle) else _missing(named)
    known: dict[str, int] = {str(one.code): one.in_force for one in history.histories()}
    number = version or str(known.get(code, ""))
    return (versions.bundle(code, int(number)) if number.isdigit() else None) or _missing(named)


def _missing(named: str) -> ItemBundle:
    raise CannotDo(gettext("There is no version %(name)s. See: county catalogue list.") % {"name": named})
