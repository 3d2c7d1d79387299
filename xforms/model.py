"""Reading a form's model: its instance, lists, binds and actions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from .definition import Action, Computed, Item, Items, Path, Template, TextSource, Translated
from .errors import XPathSyntaxError
from .reading import EV, JR, ODK, ORX, Reader, children
from .tree import ELEMENT, Node
from .values import plain_type
from .xpath.ast import Call, KindTest, NameTest, StringLiteral
from .xpath.ast import Path as PathTree
from .xpath.parser import parse

EVENTS = frozenset({
    "odk-instance-first-load", "odk-instance-load", "odk-new-repeat", "xforms-value-changed", "xforms-ready",
    "xforms-revalidate", "jr-insert",
})
_WIDGET = ("max-pixels", "quality", "length", "allow-mock-accuracy")
_PLAIN = re.compile(r"\s*(?:/[^\W\d][\w\-]*(?::[^\W\d][\w\-]*)?)+\s*\Z")


def resolve(source: str, base: Path) -> Path | None:
    """The generic path a ref means, below ``base`` when relative; None when it is no plain path."""
    if _PLAIN.match(source):
        return tuple(source.strip()[1:].split("/"))
    try:
        tree = parse(source)
    except XPathSyntaxError:
        return None
    if not isinstance(tree, PathTree) or tree.start not in (None, "/"):
        return None
    path = list(base) if tree.start is None else []
    for step in tree.steps:
        test = step.test
        if step.axis == "child" and isinstance(test, NameTest) and test.local != "*":
            path.append(f"{test.prefix}:{test.local}" if test.prefix else test.local)
        elif step.axis == "parent" and path:
            path.pop()
        elif step.axis == "attribute" and isinstance(test, NameTest):
            path.append(f"@{test.local}")
        elif not (step.axis == "self" and isinstance(test, KindTest)):
            return None
    return tuple(path)


# -- the primary instance ------------------------------------------------------
def is_template(node: Node) -> bool:
    return any(attribute.name == "jr:template" or attribute.local == "template" and attribute.uri == JR[1:-1]
               for attribute in node.attributes)


def read_items(root: Node) -> Items:
    """One item a generic path, in document order; instances of a repeat share theirs."""
    items = Items()
    stack: list[tuple[Node, Item | None]] = [(root, None)]
    while stack:
        node, parent = stack.pop()
        item = _item(node, parent, items)
        elements = [one for one in node.children if one.kind == ELEMENT]
        stack.extend((one, item) for one in reversed(elements))
    for order, item in enumerate(items.values()):
        item.order = order
    return items


def _item(node: Node, parent: Item | None, items: Items) -> Item:
    path = (*(parent.path if parent else ()), node.name)
    item = items.get(path)
    if item is None:
        item = items[path] = Item(path, node.name, parent)
        items.samples[path] = node
        if parent is not None:
            parent.children[node.name] = item
    elif node.attributes and is_template(node) and not is_template(items.samples[path]):
        items.samples[path] = node
    return item


# -- binds ---------------------------------------------------------------------
def read_bind(element: Any, items: Items, reader: Reader, root: Path) -> Item | None:
    """Put a bind's properties on its item. A bind for a node that is not there is left alone."""
    source = element.get("nodeset") or element.get("ref") or ""
    path = resolve(source, root)
    if path is None:
        reader.fault(source.strip(), "nodeset", "a bind needs a plain path")
        return None
    item = find_item(path, items)
    if item is None:
        item = attribute_item(path, items)
    if item is None:
        return None
    if element.get("type"):
        item.type, item.typed = plain_type(element.get("type")), True
    for name in ("relevant", "required", "readonly", "constraint", "calculate"):
        if element.get(name):
            setattr(item, name, reader.compile(element.get(name), item.path, name))
    item.constraint_message = text_source(_jr(element, "constraintMsg"), item.path, reader)
    item.required_message = text_source(_jr(element, "requiredMsg"), item.path, reader)
    item.parameters = _widget_parameters(element)
    if _jr(element, "preload"):
        item.preload = (_jr(element, "preload") or "", _jr(element, "preloadParams") or "")
    return item


def _widget_parameters(element: Any) -> dict[str, str]:
    """``orx:max-pixels`` and its like, which form tools write on the bind."""
    return {name: element.attrib[key] for key in element.attrib if key[0] == "{"
            and (name := key.rpartition("}")[2]) in _WIDGET and key in (ORX + name, ODK + name)}


def find_item(path: Path, items: Items) -> Item | None:
    """By written names, else by names without prefixes."""
    return items.get(path) or items.by_bare_name(path)


def attribute_item(path: Path, items: Items) -> Item | None:
    """The item of an attribute, made when first asked for; None when ``path`` is none of one."""
    owner = find_item(path[:-1], items) if path and path[-1].startswith("@") else None
    if owner is None:
        return None
    item = items[path] = owner.attributes[path[-1]] = Item(path, path[-1], owner, order=owner.order)
    return item


def _jr(element: Any, name: str) -> str | None:
    return element.get(JR + name) or element.get(name)  # type: ignore[no-any-return]


def text_source(source: str | None, path: Path, reader: Reader) -> TextSource | None:
    """A message: ``jr:itext('id')`` or the words themselves."""
    if not source:
        return None
    text_id = itext_id(source)
    if text_id is not None:
        return Translated(text_id)
    if source.strip().startswith("jr:itext("):
        expression = reader.compile(source, path, "jr:itext")
        return Computed(expression) if expression else None
    return Template((source,))


def itext_id(source: str) -> str | None:
    """The id in ``jr:itext('id')``."""
    if "jr:itext(" not in source:
        return None
    try:
        tree = parse(source)
    except XPathSyntaxError:
        return None
    if isinstance(tree, Call) and tree.name == "jr:itext" and isinstance(tree.args[0], StringLiteral):
        return tree.args[0].value
    return None


# -- actions -------------------------------------------------------------------
def read_actions(element: Any, base: Path, source: Item | None, items: Items, reader: Reader,
                 binds: Mapping[str, Path]) -> list[Action]:
    """The setvalue actions right below an element."""
    found: list[Action] = []
    for name in ("setvalue", "setgeopoint", "recordaudio"):
        for action in children(element, name):
            made = _action(action, name, base, source, items, reader, binds)
            if made is not None:
                found.append(made)
    return found


def _action(element: Any, name: str, base: Path, source: Item | None, items: Items,
            reader: Reader, binds: Mapping[str, Path]) -> Action | None:
    events = frozenset((element.get("event") or element.get(EV + "event") or "").split())
    where = element.get("ref") or element.get("target") or ""
    for event in sorted(events - EVENTS):
        reader.fault(where, "event", f"unknown event {event!r}")
    path = binds.get(element.get("bind")) if element.get("bind") else resolve(where, base)
    item = None if path is None else find_item(path, items) or attribute_item(path, items)
    if item is None:
        reader.fault(where, name, "an action needs a node of the form as its target")
        return None
    if name != "setvalue":
        return None
    value = element.get("value")
    made = reader.compile(value, item.path, "setvalue") if value else None
    nodes = reader.compile(where if where and not element.get("bind") else item.ref,
                           source.path if source else base, "setvalue ref", everything=True)
    return None if nodes is None else Action(events, item.path, nodes, made, "".join(element.itertext()), source)
