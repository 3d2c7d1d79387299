"""The answers of one session as a tree: building it, finding nodes in it, growing and cutting repeats."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from .definition import Item, Path
from .errors import UnknownRef
from .tree import ATTRIBUTE, DOCUMENT, ELEMENT, Node

_STEP = re.compile(r"([^/\[\]]+)(?:\[(\d+)\])?\Z")


class State:
    """How one node stands: its own relevance (that of its parents apart) and its two flags.

    ``held``: what was chosen before some of it left the list of choices.
    ``refused``: what was typed and is not of the bind's type; the node is blank meanwhile.
    """

    __slots__ = ("held", "readonly", "refused", "relevant", "required", "touched")

    def __init__(self) -> None:
        self.relevant = True
        self.required = False
        self.readonly = False
        self.touched = False
        self.held = ""
        self.refused = ""


def item_of(node: Node) -> Item:
    return node.bind  # type: ignore[return-value]


def state_of(node: Node) -> State:
    return node.state  # type: ignore[return-value]


def grow(source: Node, item: Item) -> Node:
    """A copy of an instance node without its templates, each element tied to its item."""
    copy = Node(ELEMENT, source.name, source.text, source.uri)
    copy.bind, copy.state = item, State()
    for attribute in source.attributes:
        if attribute.local != "template":
            same = Node(ATTRIBUTE, attribute.name, attribute.text, attribute.uri)
            same.parent = copy
            own = item.attributes.get(f"@{attribute.local}")
            if own is not None:
                same.bind, same.state = own, State()
            copy.attributes.append(same)
    for child in source.children:
        if child.kind == ELEMENT and not child.template:
            copy.append(grow(child, item.children[child.name]))
    return copy


def new_document(root: Node, item: Item) -> Node:
    top = Node(DOCUMENT)
    top.append(grow(root, item))
    return top


def insert_instance(parent: Node, item: Item, instance: Node) -> None:
    """After the last instance, else where the form has the repeat."""
    place = len(parent.children)
    siblings = [i for i, child in enumerate(parent.children) if child.name == item.name]
    if siblings:
        place = siblings[-1] + 1
    else:
        place = next((i for i, child in enumerate(parent.children)
                      if isinstance(child.bind, Item) and child.bind.order > item.order), place)
    parent.insert(place, instance)


def stand_in(parent: Node, item: Item) -> Node:
    """A row that is not there: where rules about rows run when there may be none."""
    node = Node(ELEMENT, item.name)
    node.parent, node.bind, node.state = parent, item, State()
    node.relevant = parent.relevant
    return node


def below(node: Node) -> Iterator[Node]:
    """The node, every element under it and every attribute the form has rules for, in document order."""
    stack = [node]
    while stack:
        at = stack.pop()
        yield at
        if at.attributes:
            yield from (one for one in at.attributes if one.bind is not None)
        if at.children:
            stack.extend(reversed(at.children))


def ref_of(node: Node) -> str:
    """The node's ref; positions are written where a repeat stands."""
    steps: list[str] = []
    at: Node | None = node
    if node.kind == ATTRIBUTE:
        steps.append(f"@{node.local}")
        at = node.parent
    while at is not None and at.kind == ELEMENT:
        item = item_of(at)
        if item.repeat is not None and at.parent is not None:
            steps.append(f"{at.name}[{_place(at)}]")
        else:
            steps.append(at.name)
        at = at.parent
    return "/" + "/".join(reversed(steps))


def _place(node: Node) -> int:
    assert node.parent is not None
    return next((i for i, one in enumerate(node.parent.named(node.name), 1) if one is node), 1)


def split_ref(ref: str) -> list[tuple[str, int | None]]:
    """``/data/m[2]/x`` as names with positions. Raises UnknownRef for anything else."""
    steps: list[tuple[str, int | None]] = []
    for text in ref.strip().strip("/").split("/"):
        match = _STEP.match(text.strip())
        if match is None:
            raise UnknownRef(ref)
        steps.append((match[1], int(match[2]) if match[2] else None))
    return steps


def find(top: Node, ref: str) -> Node:
    """The node at a ref; a missing position means the first. Raises UnknownRef."""
    node = top
    for name, place in split_ref(ref):
        found = node.named(name)
        index = (place or 1) - 1
        if not 0 <= index < len(found):
            raise UnknownRef(ref)
        node = found[index]
    return node


def find_all(start: Node, names: Path) -> list[Node]:
    """Every node reached by these child names."""
    nodes = [start]
    for name in names:
        if len(nodes) == 1:
            nodes = nodes[0].named(name)
        else:
            nodes = [child for node in nodes for child in node.named(name)]
    return nodes


def item_at(ref: str, items: Mapping[Path, Item]) -> Item:
    """The item a ref means, positions apart. Raises UnknownRef."""
    item = items.get(tuple(name for name, _ in split_ref(ref)))
    if item is None:
        raise UnknownRef(ref)
    return item
