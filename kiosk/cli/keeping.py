"""Commands that look after the machine and its data: copies, what may be forgotten, the doctor."""

from pathlib import Path

from kiosk import box
from kiosk.box import Box
from kiosk.cli.call import Call
from kiosk.cli.commands import Commands
from kiosk.cli.result import Result
from kiosk.services.doctor import Health, worst


def add_to(commands: Commands) -> None:
    """`backup`, `restore`, `erase-closed`, `doctor`."""
    backup = commands.add("backup", _backup, "make a verified copy of everything now")
    backup.add_argument("--to", type=Path, help="folder; default: copies beside the data")
    restore = commands.add("restore", _restore, "put a copy in the place of the data; stop the screen first")
    restore.add_argument("copy", type=Path, nargs="?", help="default: the newest copy that is sound")
    commands.add("erase-closed", _erase_closed, "forget cases that closed 30 days ago and are safe at the county")
    commands.add("doctor", _doctor, "look the machine over; works before enrolment")


def _backup(call: Call) -> Result:
    def act(opened: Box) -> Result:
        copy = opened.copy(call.options.to)
        return {"ok": True, "copy": str(copy), "bytes": copy.stat().st_size}

    return call.with_box(act)


def _restore(call: Call) -> Result:
    return {"ok": True, "copy": str(box.restore(call.config, call.options.copy))}


def _erase_closed(call: Call) -> Result:
    def act(opened: Box) -> Result:
        erased = opened.store.erase_closed()
        return {"ok": True, "erased": erased.cases, "kept": {str(why): count for why, count in erased.kept.items()}}

    return call.with_box(act)


def _doctor(call: Call) -> Result:
    rows, tr = box.examine(call.config), call.tr
    return {"ok": True, "healthy": worst(rows) is not Health.BROKEN, "verdict": worst(rows).value, "rows": [
        {"key": row.key, "name": row.name.render(tr), "health": row.health.value,
         "finding": row.finding.render(tr), "next_step": row.next_step.render(tr) if row.next_step else None}
        for row in rows
    ]}
