"""The nodes expressions walk over: one plain tree for the form's answers and for its lists."""

from __future__ import annotations

from collections.abc import Iterator
from contextvars import ContextVar
from typing import Final

DOCUMENT: Final = 0
ELEMENT: Final = 1
ATTRIBUTE: Final = 2
TEXT: Final = 3
COMMENT: Final = 4
INSTRUCTION: Final = 5
NOTHING: Final = 6
"""The context of an expression that stands outside any document: looking at it is an error."""


GATHERED: Final = ContextVar("GATHERED", default=0)
"""Texts gathered for string-values since the budget of the expression last asked."""


class Node:
    """One node. An element without ``children`` keeps its text in ``text``; mixed content is in text nodes.

    ``name`` is what an unprefixed test compares: the written name. ``order`` rises in document order.
    ``relevant`` is False while the node and what is below it must not be seen by expressions.
    ``fixed``: its children never change, so that they may be looked up by what they hold.
    """

    __slots__ = ("_by_name", "_lookups", "_own_text", "attributes", "bind", "children", "fixed", "kind", "local",
                 "name", "order", "parent", "relevant", "state", "template", "text", "uri")

    def __init__(self, kind: int, name: str = "", text: str = "", uri: str | None = None) -> None:
        self.kind = kind
        self.name = name
        self.local = name.rpartition(":")[2]
        self.uri = uri
        self.text = text
        self.parent: Node | None = None
        self.children: list[Node] = []
        self.attributes: list[Node] = []
        self.order = 0.0
        self.relevant = True
        self.bind: object = None
        self.state: object = None
        self.template = False
        self.fixed = False
        self._lookups: dict[tuple[str, str], dict[str, list[Node]]] | None = None
        self._by_name: dict[str, list[Node]] | None = None
        self._own_text: Node | None = None

    def append(self, child: Node) -> Node:
        child.parent = self
        self.children.append(child)
        self._by_name = None
        return child

    def insert(self, index: int, child: Node) -> None:
        child.parent = self
        self.children.insert(index, child)
        self._by_name = None

    def remove(self, child: Node) -> None:
        self.children.remove(child)
        self._by_name = None

    def set_attribute(self, name: str, value: str, uri: str | None = None) -> None:
        attribute = Node(ATTRIBUTE, name, value, uri)
        attribute.parent = self
        self.attributes.append(attribute)

    def attribute(self, local: str) -> str | None:
        for attribute in self.attributes:
            if attribute.local == local:
                return attribute.text
        return None

    def named(self, name: str) -> list[Node]:
        """Child elements written with this name, in document order. Do not change the list."""
        index = self._by_name
        if index is None:
            index = self._index()
        return index.get(name) or (self._attributes_named(name) if name[:1] == "@" else _NONE)

    def rows_by(self, name: str, field: str) -> dict[str, list[Node]]:
        """The children of this name by what their ``field`` holds. Only for a fixed node."""
        if self._lookups is None:
            self._lookups = {}
        rows = self._lookups.get((name, field))
        if rows is None:
            rows = self._lookups[name, field] = {}
            for row in self.named(name):
                for text in {cell.string() for cell in row.named(field)}:
                    rows.setdefault(text, []).append(row)
        return rows

    def _attributes_named(self, name: str) -> list[Node]:
        """For generic paths: ``@id`` names an attribute."""
        return [attribute for attribute in self.attributes if attribute.local == name[1:]]

    def _index(self) -> dict[str, list[Node]]:
        index: dict[str, list[Node]] = {}
        for child in self.children:
            if child.kind == ELEMENT and not child.template and (child.uri is None or ":" in child.name):
                index.setdefault(child.name, []).append(child)
        self._by_name = index
        return index

    def child_nodes(self) -> list[Node]:
        """Children as XPath sees them: an element's own text is a text node."""
        if self.children:
            return [child for child in self.children if not child.template]
        if self.kind == ELEMENT and self.text:
            if self._own_text is None or self._own_text.text != self.text:
                self._own_text = Node(TEXT, text=self.text)
                self._own_text.parent = self
            self._own_text.order = self.order + 0.5
            return [self._own_text]
        return []

    def descendants(self) -> Iterator[Node]:
        """Everything below, in document order."""
        stack = self.child_nodes()[::-1]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(node.child_nodes()[::-1])

    def elements(self) -> Iterator[Node]:
        """Child elements, templates left out."""
        return (child for child in self.children if child.kind == ELEMENT and not child.template)

    def root(self) -> Node:
        node = self
        while node.parent is not None:
            node = node.parent
        return node

    def string(self) -> str:
        """The string-value (XPath 1.0, section 5); '' for what is not relevant."""
        if not self.children:
            return self.text if self.relevant else ""
        if not self.relevant:
            return ""
        texts = list(_texts(self))
        GATHERED.set(GATHERED.get() + len(texts))
        return "".join(texts)


_NONE: list[Node] = []


def _texts(node: Node) -> Iterator[str]:
    stack = [node]
    while stack:
        at = stack.pop()
        if at.kind in (COMMENT, INSTRUCTION) or not at.relevant or at.template:
            continue
        if at.children:
            stack.extend(reversed(at.children))
        elif at.text:
            yield at.text


def fix(root: Node) -> Node:
    """Mark everything below as never changing."""
    stack = [root]
    while stack:
        node = stack.pop()
        node.fixed = True
        stack.extend([child for child in node.children if child.children])
    return root


def renumber(root: Node) -> int:
    """Give every node its place in document order; after any change of structure. How many there are."""
    place = 0
    stack = [root]
    while stack:
        node = stack.pop()
        node.order = place
        place += 1
        for attribute in node.attributes:
            attribute.order = place
            place += 1
        if node.children:
            stack.extend(reversed(node.children))
    return place


def in_order(nodes: list[Node]) -> list[Node]:
    """The nodes without doubles, in document order."""
    return sorted(set(nodes), key=_order)


def _order(node: Node) -> float:
    return node.order
