"""The lint before a form is published: every expression parsed and run dry, every text looked for.

``Form.load`` refuses what can never work. This finds what loads and still lets a person down: a question
nobody ever reaches, a language without words, a list whose labels come out empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random

from .clock import CHINA, Clock
from .definition import Control, Item, Template, TextSource, Translated
from .engine import Engine, environment
from .errors import FormErrors, XFormsError
from .form import Form
from .instance import find_all
from .reach import plain, rows_of, strangers, unreachable
from .references import references
from .regex import search
from .session import Session
from .speech import Speech
from .tree import Node
from .xpath.ast import Call, StringLiteral
from .xpath.coerce import to_boolean, to_string
from .xpath.compiler import Expression
from .xpath.context import Environment
from .xpath.visit import calls, paths

_MOVING = frozenset({"today", "now", "random", "uuid", "once", "position", "last", "jr:itext", "jr:choice-name",
                     "instance", "pulldata", "current", "property", "version"})
UNREACHABLE, STRANGER, CIRCLE = "unreachable", "no-such-choice", "circle"
"""Codes of findings a caller may want to put in words of its own."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: the node's path, the attribute, a character offset in it, what is wrong, how to mend it.

    ``code`` names the kinds a caller may tell in its own words; ``about`` is what those are about.
    """

    path: str
    attribute: str
    offset: int
    message: str
    remedy: str
    code: str = ""
    about: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.path} {self.attribute}: {self.message}. {self.remedy}"


def check_xml(xml: bytes, *, clock: Clock, media: Mapping[str, bytes] | None = None) -> list[Finding]:
    """Findings of a form as XML; what keeps it from loading is among them. ``media`` as for ``Form.load``."""
    try:
        form = Form.load(xml, media=media)
    except FormErrors as refused:
        return [Finding(one.path, one.attribute, one.offset, one.message, "Mend the expression or the path.",
                        CIRCLE if "in a circle" in one.message or "on itself" in one.message else "")
                for one in refused.errors]
    return check(form, clock=clock)


def check(form: Form, *, clock: Clock) -> list[Finding]:
    """Findings in form order; empty when the form may be published."""
    found = [*_head(form), *_names(form), *_patterns(form), *_reach(form), *_texts(form)]
    engine = Engine(form, lambda top: environment(form, top, moment=clock.now, zone=CHINA, random=Random(0).random))
    speech = Speech(form, engine.env, form.default_language)
    found += [*_dry_run(form, engine), *_choices(form, engine, speech), *_opening(form, clock)]
    return sorted(dict.fromkeys(found), key=lambda one: (_place(form, one.path), one.attribute))


def _opening(form: Form, clock: Clock) -> Iterator[Finding]:
    try:
        Session(form, clock=clock)
    except XFormsError as error:
        yield Finding("/", "load", 0, f"the form cannot be opened: {error}", "Mend the rule it names.")


def _place(form: Form, path: str) -> int:
    item = form.items.get(tuple(path.strip("/").split("/")))
    return item.order if item else -1


# -- the head ------------------------------------------------------------------
def _head(form: Form) -> Iterator[Finding]:
    if not form.version:
        yield Finding("/", "version", 0, "the form has no version", "Give it one, and a new one with every change.")
    if not form.title:
        yield Finding("/", "title", 0, "the form has no title", "Write one.")
    for name in form.missing_instances:
        yield Finding("/", f"instance({name})", 0, "the file of this list is missing", "Ship it with the form.")


# -- names ---------------------------------------------------------------------
def _names(form: Form) -> Iterator[Finding]:
    for at, attribute, expression in form.reader.expressions:
        if attribute in ("itemset value", "itemset label"):
            continue
        path = tuple(at.strip("/").split("/")) if at != "/" else ()
        for reference in references(expression.tree, form.reader.scope(path)):
            name = reference.path[-1] if reference.path else ""
            if reference.path not in form.items and not name.startswith("@") and reference.path:
                yield Finding(at, attribute, max(expression.source.find(name), 0),
                              f"the form has no /{'/'.join(reference.path)}", "Write the name as the form has it.")
        yield from _list_names(form, at, attribute, expression)


def _list_names(form: Form, at: str, attribute: str, expression: Expression) -> Iterator[Finding]:
    for path in paths(expression.tree):
        start = path.start
        if not (isinstance(start, Call) and start.name == "instance" and isinstance(start.args[0], StringLiteral)):
            continue
        list_name = start.args[0].value
        if list_name not in form.instances:
            if list_name not in form.missing_instances:
                yield Finding(at, attribute, start.offset, f"there is no list {list_name!r}", "Name one the form has.")
            continue
        names = plain(path.steps)
        if names and not find_all(form.instances[list_name], names):
            translated = names[-1] == "label" and find_all(form.instances[list_name], (*names[:-1], "itextId"))
            yield Finding(at, attribute, path.offset, f"the list {list_name!r} has no {'/'.join(names)}",
                          "The list is translated: use jr:choice-name()." if translated else
                          "Write the column as the list has it.")


# -- patterns --------------------------------------------------------------------
def _patterns(form: Form) -> Iterator[Finding]:
    for at, attribute, expression in form.reader.expressions:
        for call in calls(expression.tree):
            if call.name != "regex" or len(call.args) != 2 or not isinstance(call.args[1], StringLiteral):
                continue
            pattern = call.args[1].value
            try:
                search(pattern, "")
            except XFormsError as error:
                yield Finding(at, attribute, call.offset, str(error), "Write a simpler pattern.")
                continue
            if not (pattern.startswith("^") and pattern.endswith("$")):
                yield Finding(at, attribute, call.offset, "engines differ on a pattern that fits only a part",
                              "Begin it with ^ and end it with $.")


# -- what can be reached -----------------------------------------------------------
def _reach(form: Form) -> Iterator[Finding]:
    never = [item for item in form.items.values() if item.relevant is not None and _never(item.relevant, item, form)]
    for item in dict.fromkeys(one.ref for one in (*never, *unreachable(form))):
        yield Finding(item, "relevant", 0, "nobody ever gets here: the condition never holds",
                      "Mend the condition or take the question out.", UNREACHABLE)
    for one in strangers(form):
        yield Finding("/" + "/".join(one.path), one.attribute, one.offset,
                      f"the list of {one.question} has no {one.value!r}", "Write a value of the list, or add it there.",
                      STRANGER, (one.question, one.value))


def _never(expression: Expression, item: Item, form: Form) -> bool:
    if references(expression.tree, form.reader.scope(item.path)):
        return False
    if any(call.name in _MOVING for call in calls(expression.tree)):
        return False
    try:
        return not to_boolean(expression.evaluate(form.root, _bare(form)))
    except XFormsError:
        return False


def _bare(form: Form) -> Environment:
    return Environment(form.root, instances=form.instances)


# -- texts -------------------------------------------------------------------------
def _texts(form: Form) -> Iterator[Finding]:
    for control in _controls(form.controls):
        at = control.item.ref if control.item else "/"
        if control.kind not in ("group", "repeat") and control.label is None:
            yield Finding(at, "label", 0, "the question has no label", "Write one.")
        for name, source in (("label", control.label), ("hint", control.hint)):
            yield from _spoken(form, at, name, source)
        for choice in control.choices:
            if choice.label is None:
                yield Finding(at, f"choice {choice.value}", 0, "the choice has no label", "Write one.")
            yield from _spoken(form, at, f"choice {choice.value}", choice.label)
    for item in form.items.values():
        yield from _messages(form, item)


def _controls(controls: list[Control]) -> Iterator[Control]:
    for control in controls:
        yield control
        yield from _controls(control.children)


def _messages(form: Form, item: Item) -> Iterator[Finding]:
    if item.constraint is not None and item.constraint_message is None:
        yield Finding(item.ref, "jr:constraintMsg", 0, "nobody is told what is wrong with the answer",
                      "Write a constraint message.")
    for name, source in (("jr:constraintMsg", item.constraint_message), ("jr:requiredMsg", item.required_message)):
        yield from _spoken(form, item.ref, name, source)


def _spoken(form: Form, at: str, attribute: str, source: TextSource | None) -> Iterator[Finding]:
    """What a text lacks in any of the form's languages."""
    if isinstance(source, Template):
        if len(form.languages) > 1 and any(isinstance(part, str) and part.strip() for part in source.parts):
            yield Finding(at, attribute, 0, "the text stands in one language only",
                          f"Translate it: {', '.join(form.languages)}.")
        elif not source.parts:
            yield Finding(at, attribute, 0, "the text is empty", "Write it.")
    elif isinstance(source, Translated):
        yield from _translations(form, at, attribute, source.text_id)


