"""The `county` command: parse, call, print. Django is set up only after the folder is known."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 = done, 1 = could not, 2 = wrong words."""
    options = _parser().parse_args(arguments)
    os.environ["COUNTY_DATA"] = str(Path(options.data).resolve())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "county.settings")
    if options.demo:
        os.environ["COUNTY_DEMO"] = "1"
    from county import commands

    commands.speak(options.language)
    try:
        result = getattr(commands, options.run)(options)
    except commands.CannotDo as error:
        if options.json and error.record is not None:
            print(json.dumps(error.record, ensure_ascii=False))
        print(error.sentence, file=sys.stderr)
        return 1
    except commands.DatabaseError as error:
        print(f"The county in {options.data} cannot be used ({type(error).__name__}).\n"
              "A new one is made by: county init.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0
    _print(result, as_json=options.json)
    return 0


def _print(result: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(result, ensure_ascii=False))
        return
    for name, value in result.items():
        rows = value if isinstance(value, list) else [value]
        print(f"{name}: {rows[0] if rows else '-'}")
        for row in rows[1:]:
            print(f"{'':{len(name) + 1}} {row}")


def _shared() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--data", default=os.environ.get("COUNTY_DATA", "county-data"),
                        help="folder of the county (default: county-data)")
    shared.add_argument("--json", action="store_true", help="print one JSON object")
    shared.add_argument("--language", default=os.environ.get("LANG", "en"),
                        help="zh or en: in which language faults are told (default: that of this machine)")
    shared.add_argument("--demo", action="store_true", help="sample data is allowed")
    return shared


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="county", description="The county server of Buchucun.")
    rooms = parser.add_subparsers(dest="room", required=True)
    _running(_Adder(rooms))
    _people(_Adder(rooms.add_parser("staff", help="people and their roles").add_subparsers(required=True), "staff"))
    _villages(_Adder(rooms.add_parser("village", help="villages").add_subparsers(required=True), "village"))
    _terminals(_Adder(rooms.add_parser("terminal", help="kiosks").add_subparsers(required=True), "terminal"))
    _catalogue(_Adder(rooms.add_parser("catalogue", help="items").add_subparsers(required=True), "catalogue"))
    _bundles(_Adder(rooms.add_parser("bundle", help="carry by stick what no line carries")
                    .add_subparsers(required=True), "bundle"))
    _keys(_Adder(rooms.add_parser("keys", help="the county's own keys").add_subparsers(required=True), "keys"))
    _talking(_Adder(rooms.add_parser("enquiry", help="questions, complaints, objections").add_subparsers(
        required=True), "enquiry"))
    _notices(_Adder(rooms.add_parser("notice", help="public notices").add_subparsers(required=True), "notice"))
    _quarantine(_Adder(rooms.add_parser("quarantine", help="what came from kiosks and waits for a person")
                       .add_subparsers(required=True), "quarantine"))
    copies = rooms.add_parser("backup", help="copies of everything, proven").add_subparsers(required=True)
    _backup(_Adder(copies, "backup"))
    cases = _Adder(rooms.add_parser("cases", help="what is derived from facts").add_subparsers(required=True), "cases")
    cases("rebuild", "drop what is derived and fold it again")
    inbox = cases("inbox", "what lies on the table of a member of staff, what cannot wait first")
    inbox.add_argument("--login", required=True)
    inbox.add_argument("--tab", default="", help="pile to open (default: the first of the role)")
    _powers(_Adder(rooms.add_parser("powers", help="who may do which act").add_subparsers(required=True), "powers"))
    return parser


class _Adder:
    """Adds commands of one room; each runs the function of its name in `county.commands`."""

    def __init__(self, rooms: Any, room: str = "") -> None:
        self._rooms, self._room = rooms, room

    def __call__(self, name: str, about: str) -> argparse.ArgumentParser:
        made: argparse.ArgumentParser = self._rooms.add_parser(name, help=about, parents=[_shared()])
        made.set_defaults(run=f"{self._room}_{name}" if self._room else name)
        return made


def _running(add: _Adder) -> None:
    init = add("init", "make keys, certificate authority and database")
    init.add_argument("--host", default="127.0.0.1", help="host name in receipts and certificate")
    serve = add("serve", "answer villages, staff and the public")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8443)
    serve.add_argument("--console-port", type=int, default=0,
                       help="a second, plain listener on this machine only, for the console")
    add("worker", "do what is due until stopped").add_argument("--once", action="store_true")
    demo = add("demo", "a county with invented staff, villages and all items")
    demo.add_argument("--host", default="127.0.0.1", help="host name in receipts and certificate")
    add("rebuild", "drop everything that is derived from facts and derive it again")
    add("doctor", "say what is wrong and what to do")


def _people(add: _Adder) -> None:
    staff = add("add", "add a member of staff")
    for name in ("login", "name", "role", "scope"):
        staff.add_argument(f"--{name}", required=True)
    staff.add_argument("--password", default="", help="left out: read from standard input")
    for name in ("department", "unit", "phone"):
        staff.add_argument(f"--{name}", default="")
    add("list", "who is there")
    add("off", "shut a login").add_argument("--login", required=True)


