"""What changed between two versions of an item, in words for the staff of a county."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from casework.bundle import ItemBundle
from casework.definition import ItemDefinition, Text
from casework.message import N_, Message
from county.catalogue.parameters import values_of
from xforms import Form
from xforms.definition import Control, Item, TextSource, Translated

_PATH = re.compile(r"(?:/data|\.\.)(?:/[\w.]+)*/(\w+)")
_NAMES = {"code", "version"}
PROPERTIES = {
    "type": N_("type"), "relevant": N_("when it is asked"), "required": N_("whether it must be answered"),
    "constraint": N_("what may be answered"), "calculate": N_("formula"), "readonly": N_("whether it may be changed"),
    "value": N_("value"), "name": N_("name"), "short_name": N_("short name"), "days": N_("days"),
    "role": N_("role"), "unit": N_("unit"), "promised_days": N_("promised days"),
    "statutory_days": N_("statutory days"), "waived_by": N_("shared source that waives it"),
    "form": N_("kind of paper"), "aliases": N_("words a villager says"), "basis": N_("legal basis"),
    "confirmed_by": N_("confirmation"), "icon": N_("icon"), "topic": N_("topic"), "draft": N_("draft"),
    "label": N_("question"), "hint": N_("hint"), "required message": N_("message when it is missing"),
    "constraint message": N_("message when it is wrong"), "appearance": N_("page"), "choices": N_("choices"),
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One change. `part`: question, material, step, parameter or item; `before` or `after` "" = not there."""

    part: str
    name: str
    what: str
    language: str
    before: str
    after: str

    def told(self, translate: Callable[[str], str] = N_) -> str:
        """Return the change in one sentence."""
        return self._sentence(translate(self.what) if self.what else "").render(translate)

    def _sentence(self, what: str) -> Message:
        told = {"name": self.name, "before": self.before, "after": self.after,
                "what": what, "language": self.language}
        if not self.what:
            return Message(_ADDED[self.part] if self.after else _GONE[self.part], told)
        if self.language:
            return Message(N_("{name}, {what} ({language}): “{before}” became “{after}”."), told)
        return Message(N_("{name}, {what}: “{before}” became “{after}”."), told)


_ADDED = {"question": N_("New question {name}: “{after}”."), "material": N_("New material {name}: “{after}”."),
          "step": N_("New step {name}: “{after}”."), "parameter": N_("New parameter {name} = {after}.")}
_GONE = {"question": N_("Question {name} is gone: “{before}”."), "material": N_("Material {name} is gone: “{before}”."),
         "step": N_("Step {name} is gone: “{before}”."), "parameter": N_("Parameter {name} is gone, it was {before}.")}


def differences(old: ItemBundle, new: ItemBundle) -> list[Difference]:
    """Return what a person should know of: item, materials, steps, questions, parameters, in this order."""
    before, after = old.definition, new.definition
    found = [*_plain("item", before.code, _head(before), _head(after)),
             *_rows("material", {one.key: one for one in before.materials}, {one.key: one for one in after.materials}),
             *_rows("step", {one.id: one for one in before.steps}, {one.id: one for one in after.steps})]
    asked, asks = _questions(old), _questions(new)
    for name in dict.fromkeys((*asks, *asked)):
        found += _between("question", name, asked.get(name), asks.get(name))
    was, now = values_of(old), values_of(new)
    for name in sorted(was | now):
        if was.get(name) != now.get(name):
            both = name in was and name in now
            what = "value" if both else ""
            found.append(Difference("parameter", name, what, "", was.get(name, ""), now.get(name, "")))
    return found


Properties = Mapping[tuple[str, str], str]
"""What a thing says, by property and language ("" = no matter which)."""


def _between(part: str, name: str, before: Properties | None, after: Properties | None) -> Iterator[Difference]:
    title = ("label" if part == "question" else "name", "zh")
    if before is None or after is None:
        yield Difference(part, name, "", "", (before or {}).get(title, "") if before is not None else "",
                         ((after or {}).get(title, "") or name) if after is not None else "")
        return
    yield from _plain(part, name, before, after)


def _plain(part: str, name: str, before: Properties, after: Properties) -> Iterator[Difference]:
    for key in dict.fromkeys((*before, *after)):
        was, now = before.get(key, ""), after.get(key, "")
        if was != now:
            yield Difference(part, name, PROPERTIES.get(key[0], key[0]), key[1], was, now)


# --- definitions ----------------------------------------------------------------------------------


def _rows(part: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Difference]:
    for name in dict.fromkeys((*after, *before)):
        yield from _between(part, name, _fields(before[name]) if name in before else None,
                            _fields(after[name]) if name in after else None)


def _head(item: ItemDefinition) -> Properties:
    found = _fields(item, without={"materials", "steps", "guide", *_NAMES})
    for key, text in item.guide.items():
        found |= {(key, "zh"): text.zh, (key, "en"): text.en}
    return found


def _fields(thing: Any, without: "set[str] | frozenset[str]" = frozenset()) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for field in thing.__dataclass_fields__:
        if field in without:
            continue
        value = getattr(thing, field)
        if isinstance(value, Text):
            found |= {(field, "zh"): value.zh, (field, "en"): value.en}
        else:
            found[field, ""] = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return found


# --- forms ----------------------------------------------------------------------------------------


def _questions(bundle: ItemBundle) -> dict[str, Properties]:
    form = Form.load(bundle.form, media=dict(bundle.media))
    return {item.name: _question(form, item) for item in form.items.values()
            if item.control is not None or item.calculate is not None}


def _question(form: Form, item: Item) -> Properties:
    control = item.control
    found = {("type", ""): f"{control.kind} {item.type}" if control else "calculate"}
    for name in ("relevant", "required", "constraint", "calculate", "readonly"):
        expression = getattr(item, name)
        if expression is not None:
            found[name, ""] = _as_written(expression.source)
    for name, source in (("label", control and control.label), ("hint", control and control.hint),
                         ("required message", item.required_message), ("constraint message", item.constraint_message)):
        found |= {(name, language): text for language, text in _texts(form, source or None).items()}
    if control is not None:
        found["appearance", ""] = control.appearance
        found |= {("choices", language): text for language, text in _choices(form, control).items()}
    return found


def _as_written(source: str) -> str:
    """The expression as its author wrote it, near enough."""
    return " ".join(_PATH.sub(r"${\1}", source).split())


def _texts(form: Form, source: TextSource | None) -> dict[str, str]:
    if not isinstance(source, Translated):
        return {}
    return {_short(language): _words(texts[source.text_id].plain()) for language, texts in form.itext.texts.items()
            if source.text_id in texts}


def _words(element: Any) -> str:
    if element is None:
        return ""
    parts = [element.text or ""]
    for child in element:
        parts += [_as_written(child.get("value") or ""), child.tail or ""]
    return " ".join("".join(parts).split())


def _choices(form: Form, control: Control) -> dict[str, str]:
    """Every choice of the list with its words, by language."""
    if control.itemset is None:
        return {}
    from xforms.reach import rows_of

    rows = [({one.name: one.text for one in node.children}) for node in rows_of(form, control.itemset.nodes.tree)]
    return {_short(language): "; ".join(
        f"{row.get('name', '')} {_words(texts[row['itextId']].plain())}" if row.get("itextId") in texts
        else f"{row.get('name', '')} {row.get('label', '')}" for row in rows)
        for language, texts in form.itext.texts.items()}


def _short(language: str) -> str:
    """`中文 (zh)` → `zh`."""
    found = re.search(r"\((\w+)", language)
    return found[1] if found else language
