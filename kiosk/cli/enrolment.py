"""Commands by which a box becomes a terminal of a county, gets its keys, and its assistant a code."""

import sys
from pathlib import Path
from typing import Any

from kiosk import box
from kiosk.box import Box
from kiosk.cli.call import Call
from kiosk.cli.commands import Commands
from kiosk.cli.result import Result
from kiosk.services.key_change import KeyOffered


def add_to(commands: Commands) -> None:
    """`enrol`, `keys rotate` and `assistant-code`."""
    enrol = commands.add("enrol", _enrol, "become a terminal of a county")
    enrol.add_argument("--url", required=True, help="address of the county")
    enrol.add_argument("--code", required=True, help="one-time code from the county")
    enrol.add_argument("--ca", type=Path, help="the county's certificate authority (PEM)")
    enrol.add_argument("--ask", type=Path, help="no line: write here what is taken to the county")
    enrol.add_argument("--reply", type=Path, help="no line: the county's reply to it")
    keys = commands.group("keys", "the keys of this machine")
    keys.add("rotate", _rotate, "make new keys and offer them to the county")
    commands.add("assistant-code", _assistant_code,
                 "give the assistant a code to vouch with; read from standard input")


def _enrol(call: Call) -> Result:
    options = call.options
    ca_pem = options.ca.read_text("ascii") if options.ca else ""

    def act(opened: Box) -> Result:
        if options.ask:
            options.ask.write_bytes(opened.ask_to_enrol(options.code))
            return {"ok": True, "file": str(options.ask), "next": "county terminal answer FILE REPLY"}
        outcome: Any = (opened.enrolled_by(options.reply.read_bytes(), options.url, options.code, ca_pem)
                        if options.reply else opened.enrol(options.url, options.code, ca_pem))
        made = opened.store.identity()
        if made is None or hasattr(outcome, "sentence"):
            return call.refused(outcome)
        return {"ok": True, "terminal": made.terminal, "village": made.village, "county": made.county}

    return call.with_box(act)


def _rotate(call: Call) -> Result:
    def act(opened: Box) -> Result:
        outcome = box.change_keys(opened)
        if not isinstance(outcome, KeyOffered):
            return call.refused(outcome)
        return {"ok": True, "generation": outcome.generation, **call.said(outcome)}

    return call.with_box(act)


def _assistant_code(call: Call) -> Result:
    code = sys.stdin.readline().strip()

    def give(opened: Box) -> Result:
        wrong = opened.kiosk.vouching.set_code(code)
        return call.refused(wrong) if wrong else {"ok": True}

    return call.with_box(give)
