"""Whether one answer may stand: its type, then whether it is needed, then the author's constraint."""

from __future__ import annotations

from .definition import TextSource
from .instance import item_of, ref_of, state_of
from .results import Text, Validity
from .speech import Speech
from .tree import Node
from .values import fits
from .xpath.coerce import to_boolean
from .xpath.context import Environment


def judge(node: Node, env: Environment, speech: Speech) -> Validity:
    """A blank answer is only ever wrong for being required. A constraint that cannot run raises."""
    item = item_of(node)
    if not node.relevant or node.children:
        return Validity(True, ref=ref_of(node))
    if state_of(node).refused:
        return _wrong(node, "type", None, speech)
    if not node.text:
        if not state_of(node).required:
            return Validity(True, ref=ref_of(node))
        return _wrong(node, "required", item.required_message, speech)
    if not fits(node.text, item.type, env.zone):
        return _wrong(node, "type", None, speech)
    if item.constraint is not None and not to_boolean(item.constraint.evaluate(node, env)):
        return _wrong(node, "constraint", item.constraint_message, speech)
    return Validity(True, ref=ref_of(node))


def _wrong(node: Node, kind: str, message: TextSource | None, speech: Speech) -> Validity:
    said = speech.text(message, node) if message is not None else Text()
    return Validity(False, kind, said.text, said.audio, ref_of(node))  # type: ignore[arg-type]