def _translations(form: Form, at: str, attribute: str, text_id: str) -> Iterator[Finding]:
    entries = {language: texts.get(text_id) for language, texts in form.itext.texts.items()}
    if not any(entries.values()):
        yield Finding(at, attribute, 0, f"there is no text {text_id!r}", "Write it.")
        return
    audio = any(entry is not None and entry.media("audio") for entry in entries.values())
    for language, entry in entries.items():
        words = None if entry is None else entry.plain()
        heard = entry is not None and entry.media("audio")
        if (words is None or not "".join(words.itertext()).strip() and not len(words)) and not heard:
            yield Finding(at, attribute, 0, f"{language}: no words", "Write them or record them.")
        elif audio and not heard:
            yield Finding(at, attribute, 0, f"{language}: no recording", "Record it as in the other languages.")


# -- running -----------------------------------------------------------------------
def _dry_run(form: Form, engine: Engine) -> Iterator[Finding]:
    """Every rule run once on the empty form."""
    for item in form.items.values():
        nodes = find_all(engine.top, item.path)
        for name in ("relevant", "required", "readonly", "constraint", "calculate"):
            expression: Expression | None = getattr(item, name)
            if expression is None or not nodes:
                continue
            try:
                expression.evaluate(nodes[0], engine.env)
            except XFormsError as error:
                yield Finding(item.ref, name, 0, f"it fails when run: {error}", "Mend the expression.")


def _choices(form: Form, engine: Engine, speech: Speech) -> Iterator[Finding]:
    for item in form.items.values():
        itemset = item.control.itemset if item.control else None
        if itemset is None:
            continue
        nodes = rows_of(form, itemset.nodes.tree)
        for node in nodes:
            if not to_string(itemset.value.evaluate(node, engine.env)):
                yield Finding(item.ref, "itemset value", 0, "a choice has no value", "Give every row a value.")
                break
        silent = [node for node in nodes if not _label(itemset.label, node, speech)]
        if silent:
            yield Finding(item.ref, "itemset label", 0, f"{len(silent)} choices come out without a label",
                          "Point the label at the column that holds it; a translated list needs jr:itext(itextId).")


def _label(source: TextSource | None, node: Node, speech: Speech) -> str:
    try:
        said = speech.text(source, node)
    except XFormsError:
        return ""
    return said.text or (said.audio or "")

