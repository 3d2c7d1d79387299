"""Getting answers out of a session and back into one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, BinaryIO

from lxml import etree

from . import limits
from .definition import Item
from .engine import Engine
from .errors import FormError, FormErrors, UnknownRef
from .form import Form
from .instance import below, grow, insert_instance, item_of, ref_of, split_ref, state_of
from .tree import ELEMENT, Node
from .values import text_of
from .xml import XMLRefused, parse_xml, to_tree

OPENROSA = "http://openrosa.org/xforms"
XFORMS = "http://www.w3.org/2002/xforms"


def _leaves(root: Node) -> Iterator[Node]:
    return (node for node in below(root) if item_of(node).leaf)


def _worked_out(node: Node, readonly: Callable[[Node], bool]) -> bool:
    item = item_of(node)
    return item.calculate is not None or item.control is None or readonly(node)


def answers(root: Node, readonly: Callable[[Node], bool], *, calculated: bool) -> dict[str, str]:
    return {ref_of(node): node.text for node in _leaves(root)
            if node.relevant and node.text and (calculated or not _worked_out(node, readonly))}


def aside(root: Node) -> dict[str, str]:
    return {ref_of(node): node.text for node in _leaves(root)
            if not node.relevant and node.text and state_of(node).touched}


# -- snapshots -------------------------------------------------------------------
def snapshot(root: Node, language: str | None) -> dict[str, Any]:
    texts = {ref_of(node): node.text for node in _leaves(root) if node.text}
    touched = [ref_of(node) for node in _leaves(root) if state_of(node).touched]
    kept = {name: {ref_of(node): text for node in _leaves(root) if (text := getattr(state_of(node), name))}
            for name in ("held", "refused")}
    return {"language": language, "texts": texts, "touched": touched, "repeats": _counts(root), **kept}


def _counts(root: Node) -> dict[str, int]:
    counts: dict[str, int] = {}
    for node in below(root):
        for child in item_of(node).children.values():
            if child.repeat is not None:
                counts[f"{ref_of(node)}/{child.name}"] = len(node.named(child.name))
    return counts


def fill_from_snapshot(engine: Engine, data: Mapping[str, Any]) -> None:
    for node in _leaves(engine.root):
        node.text = ""
    for ref, count in data.get("repeats", {}).items():
        _shape(engine, ref, int(count))
    for ref, text in data.get("texts", {}).items():
        if (found := _reach(engine, ref)) is not None:
            found.text = text
    for ref in data.get("touched", ()):
        if (found := _reach(engine, ref)) is not None:
            state_of(found).touched = True
    for name in ("held", "refused"):
        for ref, text in data.get(name, {}).items():
            if (found := _reach(engine, ref)) is not None:
                setattr(state_of(found), name, text)


def _shape(engine: Engine, ref: str, count: int) -> None:
    """Give a repeat so many bare instances."""
    head, _, name = ref.rpartition("/")
    parent = _reach(engine, head)
    item = None if parent is None else item_of(parent).children.get(name)
    if parent is None or item is None or item.repeat is None:
        return
    while len(parent.named(name)) > count:
        parent.remove(parent.named(name)[-1])
    while len(parent.named(name)) < min(count, limits.REPEAT_INSTANCES):
        instance = grow(item.repeat.template, item)
        for node in _leaves(instance):
            node.text = ""
        insert_instance(parent, item, instance)


def _reach(engine: Engine, ref: str) -> Node | None:
    """The node at a ref, instances added on the way; None when the form has no such node any more."""
    node = engine.top
    for name, place in split_ref(ref):
        item = engine.form.items.get((name,)) if node is engine.top else item_of(node).part(name)
        if item is None:
            return None
        found = node.named(name)
        wanted = place or 1
        if item.repeat is not None and wanted <= limits.REPEAT_INSTANCES:
            while len(found) < wanted:
                insert_instance(node, item, grow(item.repeat.template, item))
                found = node.named(name)
        if wanted > len(found):
            return None
        node = found[wanted - 1]
    return node


# -- plain answers ---------------------------------------------------------------
def fill_from_answers(engine: Engine, given: Mapping[str, str]) -> None:
    """Each answer in turn, as a person would. Raises UnknownRef for a ref the form does not have."""
    for ref, text in given.items():
        _put(engine, _grown(engine, ref), text)


def fill_from_strange(engine: Engine, given: Mapping[str, str]) -> None:
    """What the form asks for is taken; what it does not have, and what it works out itself, is passed over."""
    for ref, text in given.items():
        try:
            node = _grown(engine, ref)
        except UnknownRef:
            continue
        if item_of(node).leaf and item_of(node).calculate is None:
            _put(engine, node, text)


def _put(engine: Engine, node: Node, text: str) -> None:
    engine.accept(node, text_of(text, item_of(node).type))
    engine.settle()


def _grown(engine: Engine, ref: str) -> Node:
    node = engine.top
    for name, place in split_ref(ref):
        item: Item | None = engine.form.items.get((name,)) if node is engine.top else (
            item_of(node).part(name))
        wanted = place or 1
        if item is None or wanted > limits.REPEAT_INSTANCES:
            raise UnknownRef(ref)
        while item.repeat is not None and len(node.named(name)) < wanted:
            engine.add(node, item)
            engine.settle()
        if wanted > len(node.named(name)):
            raise UnknownRef(ref)
        node = node.named(name)[wanted - 1]
    return node


# -- submissions -----------------------------------------------------------------
def submission(form: Form, root: Node) -> bytes:
    """The relevant part of the tree as XML. The root keeps a namespace of the author's own."""
    own = "" if form.namespace == XFORMS else form.namespace
    prefixes: Any = {None: own, "orx": OPENROSA} if own else {"orx": OPENROSA}
    element = etree.Element(f"{{{own}}}{root.local}" if own else root.local, nsmap=prefixes)
    _write(root, element, own)
    return etree.tostring(element, encoding="UTF-8", xml_declaration=True)


