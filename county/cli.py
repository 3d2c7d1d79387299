"""The `county` command: parse, call, print. Django is set up only after the folder is known."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

Command = Callable[[argparse.Namespace], dict[str, Any]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 = done, 1 = could not, 2 = wrong words."""
    parser = _parser()
    options = parser.parse_args(arguments)
    os.environ["COUNTY_DATA"] = str(Path(options.data).resolve())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "county.settings")
    if options.demo:
        os.environ["COUNTY_DEMO"] = "1"
    from county import commands

    try:
        result = getattr(commands, options.command)(options)
    except commands.CannotDo as error:
        print(error.sentence, file=sys.stderr)
        return 1
    _print(result, as_json=options.json)
    return 0


def _print(result: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(result, ensure_ascii=False))
        return
    for name, value in result.items():
        print(f"{name}: {value}")


def _parser() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--data", default=os.environ.get("COUNTY_DATA", "county-data"),
                        help="folder of the county (default: county-data)")
    shared.add_argument("--json", action="store_true", help="print one JSON object")
    shared.add_argument("--demo", action="store_true", help="sample data is allowed")
    parser = argparse.ArgumentParser(prog="county", description="The county server of Buchucun.")
    commands = parser.add_subparsers(dest="command", required=True)

    def add(name: str, text: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=text, parents=[shared])

    init = add("init", "make keys, certificate authority and database")
    init.add_argument("--host", default="127.0.0.1", help="host name in receipts and certificate")
    serve = add("serve", "answer villages, staff and the public")
    _address(serve)
    add("worker", "do what is due until stopped").add_argument("--once", action="store_true")
    staff = add("staff", "add a member of staff")
    for name in ("login", "name", "role", "scope", "password"):
        staff.add_argument(f"--{name}", required=True)
    village = add("village", "add a village")
    for name in ("code", "name", "township"):
        village.add_argument(f"--{name}", required=True)
    add("code", "one-time code for a technician").add_argument("--village", required=True)
    for name, text in (("publish", "publish items"), ("check", "check items, publish nothing")):
        add(name, text).add_argument("folder")
    add("sample", "staff, villages and items of the demo")
    add("doctor", "say what is wrong and what to do")
    add("rebuild", "drop what is derived and fold it again")
    return parser


def _address(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8443)
    parser.add_argument("--console-port", type=int, default=0,
                        help="a second, plain listener on this machine only, for the console")


if __name__ == "__main__":
    sys.exit(main())