def _villages(add: _Adder) -> None:
    village = add("add", "add a village")
    for name in ("code", "name", "township"):
        village.add_argument(f"--{name}", required=True)
    add("list", "which villages are served")


def _terminals(add: _Adder) -> None:
    code = add("code", "one-time code for a technician")
    code.add_argument("--village", required=True)
    code.add_argument("--terminal", type=int, default=None,
                      help="number of a kiosk that was lost and is set up anew; its old key is shut out")
    answer = add("answer", "enrol a kiosk that no line reaches, by the file it wrote")
    answer.add_argument("ask", help="file written by `kiosk enrol --ask`")
    answer.add_argument("reply", help="file to write, for `kiosk enrol --reply`")
    add("list", "which kiosks are enrolled, and when they were last heard of")
    revoke = add("revoke", "shut a kiosk out; receipts it gave up to now stay good")
    revoke.add_argument("number", type=int)
    revoke.add_argument("--after", type=int, default=None, metavar="SEQ",
                        help="last receipt that still counts (default: the last the county has)")


def _bundles(add: _Adder) -> None:
    add("import", "take in sticks of villages").add_argument("path", help="folder or file")
    back = add("export", "write a stick for the way back")
    which = back.add_mutually_exclusive_group(required=True)
    which.add_argument("--terminal", type=int, default=None, help="number of the kiosk")
    which.add_argument("--village", default="", help="all kiosks of a village")
    back.add_argument("folder", help="folder of the stick")


def _quarantine(add: _Adder) -> None:
    add("list", "what waits, and why").add_argument("--terminal", type=int, default=None, help="of this kiosk only")
    release = add("release", "let in what somebody vouches for")
    release.add_argument("terminal", type=int)
    release.add_argument("epoch", nargs="?", default="", help="as listed; epoch and number left out: all of the kiosk")
    release.add_argument("seq", nargs="?", type=int, default=None)
    release.add_argument("--reason", required=True, help="who vouches and why; written into the audit log")


def _keys(add: _Adder) -> None:
    add("list", "which keys there are")
    add("rotate", "make a new key; the old one goes on counting until it is retired")
    add("retire", "take an old key back").add_argument("name", help="as `county keys list` has it")


def _talking(add: _Adder) -> None:
    add("list", "what villagers say").add_argument("--waiting", action="store_true", help="without an answer yet")
    answer = add("answer", "answer one; it is read to the person in the village")
    answer.add_argument("--id", required=True, help="--id=..., as listed")
    answer.add_argument("--words", required=True)
    answer.add_argument("--by", required=True, help="the office, as people know it")


def _notices(add: _Adder) -> None:
    add("post", "hang a notice").add_argument("file", help="JSON: village, title, columns, rows, start, end ...")
    down = add("down", "take a notice down before its end")
    down.add_argument("--id", required=True, help="--id=..., as listed")
    down.add_argument("--reason", required=True)
    add("list", "every notice")


def _backup(add: _Adder) -> None:
    create = add("create", "back everything up and prove it")
    create.add_argument("--to", required=True, help="folder, on another disk")
    create.add_argument("--carried-off", action="store_true", help="the folder leaves this machine by other means")
    add("verify", "recompute every log of a backup").add_argument("file")
    add("restore", "put a backup in the place of what is here; stop the county first").add_argument("file")


def _catalogue(add: _Adder) -> None:
    publish = add("publish", "publish items, all or none")
    publish.add_argument("--raise", dest="raise_versions", action="store_true",
                         help="give the next version to items that differ from what is out under their number")
    publish.add_argument("folder")
    add("check", "tell every fault of a catalogue, publish nothing").add_argument("folder")
    sheet = add("sheet", "write an item's form as a spreadsheet, to be changed in LibreOffice Calc")
    sheet.add_argument("folder", help="the folder of an item, or of a block's .md")
    sheet.add_argument("--out", required=True, help="where the .xlsx goes")
    add("list", "which versions are out, in force, withdrawn")
    diff = add("diff", "what changed between two versions")
    for name in ("old", "new"):
        diff.add_argument(name, help="CODE@VERSION, CODE (the one in force), or the folder of an item")
    verify = add("verify", "check the county's signature under a version")
    verify.add_argument("code")
    verify.add_argument("version", type=int)
    back = add("rollback", "make an earlier version the one in force; nothing that was begun is touched")
    back.add_argument("code")
    back.add_argument("--to", type=int, default=None, help="the version to go back to (default: the one before)")
    back.add_argument("--reason", default="", help="why, kept with the fact")


def _powers(add: _Adder) -> None:
    listed, who = add("list", "the acts of townships with their footing"), add("who", "who may do an act on a day")
    enter = add("enter", "enter the document that puts a power into force")
    for one in (who, enter):
        one.add_argument("code", help="SQ001 to SQ084")
    for one in (listed, who, enter):
        one.add_argument("--township", default="", help="division code; left out: the whole county")
    who.add_argument("--day", default="", help="like 2026-01-31; left out: today")
    enter.add_argument("--document", required=True)
    enter.add_argument("--since", required=True)
    enter.add_argument("--until", default="")


if __name__ == "__main__":
    sys.exit(main())
