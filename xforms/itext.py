"""The texts of a form, in each of its languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from .definition import Template
from .xpath.compiler import Expression

Compile = Callable[[str], Expression | None]
_PLAIN = ("long", "", "short", "guidance")


@dataclass(frozen=True, slots=True)
class Entry:
    """One text in one language: its values by form ('' is the plain one), raw XML kept for outputs."""

    values: Mapping[str, Any]

    def plain(self) -> Any:
        """The element of the text itself: long before plain before short."""
        for form in _PLAIN[:3]:
            if form in self.values:
                return self.values[form]
        return None

    def media(self, form: str) -> str | None:
        element = self.values.get(form)
        return None if element is None else (element.text or "").strip() or None


@dataclass(slots=True)
class Itext:
    """``texts[language][id]``. ``default`` is the language spoken when none is chosen."""

    texts: dict[str, dict[str, Entry]] = field(default_factory=dict)
    default: str | None = None

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self.texts)

    def find(self, text_id: str, language: str | None) -> list[Entry]:
        """The entries to look through: the language's own first, then the default's, then any other."""
        order = [language, self.default, *self.texts]
        seen = dict.fromkeys(name for name in order if name in self.texts)
        return [self.texts[name][text_id] for name in seen if text_id in self.texts[name]]

    def has(self, text_id: str) -> bool:
        return any(text_id in texts for texts in self.texts.values())


def read_itext(element: Any, strip: Callable[[Any], str]) -> Itext:
    """From the ``itext`` element (None: a form without)."""
    itext = Itext()
    for translation in () if element is None else element:
        if strip(translation) != "translation":
            continue
        language = translation.get("lang") or ""
        itext.texts[language] = {
            text.get("id") or "": _entry(text, strip) for text in translation if strip(text) == "text"}
        if itext.default is None or translation.get("default") is not None:
            itext.default = language
    return itext


def _entry(text: Any, strip: Callable[[Any], str]) -> Entry:
    return Entry({value.get("form") or "": value for value in text if strip(value) == "value"})


def plain_texts(itext: Itext, language: str | None) -> dict[str, str]:
    """The texts of one language by id that no answer changes."""
    found = {}
    for text_id, entry in itext.texts.get(language or itext.default or "", {}).items():
        element = entry.plain()
        if element is not None and not len(element) and (text := (element.text or "").strip()):
            found[text_id] = text
    return found


def read_template(element: Any, strip: Callable[[Any], str], compile_output: Compile) -> Template:
    """Mixed text and ``output`` elements."""
    parts: list[str | Expression] = [element.text or ""]
    for child in element:
        if strip(child) == "output":
            source = child.get("value") or child.get("ref") or ""
            expression = compile_output(source)
            if expression is not None:
                parts.append(expression)
        elif isinstance(child.tag, str):
            parts.append("".join(child.itertext()))
        parts.append(child.tail or "")
    return Template(tuple(part for part in parts if part != ""))


_WIDE = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]"
_BEFORE = re.compile(rf"(?<={_WIDE}) +$")
_AFTER = re.compile(rf"^ +(?={_WIDE}|$)")


def join_parts(parts: list[tuple[str, bool]]) -> str:
    """Texts and values (flag True) in one line; no blank between a value and a Chinese character.

    Form tools pad every value with blanks, which Chinese does not have.
    """
    joined: list[str] = []
    for place, (text, is_value) in enumerate(parts):
        if not is_value:
            if place + 1 < len(parts):
                text = _BEFORE.sub("", text)
            if place:
                text = _AFTER.sub("", text) if place + 1 == len(parts) else re.sub(rf"^ +(?={_WIDE})", "", text)
        joined.append(text)
    return "".join(joined)
