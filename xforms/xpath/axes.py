"""The axes (XPath 1.0, section 2.2): each gives a node's fellows, nearest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from ..tree import ATTRIBUTE, COMMENT, ELEMENT, INSTRUCTION, TEXT, Node
from .ast import KindTest, NameTest

Axis = Callable[[Node], Iterable[Node]]
NodeTest = Callable[[Node], bool]


def _self(node: Node) -> Iterable[Node]:
    return (node,)


def _parent(node: Node) -> Iterable[Node]:
    return (node.parent,) if node.parent is not None else ()


def _ancestors(node: Node) -> Iterator[Node]:
    at = node.parent
    while at is not None:
        yield at
        at = at.parent


def _ancestors_or_self(node: Node) -> Iterator[Node]:
    yield node
    yield from _ancestors(node)


def _descendants_or_self(node: Node) -> Iterator[Node]:
    yield node
    yield from node.descendants()


def _siblings(node: Node) -> tuple[list[Node], list[Node]]:
    """Those before and those after."""
    if node.parent is None or node.kind == ATTRIBUTE:
        return [], []
    family = node.parent.child_nodes()
    place = next((i for i, one in enumerate(family) if one is node), None)
    return ([], []) if place is None else (family[:place], family[place + 1:])


def _following_siblings(node: Node) -> Iterable[Node]:
    return _siblings(node)[1]


def _preceding_siblings(node: Node) -> Iterable[Node]:
    return reversed(_siblings(node)[0])


def _following(node: Node) -> Iterator[Node]:
    if node.kind == ATTRIBUTE and node.parent is not None:
        yield from node.parent.descendants()
        node = node.parent
    at: Node | None = node
    while at is not None:
        for sibling in _siblings(at)[1]:
            yield from _descendants_or_self(sibling)
        at = at.parent


def _preceding(node: Node) -> Iterator[Node]:
    at: Node | None = node.parent if node.kind == ATTRIBUTE else node
    while at is not None:
        for sibling in reversed(_siblings(at)[0]):
            yield from reversed(list(_descendants_or_self(sibling)))
        at = at.parent


AXES: Final[dict[str, Axis]] = {
    "ancestor": _ancestors,
    "ancestor-or-self": _ancestors_or_self,
    "attribute": lambda node: node.attributes,
    "child": Node.child_nodes,
    "descendant": Node.descendants,
    "descendant-or-self": _descendants_or_self,
    "following": _following,
    "following-sibling": _following_siblings,
    "parent": _parent,
    "preceding": _preceding,
    "preceding-sibling": _preceding_siblings,
    "self": _self,
}
REVERSE: Final = frozenset({"ancestor", "ancestor-or-self", "preceding", "preceding-sibling"})
_KINDS: Final = {"text": TEXT, "comment": COMMENT, "processing-instruction": INSTRUCTION}


def node_test(test: NameTest | KindTest, axis: str, namespaces: Mapping[str, str]) -> NodeTest:
    """What a step keeps of its axis."""
    if isinstance(test, KindTest):
        return _kind_test(test)
    kind = ATTRIBUTE if axis == "attribute" else ELEMENT
    local, prefix = test.local, test.prefix
    if prefix is None:
        if local == "*":
            return lambda node: node.kind == kind
        return lambda node: node.kind == kind and node.name == local and node.uri is None
    uri = namespaces.get(prefix)
    if uri is None:
        written = f"{prefix}:{local}"
        return lambda node: node.kind == kind and node.name == written
    if local == "*":
        return lambda node: node.kind == kind and node.uri == uri
    return lambda node: node.kind == kind and node.local == local and node.uri == uri


def _kind_test(test: KindTest) -> NodeTest:
    if test.kind == "node":
        return lambda node: True
    kind, target = _KINDS[test.kind], test.target
    if target is None:
        return lambda node: node.kind == kind
    return lambda node: node.kind == kind and node.name == target