def _element(node: Node, parent: Any, own: str) -> Any:
    if node.uri:
        return etree.SubElement(parent, f"{{{node.uri}}}{node.local}", nsmap={node.name.partition(":")[0]: node.uri})
    return etree.SubElement(parent, f"{{{own}}}{node.local}" if own else node.local)


def _write(root: Node, top: Any, own: str) -> None:
    stack = [(root, top)]
    while stack:
        node, element = stack.pop()
        for attribute in node.attributes:
            name = f"{{{attribute.uri}}}{attribute.local}" if attribute.uri else attribute.local
            element.set(name, attribute.text)
        if item_of(node).leaf:
            element.text = _clean(node.text)
        for child in node.children:
            if child.kind == ELEMENT and child.relevant:
                stack.append((child, _element(child, element, own)))


def _clean(text: str) -> str:
    """Characters XML cannot hold are left out."""
    return "".join(char for char in text if char >= " " or char in "\t\n\r") if text else text


def fill_from_submission(engine: Engine, xml: bytes | BinaryIO) -> None:
    """Take over every node the form knows. Raises FormErrors for XML that is refused."""
    try:
        root = to_tree(parse_xml(xml), keep_blank=False)
    except XMLRefused as error:
        raise FormErrors([FormError("/", "xml", 0, str(error))]) from error
    if root.local != engine.root.local:
        raise FormErrors([FormError("/", "xml", 0, f"<{root.local}> is not an answer to this form")])
    _adopt(engine.root, root)


def _adopt(node: Node, sent: Node) -> None:
    item = item_of(node)
    if item.leaf:
        node.text = sent.text
        state_of(node).touched = True
        return
    for child in item.children.values():
        found = [one for one in sent.elements() if one.local == child.name.rpartition(":")[2]]
        if child.repeat is not None:
            while len(node.named(child.name)) > len(found):
                node.remove(node.named(child.name)[-1])
            if len(found) > limits.REPEAT_INSTANCES:
                raise FormErrors([FormError(child.ref, "xml", 0, f"more than {limits.REPEAT_INSTANCES} rows")])
            while len(node.named(child.name)) < len(found):
                insert_instance(node, child, grow(child.repeat.template, child))
        for mine, theirs in zip(node.named(child.name), found, strict=False):
            _adopt(mine, theirs)
        if not found:
            for mine in node.named(child.name):
                _blank(mine)


def _blank(node: Node) -> None:
    """What was not sent was not relevant, or not answered."""
    for leaf in _leaves(node):
        leaf.text = ""
