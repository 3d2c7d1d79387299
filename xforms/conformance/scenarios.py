"""The recorded form scenarios: load a form, do things, look at what it says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from ..clock import FixedClock
from ..errors import UnknownRef, XFormsError
from ..form import Form
from ..results import Choice
from ..session import Session
from .tally import Tally
from .xpath_cases import PHOENIX


def in_scope(trace: Mapping[str, Any]) -> bool:
    """Whether upstream passes it, and every step could be recorded."""
    return bool(trace["upstream"] == "it" and trace["complete"])


def run_scenarios(data: Mapping[str, Any]) -> Tally:
    """Every trace in scope of what ``form_scenarios.json`` holds, each on a session of its own."""
    clock = FixedClock(datetime.fromisoformat(data["format"]["clock"].split(" ")[0]))
    tally = Tally()
    for trace in data["scenarios"]:
        if not in_scope(trace):
            tally.skipped += 1
        else:
            tally.count(trace["id"], passed=not complaint(trace, data, clock))
    return tally


def complaint(trace: Mapping[str, Any], data: Mapping[str, Any], clock: FixedClock) -> str:
    """What went otherwise than recorded; '' when nothing did."""
    play = _Play(trace, data, clock)
    for number, step in enumerate(trace["steps"]):
        try:
            wrong = play.do(step)
        except Exception as error:  # noqa: BLE001 - a step may be meant to raise
            if not (step.get("throws") and isinstance(error, XFormsError)):
                return f"step {number} {step['op']}: {error!r}"
        else:
            if step.get("throws"):
                return f"step {number} {step['op']} should have raised"
            if wrong:
                return f"step {number} {step}: {wrong}"
    return ""


class _Play:
    def __init__(self, trace: Mapping[str, Any], data: Mapping[str, Any], clock: FixedClock) -> None:
        self.trace = trace
        self.data = data
        self.clock = clock
        self.at = ""

    def do(self, step: Mapping[str, Any]) -> str:
        result: str = getattr(self, f"_{step['op']}")(step) or ""
        return result

    # -- acts ----------------------------------------------------------------
    def _load(self, step: Mapping[str, Any]) -> None:
        entry = self.trace["forms"][step["form"]]
        form = Form.load(self.data["forms"][entry["form"]].encode())
        edited = entry.get("options", {}).get("editInstance")
        if edited:
            self.session = Session.from_submission(form, edited.encode(), clock=self.clock, zone=PHOENIX)
        else:
            self.session = Session(form, clock=self.clock, zone=PHOENIX)

    def _answer(self, step: Mapping[str, Any]) -> None:
        value = step["value"]
        try:
            self.session.answer(step["ref"], value)
        except UnknownRef:
            self._grow(step["ref"])
            self.session.answer(step["ref"], value)

    def _grow(self, ref: str) -> None:
        """Scenario's answer makes the repeat instances its ref needs."""
        for match in re.finditer(r"\[(\d+)\]", ref):
            repeat = ref[:match.start()]
            try:
                while self.session.repeat_count(repeat) < int(match[1]):
                    self.session.add_repeat(repeat)
            except UnknownRef:
                continue

    def _add_repeat(self, step: Mapping[str, Any]) -> None:
        self.at = self.session.add_repeat(step["ref"])

    def _remove_repeat(self, step: Mapping[str, Any]) -> None:
        self.session.remove_repeat(step["ref"])

    def _set_language(self, step: Mapping[str, Any]) -> None:
        self.session.set_language(step["language"])

    def _next(self, step: Mapping[str, Any]) -> None:
        """Where the person stands is a matter of the front end: go there and look at nothing."""
        self.at = step["ref"]

    _prev = _next

    # -- looks ---------------------------------------------------------------
    def _assert_value(self, step: Mapping[str, Any]) -> str:
        text, expected = self.session.text(step["ref"]), step["expected"]
        if step["answer_type"] == "null":
            return "" if self.session.value(step["ref"]) is None else f"has {text!r}"
        return "" if _alike(text, str(expected), step["answer_type"]) else f"has {text!r}"

    def _assert_value_prefix(self, step: Mapping[str, Any]) -> str:
        text = self.session.text(step["ref"])
        return "" if text.startswith(step["expected"]) else f"has {text!r}"

    def _assert_relevant(self, step: Mapping[str, Any]) -> str:
        return _same(self.session.relevant(step["ref"]), step["expected"])

    def _assert_readonly(self, step: Mapping[str, Any]) -> str:
        return _same(self.session.readonly(step["ref"]), step["expected"])

    def _assert_required(self, step: Mapping[str, Any]) -> str:
        return _same(self.session.required(step["ref"]), step["expected"])

    def _assert_valid(self, step: Mapping[str, Any]) -> str:
        return _same(self.session.valid(step["ref"]).ok, step["expected"])

    def _assert_form_valid(self, step: Mapping[str, Any]) -> str:
        return _same(not self.session.validate(), step["expected"])

    def _assert_message(self, step: Mapping[str, Any]) -> str:
        validity = self.session.valid(step["ref"])
        wanted = step["kind"]
        shown = validity.message if not validity.ok and wanted in ("validity", validity.kind) else None
        return _same(shown, step["expected"])

    def _assert_repeat_count(self, step: Mapping[str, Any]) -> str:
        return _counted(self.session.repeat_count(step["ref"]), step)

    def _assert_choice_count(self, step: Mapping[str, Any]) -> str:
        return _counted(len(self.session.choices(step["ref"])), step)

    def _assert_choices(self, step: Mapping[str, Any]) -> str:
        found = self.session.choices(step["ref"])
        wanted = step["expected"]
        missing = [one for one in wanted if not any(_is(choice, one) for choice in found)]
        if missing:
            return f"lacks {missing}, has {found}"
        if step["how"] == "toContainChoices":
            return "" if _in_order(found, wanted) else "other order"
        return ""

    def _assert_position(self, step: Mapping[str, Any]) -> str:
        return _same(self.at, step["expected"])


def _alike(text: str, expected: str, kind: str) -> bool:
    if text == expected:
        return True
    if kind == "boolean":
        return (text in ("true", "1", "OK")) is (expected in ("True", "true", "1"))
    try:
        return abs(float(text) - float(expected)) < 1e-6
    except ValueError:
        return False


def _same(found: object, expected: object) -> str:
    return "" if found == expected else f"has {found!r}"


def _counted(found: int, step: Mapping[str, Any]) -> str:
    return "" if (found == step["expected"]) is not bool(step.get("negate")) else f"has {found}"


def _is(choice: Choice, expected: list[str]) -> bool:
    return choice.value == expected[0] and (len(expected) < 2 or choice.text == expected[1])


def _in_order(found: list[Choice], expected: list[list[str]]) -> bool:
    places = [next(i for i, choice in enumerate(found) if _is(choice, one)) for one in expected]
    return places == sorted(places)

