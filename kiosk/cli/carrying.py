"""Commands that exchange with the county: over the line, or by a stick carried by hand."""

from pathlib import Path
from typing import Any

from kiosk.box import Box
from kiosk.cli.call import Call
from kiosk.cli.commands import Commands
from kiosk.cli.result import Result
from kiosk.services.carrying import Made


def add_to(commands: Commands) -> None:
    """`sync`, `bundle export` and `bundle import`."""
    commands.add("sync", _sync, "exchange with the county once, now")
    bundle = commands.group("bundle", "carry by stick what no line carries")
    for name, act, about in (("export", _export, "write everything that waits for the county onto a stick"),
                             ("import", _import, "read a stick of the county")):
        bundle.add(name, act, about).add_argument(
            "place", type=Path, nargs="?", help="folder or file (default: the stick plugged in)")


def _sync(call: Call) -> Result:
    def act(opened: Box) -> Result:
        outcome: Any = opened.exchange()
        if hasattr(outcome, "sentence"):
            return call.refused(outcome)
        return {"ok": True, "sent": outcome.sent, "received": outcome.received,
                "round_trips": outcome.round_trips, "bytes_up": outcome.bytes_up,
                "bytes_down": outcome.bytes_down}

    return call.with_box(act)


def _export(call: Call) -> Result:
    def act(opened: Box) -> Result:
        outcome = opened.kiosk.carrying.make(call.options.place)
        if not isinstance(outcome, Made):
            return call.refused(outcome)
        return {"ok": True, "file": str(outcome.path), "facts": outcome.facts, "pictures": outcome.pictures,
                **call.said(outcome)}

    return call.with_box(act)


def _import(call: Call) -> Result:
    def act(opened: Box) -> Result:
        outcome = opened.kiosk.carrying.bring_in(call.options.place)
        if not isinstance(outcome, list):
            return call.refused(outcome)
        rows = [{"name": one.name, "came": one.key, **call.said(one)} for one in outcome]
        return {"ok": any(one.taken for one in outcome), "files": rows,
                "held": opened.kiosk.carrying.waiting_sticks()}

    return call.with_box(act)
