"""What the commands of `county catalogue` do. Imported after Django is set up."""

import argparse
from pathlib import Path

from django.utils.translation import gettext

from county.cannot import CannotDo, Result
from county.cases.reading import today
from county.catalogue import publishing, versions
from county.catalogue.faults import Fault


def catalogue_check(options: argparse.Namespace) -> Result:
    """Look a catalogue through and publish nothing."""
    checked = publishing.look_through(Path(options.folder), today())
    _must_be_sound(checked.faults)
    return {"items": len(checked.written), "faults": 0}


def catalogue_publish(options: argparse.Namespace) -> Result:
    """Publish the items under a folder, all or none."""
    outcome = publishing.publish(Path(options.folder), today())
    _must_be_sound([one for one in outcome if isinstance(one, Fault)])
    published = [one for one in outcome if isinstance(one, publishing.Published)]
    return {"published": [one.code for one in published if one.new],
            "unchanged": [one.code for one in published if not one.new]}


def _must_be_sound(faults: "list[Fault] | tuple[Fault, ...]") -> None:
    if not faults:
        return
    count = gettext("%(count)s faults; nothing was published.") % {"count": len(faults)}
    raise CannotDo("\n".join([*(one.told(gettext) for one in faults), count]),
                   {"items": 0, "faults": [one.as_record(gettext) for one in faults]})


def catalogue_list(options: argparse.Namespace) -> Result:
    """List the newest version of every item in force."""
    return {"items": [{"code": one.definition.code, "version": one.definition.version,
                       "name": one.definition.name.zh} for one in versions.newest()]}
