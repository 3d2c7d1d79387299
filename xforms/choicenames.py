"""jr:choice-name() names its question in a text: is there one, and does it have choices?"""

from __future__ import annotations

from .definition import Items
from .model import find_item, resolve
from .reading import Reader
from .xpath.ast import StringLiteral
from .xpath.visit import calls


def check_choice_names(items: Items, reader: Reader) -> None:
    """Note a fault for every jr:choice-name() that can never find a label."""
    for at, attribute, expression in list(reader.expressions):
        if "jr:choice-name" not in expression.source:
            continue
        for call in calls(expression.tree):
            if call.name == "jr:choice-name" and len(call.args) == 2 and isinstance(call.args[1], StringLiteral):
                _check(call.args[1].value.strip(), call.offset, at, attribute, items, reader)


def _check(ref: str, offset: int, at: str, attribute: str, items: Items, reader: Reader) -> None:
    path = resolve(ref, tuple(at.strip("/").split("/")))
    item = None if path is None else find_item(path, items)
    if item is None:
        reader.fault(at, attribute, f"jr:choice-name(): the form has no {ref}", offset)
    elif item.control is not None and item.control.kind not in ("select", "select1", "rank"):
        reader.fault(at, attribute, f"jr:choice-name(): {ref} has no choices", offset)
