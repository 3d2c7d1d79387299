"""Commands that fill in a form from a file: a first look, and an application."""

import json
from pathlib import Path
from typing import Any

from kiosk.box import Box
from kiosk.cli.call import Call
from kiosk.cli.commands import Commands
from kiosk.cli.result import Result
from kiosk.services.answer_file import UnreadableAnswers, apply, look, read_answers, read_look
from kiosk.services.applying import Submitted
from kiosk.services.eligibility import Verdict


def add_to(commands: Commands) -> None:
    """`submit` and `eligibility`."""
    submit = commands.add("submit", _submit, "hand in an application from a file of answers")
    submit.add_argument("--item", required=True, help="code of the matter, such as MZ07")
    submit.add_argument("--answers", type=Path, required=True, help="JSON: person, answers, photos, signature")
    looking = commands.add("eligibility", _eligibility, "tell beforehand whether a matter fits; nothing is kept")
    looking.add_argument("item", help="code of the matter, such as MZ07")
    looking.add_argument("--answers", type=Path, required=True, help="JSON: answers, and person where needed")


def _submit(call: Call) -> Result:
    file = read_answers(_json(call.options.answers), call.options.answers.parent)

    def act(opened: Box) -> Result:
        outcome = apply(opened.kiosk, call.options.item, file)
        if not isinstance(outcome, Submitted):
            return call.refused(outcome)
        return {
            "ok": True, "case": outcome.case, "number": outcome.number, "short_code": outcome.short_code,
            "qr_url": outcome.qr_url, "day": outcome.day.isoformat(), "transport": outcome.transport,
            "tell_by": outcome.tell_by.isoformat() if outcome.tell_by else None,
            "sentence": outcome.sentence.render(call.tr),
        }

    return call.with_box(act)


def _eligibility(call: Call) -> Result:
    file = read_look(_json(call.options.answers))

    def act(opened: Box) -> Result:
        outcome = look(opened.kiosk, call.options.item, file)
        if not isinstance(outcome, Verdict):
            return call.refused(outcome)
        return {
            "ok": True, "item": call.options.item, "result": outcome.result.value,
            "headline": outcome.headline.render(call.tr), "sentence": outcome.sentence.render(call.tr),
            "reasons": list(outcome.reasons), "instead": [card.code for card in outcome.instead],
        }

    return call.with_box(act)


def _json(file: Path) -> Any:
    try:
        return json.loads(file.read_text("utf-8"))
    except ValueError as error:
        raise UnreadableAnswers("the file is not JSON") from error
