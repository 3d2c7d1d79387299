"""The command `kiosk`: what a screen does, through the same services; one module a group of commands.

With `--json` stdout is exactly one JSON object and stderr stays empty, also when the answer is no; the exit
code is 0 when it was done, 1 when it could not be, 2 when the command was not understood.
"""

import argparse
import os
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from kiosk import box, config
from kiosk.cli import carrying, cases, enrolment, handing_in, keeping, screen, voice
from kiosk.cli.call import Call
from kiosk.cli.commands import Commands
from kiosk.cli.result import refused, tell
from kiosk.config import Config, ConfigError
from kiosk.services.answer_file import UnreadableAnswers

GROUPS = (screen, enrolment, handing_in, cases, carrying, voice, keeping)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    options = _parser().parse_args(arguments)
    call = Call(options, Config(), str)
    try:
        call = replace(call, config=_config(options))
        call = replace(call, tr=box.words(call.config))
        result = options.act(call)
    except (ConfigError, UnreadableAnswers, OSError) as error:
        result = {"ok": False, "sentence": str(error)}
    except box.Refusals as error:
        result = refused(error, call.tr)
    tell(result, as_json=options.json)
    return 0 if result.get("ok") else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="kiosk", description="Government business without leaving the village.")
    commands = Commands(parser)
    for group in GROUPS:
        group.add_to(commands)
    return parser


def _config(options: argparse.Namespace) -> Config:
    read = config.read(options.config, os.environ)
    changes: dict[str, Any] = {"data": options.data} if options.data else {}
    if options.allow_key_file:
        changes["allow_key_file"] = True
    return replace(read, **changes)
