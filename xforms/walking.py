"""The body as a person meets it: questions, groups and repeats that are relevant now."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from .definition import Control, Item
from .instance import find_all, item_of, ref_of, stand_in, state_of
from .results import Group, Question, RepeatPrompt
from .speech import Speech
from .tree import Node
from .xpath.coerce import to_boolean

Entry = Question | Group | RepeatPrompt


def walk(controls: list[Control], root: Node, speech: Speech, readonly: Callable[[Node], bool]) -> Iterator[Entry]:
    """Everything relevant, in body order; ``depth`` tells what lies in what."""
    return _Walker(speech, readonly).controls(controls, root, 0)


class _Walker:
    def __init__(self, speech: Speech, readonly: Callable[[Node], bool]) -> None:
        self.speech = speech
        self.readonly = readonly

    def controls(self, controls: list[Control], at: Node, depth: int) -> Iterator[Entry]:
        for control in controls:
            if control.kind == "group":
                yield from self._group(control, at, depth)
            elif control.kind == "repeat":
                yield from self._repeat(control, at, depth)
            else:
                yield from self._question(control, at, depth)

    def _group(self, control: Control, at: Node, depth: int) -> Iterator[Entry]:
        if len(control.children) == 1 and control.children[0].kind == "repeat" and (
                control.item is None or control.item is control.children[0].item):
            yield from self._repeat(control.children[0], at, depth)
            return
        node = at if control.item is None else _under(at, control)
        if node is None or not node.relevant:
            return
        yield Group(ref_of(node) if control.item else "", control.appearance, None,
                    self.speech.text(control.label, node), depth)
        yield from self.controls(control.children, node, depth + 1)

    def _repeat(self, control: Control, at: Node, depth: int) -> Iterator[Entry]:
        item = control.item
        if item is None or item.repeat is None:
            return
        parent = _under(at, control, above=1)
        if parent is None or not parent.relevant:
            return
        instances = parent.named(item.name)
        for place, instance in enumerate(instances, 1):
            if instance.relevant:
                yield Group(ref_of(instance), control.appearance, place,
                            self.speech.text(control.label, instance), depth)
                yield from self.controls(control.children, instance, depth + 1)
        if not any(one.relevant for one in instances) and (instances or not self._would_be_relevant(parent, item)):
            return
        yield RepeatPrompt(_joined(ref_of(parent), item.name), len(instances), item.repeat.fixed,
                           control.appearance, self.speech.text(control.label, parent), depth)

    def _would_be_relevant(self, parent: Node, item: Item) -> bool:
        rule = item.relevant
        return rule is None or to_boolean(rule.evaluate(stand_in(parent, item), self.speech.env))

    def _question(self, control: Control, at: Node, depth: int) -> Iterator[Entry]:
        node = _under(at, control)
        if node is not None and node.relevant:
            item = item_of(node)
            yield Question(ref_of(node), control.kind, item.type, control.appearance, control.mediatype,
                           {**item.parameters, **control.parameters}, self.readonly(node),
                           state_of(node).required, depth)


def _under(at: Node, control: Control, above: int = 0) -> Node | None:
    """The control's node (or one above it) in the instance we stand in."""
    assert control.item is not None
    here = item_of(at).path
    path = control.item.path[:len(control.item.path) - above]
    while here != path[:len(here)]:
        if at.parent is None:
            return None
        at, here = at.parent, here[:-1]
    found = find_all(at, path[len(here):])
    return found[0] if found else None


def _joined(parent: str, name: str) -> str:
    return f"{parent}/{name}"
