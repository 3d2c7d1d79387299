"""The command `kiosk`: what a screen does, through the same services.

With `--json` stdout is exactly one JSON object and stderr stays empty, also when the answer is no; the exit
code is 0 when it was done, 1 when it could not be, 2 when the command was not understood.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from casework.message import Message
from kiosk import box, config
from kiosk.box import Box
from kiosk.config import Config, ConfigError
from kiosk.services.answer_file import UnreadableAnswers, apply, look, read_answers, read_look
from kiosk.services.applying import Submitted
from kiosk.services.carrying import Made
from kiosk.services.case_view import CaseView
from kiosk.services.doctor import Health, worst
from kiosk.services.eligibility import Verdict
from kiosk.services.key_change import KeyOffered
from kiosk.services.lookup import Found
from kiosk.services.printing import NotHere, Printed
from kiosk.services.voice_files import NoVoice, faults_of_pack, say

Result = dict[str, Any]
Translate = Callable[[str], str]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    options = _parser().parse_args(arguments)
    tr: Translate = str
    try:
        chosen = _config(options)
        tr = box.words(chosen)
        result = options.act(options, chosen, tr)
    except (ConfigError, UnreadableAnswers, OSError) as error:
        result = {"ok": False, "sentence": str(error)}
    except box.Refusals as error:
        result = _no(error, tr)
    _say(result, as_json=options.json)
    return 0 if result.get("ok") else 1


def _config(options: argparse.Namespace) -> Config:
    read = config.read(options.config, os.environ)
    changes: dict[str, Any] = {"data": options.data} if options.data else {}
    if options.allow_key_file:
        changes["allow_key_file"] = True
    return replace(read, **changes)


def _parser() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--config", type=Path, help="options file (TOML); default: kiosk.toml in the data folder")
    shared.add_argument("--data", help="data folder")
    shared.add_argument("--allow-key-file", action="store_true", help="keep the keys in a file (level C)")
    shared.add_argument("--json", action="store_true", help="one JSON object on stdout")
    parser = argparse.ArgumentParser(prog="kiosk", description="Government business without leaving the village.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, act: Callable[..., Result], about: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, parents=[shared], help=about, description=about)
        made.set_defaults(act=act)
        return made

    command("run", _run, "open the screen")
    command("practice", _practice, "open the screen on a store of its own, to practise")
    enrol = command("enrol", _enrol, "become a terminal of a county")
    enrol.add_argument("--url", required=True, help="address of the county")
    enrol.add_argument("--code", required=True, help="one-time code from the county")
    enrol.add_argument("--ca", type=Path, help="the county's certificate authority (PEM)")
    enrol.add_argument("--ask", type=Path, help="no line: write here what is taken to the county")
    enrol.add_argument("--reply", type=Path, help="no line: the county's reply to it")
    submit = command("submit", _submit, "hand in an application from a file of answers")
    submit.add_argument("--item", required=True, help="code of the matter, such as MZ07")
    submit.add_argument("--answers", type=Path, required=True, help="JSON: person, answers, photos, signature")
    looking = command("eligibility", _eligibility, "tell beforehand whether a matter fits; nothing is kept")
    looking.add_argument("item", help="code of the matter, such as MZ07")
    looking.add_argument("--answers", type=Path, required=True, help="JSON: answers, and person where needed")
    cases = command("cases", _cases, "list the cases of the village")
    cases.add_argument("--all", action="store_true", help="those that are over, too")
    command("sync", _sync, "exchange with the county once, now")
    for name, act, about in (("case", _case, "show one case"), ("print", _print, "print the slip of a case")):
        command(name, act, about).add_argument("code", help="code of the slip or case number")
    receipt = command("receipt", _receipt, "write the slip of a case to a PDF file")
    receipt.add_argument("code", help="code of the slip or case number")
    receipt.add_argument("--pdf", type=Path, required=True, help="file to write")
    receipt.add_argument("--a4", action="store_true", help="on A4 instead of the roll")
    spoken = command("say", _speak, "write a sentence as it is read aloud to a sound file")
    spoken.add_argument("text", help="the sentence")
    spoken.add_argument("--wav", type=Path, required=True, help="file to write")
    pack = command("voice-pack", _voice_pack, "check a recorded voice")
    pack.add_argument("folder", type=Path, help="folder with pack.json")
    keys = commands.add_parser("keys", help="the keys of this machine").add_subparsers(required=True)
    rotate = keys.add_parser("rotate", parents=[shared], help="make new keys and offer them to the county")
    rotate.set_defaults(act=_rotate)
    bundle = commands.add_parser("bundle", help="carry by stick what no line carries").add_subparsers(required=True)
    for name, carry, about in (("export", _export, "write everything that waits for the county onto a stick"),
                               ("import", _import, "read a stick of the county")):
        made = bundle.add_parser(name, parents=[shared], help=about, description=about)
        made.set_defaults(act=carry)
        made.add_argument("place", type=Path, nargs="?", help="folder or file (default: the stick plugged in)")
    backup = command("backup", _backup, "make a verified copy of everything now")
    backup.add_argument("--to", type=Path, help="folder; default: copies beside the data")
    restore = command("restore", _restore, "put a copy in the place of the data; stop the screen first")
    restore.add_argument("copy", type=Path, nargs="?", help="default: the newest copy that is sound")
    command("erase-closed", _erase_closed, "forget cases that closed 30 days ago and are safe at the county")
    command("assistant-code", _assistant_code, "give the assistant a code to vouch with; read from standard input")
    command("doctor", _doctor, "look the machine over; works before enrolment")
    return parser


def _run(options: argparse.Namespace, chosen: Config, tr: Translate) -> Result:
    from kiosk import app  # noqa: PLC0415  # Qt is loaded only for the screen

    try:
        return {"ok": app.run(chosen) == 0}
    except app.CannotShow as error:
        return _no(error, tr)


def _practice(options: argparse.Namespace, chosen: Config, tr: Translate) -> Result:
    return _run(options, box.for_practice(chosen), tr)


def _enrol(options: argparse.Namespace, chosen: Config, tr: Translate) -> Result:
    ca_pem = options.ca.read_text("ascii") if options.ca else ""

    def act(opened: Box) -> Result:
        if options.ask:
            options.ask.write_bytes(opened.ask_to_enrol(options.code))
            return {"ok": True, "file": str(options.ask), "next": "county terminal answer FILE REPLY"}
        outcome: Any = (opened.enrolled_by(options.reply.read_bytes(), options.url, options.code, ca_pem)
                        if options.reply else opened.enrol(options.url, options.code, ca_pem))
        made = opened.store.identity()
        if made is None or hasattr(outcome, "sentence"):
            return _no(outcome, tr)
        return {"ok": True, "terminal": made.terminal, "village": made.village, "county": made.county}

    return _with_box(chosen, act)


def _submit(options: argparse.Namespace, chosen: Config, tr: Translate) -> Result:
    file = read_answers(_json(options.answers), options.answers.parent)

    def act(opened: Box) -> Result:
        outcome = apply(opened.kiosk, options.item, file)
        if not isinstance(outcome, Submitted):
            return _no(outcome, tr)
        return {
            "ok": True, "case": outcome.case, "number": outcome.number, "short_code": outcome.short_code,
            "qr_url": outcome.qr_url, "day": outcome.day.isoformat(), "transport": outcome.transport,
            "tell_by": outcome.tell_by.isoformat() if outcome.tell_by else None,
            "sentence": outcome.sentence.render(tr),
        }

    return _with_box(chosen, act)


def _eligibility(options: argparse.Namespace, chosen: Config, tr: Translate) -> Result:
    file = read_look(_json(options.answers))

    def act(opened: Box) -> Result:
        outcome = look(opened.kiosk, options.item, file)
        if not isinstance(outcome, Verdict):
            return _no(outcome, tr)
        return {
            "ok": True, "item": options.item, "result": outcome.result.value,
            "headline": outcome.headline.render(tr), "sentence": outcome.sentence.render(tr),
            "reasons": list(outcome.reasons), "instead": [card.code for card in outcome.instead],
        }

    return _with_box(chosen, act)


def _cases(options: argparse.Namespace, chosen: Config, tr: Translate) -> Result:
    def act(opened: Box) -> Result:
        views = opened.kiosk.lookup.village(open_only=not options.all)
        return {"ok": True, "cases": [_row(view, tr) for view in views]}

    return _with_box(chosen, act)


def _case(options: argparse.Namespace, chosen: Config, tr: Translate) -> Result:
    return _with_case(options, chosen, tr, lambda opened, view: {"ok": True, **_row(view, tr)})


def _print(options: argparse.Namespace, chosen: Config, tr: Translate) -> Result:
    def act(opened: Box, view: CaseView) -> Result:
        outcome = opened.kiosk.printing.receipt(view.case)
        return {"ok": True, "copy": outcome.copy} if isinstance(outcome, Printed) else _no(outcome, tr)

    return _with_case(options, chosen, tr, act)


def _receipt(options: argparse.Namespace, chosen: Config, tr: Translate) -> Result:
    def act(opened: Box, view: CaseView) -> Result:
        pdf = opened.kiosk.printing.receipt_pdf(view.case, a4=options.a4)
        if isinstance(pdf, NotHere):
            return _no(pdf, tr)
        options.pdf.write_bytes(pdf)
        return {"ok": True, "number": view.number, "bytes": len(pdf)}

    return _with_case(options, chosen, tr, act)


def _sync(options: argparse.Namespace, chosen: Config, tr: Translate) -> Result:
    def act(opened: Box) -> Result:
        outcome: Any = opened.exchange()
        if hasattr(outcome, "sentence"):
            return _no(outcome, tr)
        return {"ok": True, "sent": outcome.sent, "received": outcome.received,
                "round_trips": outcome.round_trips, "bytes_up": outcome.bytes_up,
                "bytes_down": outcome.bytes_down}

    return _with_box(chosen, act)


def _assistant_code(options: argparse.Namespace, chosen: Config, tr: Translate) -> Result:
    code = sys.stdin.readline().strip()

    def give(box: Box) -> Result:
        wrong = box.kiosk.vouching.set_code(code)
        return _no(wrong, tr) if wrong else {"ok": True}

    return _with_box(chosen, give)


def _speak(options: argparse.Namespace, chosen: Config, tr: Translate) -> Result:
    said = say(options.text)
    if isinstance(said, NoVoice):
        return _no(said, tr)
    options.wav.write_bytes(said.wav)
    return {"ok": True, "spelled": said.spelled, "wav": str(options.wav)}


def _voice_pack(options: argparse.Namespace, chosen: Config, tr: Translate) -> Result:
    found = faults_of_pack(options.folder)
    return {"ok": not found, "faults": found}


def _export(options: argparse.Namespace, chosen: Config, tr: Translate) -> Result:
    def act(opened: Box) -> Result:
        outcome = opened.kiosk.carrying.make(options.place)
        if not isinstance(outcome, Made):
            return _no(outcome, tr)
        return {"ok": True, "file": str(outcome.path), "facts": outcome.facts, "pictures": outcome.pictures,
                "sentence": outcome.sentence.render(tr), "next_step": outcome.next_step.render(tr)}

    return _with_box(chosen, act)


def _import(options: argparse.Namespace, chosen: Config, tr: Translate) -> Result:
    def act(opened: Box) -> Result:
        outcome = opened.kiosk.carrying.bring_in(options.place)
        if not isinstance(outcome, list):
            return _no(outcome, tr)
        rows = [{"name": one.name, "came": one.key, "sentence": one.sentence.render(tr),
                 "next_step": one.next_step.render(tr)} for one in outcome]
        return {"ok": any(one.taken for one in outcome), "files": rows,
                "held": opened.kiosk.carrying.waiting_sticks()}

    return _with_box(chosen, act)


def _rotate(options: argparse.Namespace, chosen: Config, tr: Translate) -> Result:
    def act(opened: Box) -> Result:
        outcome = box.change_keys(opened)
        if not isinstance(outcome, KeyOffered):
            return _no(outcome, tr)
        return {"ok": True, "generation": outcome.generation, "sentence": outcome.sentence.render(tr),
                "next_step": outcome.next_step.render(tr)}

    return _with_box(chosen, act)


def _backup(options: argparse.Namespace, chosen: Config, tr: Translate) -> Result:
    def act(opened: Box) -> Result:
        copy = opened.copy(options.to)
        return {"ok": True, "copy": str(copy), "bytes": copy.stat().st_size}

    return _with_box(chosen, act)


def _restore(options: argparse.Namespace, chosen: Config, tr: Translate) -> Result:
    copy = box.restore(chosen, options.copy)
    return {"ok": True, "copy": str(copy)}


def _erase_closed(options: argparse.Namespace, chosen: Config, tr: Translate) -> Result:
    def act(opened: Box) -> Result:
        erased = opened.store.erase_closed()
        return {"ok": True, "erased": erased.cases, "kept": {str(why): count for why, count in erased.kept.items()}}

    return _with_box(chosen, act)


def _doctor(options: argparse.Namespace, chosen: Config, tr: Translate) -> Result:
    rows = box.examine(chosen)
    return {"ok": True, "healthy": worst(rows) is not Health.BROKEN, "verdict": worst(rows).value, "rows": [
        {"key": row.key, "name": row.name.render(tr), "health": row.health.value,
         "finding": row.finding.render(tr), "next_step": row.next_step.render(tr) if row.next_step else None}
        for row in rows
    ]}


def _with_box(chosen: Config, act: Callable[[Box], Result]) -> Result:
    opened = box.switch_on(chosen)
    try:
        return act(opened)
    finally:
        opened.close()


def _with_case(options: argparse.Namespace, chosen: Config, tr: Translate,
               act: Callable[[Box, CaseView], Result]) -> Result:
    def found(opened: Box) -> Result:
        outcome = opened.kiosk.lookup.by_code(options.code)
        return act(opened, outcome.view) if isinstance(outcome, Found) else _no(outcome, tr)

    return _with_box(chosen, found)


def _row(view: CaseView, tr: Translate) -> Result:
    return {
        "case": view.case, "number": view.number, "short_code": view.short_code, "item": view.item_code,
        "state": view.state, "transport": [word.step.value for word in view.transport if word.reached][-1],
        "applicant": view.applicant, "headline": view.headline.render(tr),
        "due": view.due.isoformat() if view.due else None, "asks": [ask.ref for ask in view.asks],
        "papers": [{"kind": paper.kind, "sha256": paper.sha256, "here": paper.here} for paper in view.papers],
    }


def _no(outcome: Any, tr: Translate) -> Result:
    """An outcome that is a sentence and a next step."""
    sentence, step = outcome.sentence, outcome.next_step
    assert isinstance(sentence, Message) and isinstance(step, Message)
    where = {"ref": outcome.ref} if hasattr(outcome, "ref") else {}
    return {"ok": False, "outcome": type(outcome).__name__, **where,
            "sentence": sentence.render(tr), "next_step": step.render(tr)}


def _json(file: Path) -> Any:
    try:
        return json.loads(file.read_text("utf-8"))
    except ValueError as error:
        raise UnreadableAnswers("the file is not JSON") from error


def _say(result: Result, *, as_json: bool) -> None:
    if as_json:
        sys.stdout.write(json.dumps(result, ensure_ascii=False) + "\n")
        return
    out = sys.stdout if result.get("ok") else sys.stderr
    out.writelines(f"{line}\n" for line in _lines(result))


def _lines(result: Result, indent: str = "") -> list[str]:
    """The result for a person: one line a value, rows of lists indented."""
    lines: list[str] = []
    for name, value in result.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            lines.append(f"{indent}{name}:")
            for row in value:
                lines += [f"{indent}  -", *_lines(row, indent + "    ")]
        elif value not in (None, [], "") and name != "ok":
            lines.append(f"{indent}{name}: {value}")
    return lines
