"""What the commands of `county bundle` do. Imported after Django is set up."""

import argparse
from pathlib import Path

from django.utils.translation import gettext

from casework.ids import TerminalId, VillageCode
from county.cannot import CannotDo, Result
from county.sticks import bringing, returning
from county.sticks.outcomes import BroughtIn
from sticks import NoStick


def bundle_import(options: argparse.Namespace) -> Result:
    """Take in the sticks of villages that lie in a folder, or one file."""
    brought = bringing.bring_in(Path(options.path))
    if isinstance(brought, NoStick):
        raise CannotDo(f"{brought.sentence.render(gettext)} {brought.next_step.render(gettext)}")
    rows = [_file(one) for one in brought]
    said = rows if options.json else [f"{one['name']}: {one['sentence']} {one['next_step']}" for one in rows]
    return {"files": said, "held": len(bringing.held()),
            "taken": sum(isinstance(one.outcome, BroughtIn) for one in brought)}


def _file(one: bringing.Brought) -> Result:
    outcome = one.outcome
    words = {"sentence": outcome.sentence.render(gettext), "next_step": outcome.next_step.render(gettext)}
    if not isinstance(outcome, BroughtIn):
        return {"name": one.name, "came": outcome.reason} | words
    return {"name": one.name, "came": outcome.came.value, "terminal": outcome.outline.terminal,
            "facts": outcome.facts, "pictures": outcome.blobs, "set_aside": outcome.set_aside} | words


def bundle_export(options: argparse.Namespace) -> Result:
    """Write the way back for a kiosk or for all of a village into a folder."""
    one = options.terminal is not None
    wanted = [TerminalId(options.terminal)] if one else returning.terminals_of(VillageCode(options.village))
    if not wanted:
        raise CannotDo(gettext("There is no kiosk in that village. See: county terminal list."))
    files = [returning.export(terminal, Path(options.folder)) for terminal in wanted]
    for outcome in files:
        if not isinstance(outcome, Path):
            raise CannotDo(f"{outcome.sentence.render(gettext)} {outcome.next_step.render(gettext)}")
    return {"files": [str(file) for file in files]}
