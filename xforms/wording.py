"""What a question asks, as its author wrote it: two forms may ask the very same thing."""

from __future__ import annotations

from typing import Any

from .definition import Computed, Item, Template, TextSource, Translated
from .itext import Itext


def wording(item: Item, itext: Itext) -> tuple[str, str, str]:
    """Kind of control, type of answer, and the label in the default language, its values by their expressions."""
    control = item.control
    if control is None:
        return ("", item.type, "")
    return (control.kind, item.type, _written(control.label, itext))


def _written(source: TextSource | None, itext: Itext) -> str:
    match source:
        case Template():
            return "".join(part if isinstance(part, str) else part.source for part in source.parts).strip()
        case Computed():
            return source.expression.source
        case Translated():
            return next((_plain(entry.plain()) for entry in itext.find(source.text_id, None)), "")
        case _:
            return ""


def _plain(element: Any) -> str:
    if element is None:
        return ""
    outputs = "".join(f"{{{one.get('value') or one.get('ref') or ''}}}{one.tail or ''}" for one in element)
    return f"{element.text or ''}{outputs}".strip()
