"""Commands that open the screen."""

from dataclasses import replace

from kiosk import box
from kiosk.cli.call import Call
from kiosk.cli.commands import Commands
from kiosk.cli.result import Result


def add_to(commands: Commands) -> None:
    """`run` and `practice`."""
    commands.add("run", _run, "open the screen")
    commands.add("practice", _practice, "open the screen on a store of its own, to practise")


def _run(call: Call) -> Result:
    from kiosk import app  # noqa: PLC0415  # Qt is loaded only for the screen

    try:
        return {"ok": app.run(call.config) == 0}
    except app.CannotShow as error:
        return call.refused(error)


def _practice(call: Call) -> Result:
    return _run(replace(call, config=box.for_practice(call.config)))
