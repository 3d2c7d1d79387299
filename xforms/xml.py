"""Reading XML that may come from anyone: no entities, no network, bounded size and depth."""

from __future__ import annotations

from typing import Any, BinaryIO

from lxml import etree

from . import limits
from .errors import XFormsError
from .tree import COMMENT, DOCUMENT, ELEMENT, INSTRUCTION, TEXT, Node, renumber

XFORMS = "http://www.w3.org/2002/xforms"
XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"


class XMLRefused(XFormsError):
    """XML that is not well-formed, too large or too deep, or that defines entities."""


def _bounded(source: bytes | BinaryIO) -> bytes:
    """All of it, or one byte more than is allowed."""
    if isinstance(source, bytes):
        return source
    parts: list[bytes] = []
    left = limits.XML_BYTES + 1
    while left > 0 and (part := source.read(left)):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def parse_xml(source: bytes | BinaryIO, *, doctype: bool = False) -> Any:
    """The root element (lxml). Raises XMLRefused. ``doctype``: let a document type pass (never entities)."""
    data = _bounded(source)
    if len(data) > limits.XML_BYTES:
        raise XMLRefused(f"larger than {limits.XML_BYTES} bytes")
    if b"\x00" in data or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise XMLRefused("only encodings that keep ASCII bytes are read")
    if data.count(b"xmlns") > limits.XML_NAMESPACES:
        raise XMLRefused(f"more than {limits.XML_NAMESPACES} namespace declarations")
    if b"<!ENTITY" in data or (b"<!DOCTYPE" in data and not doctype):
        raise XMLRefused("document types and entities are not read")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
                             dtd_validation=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise XMLRefused(f"not XML: {error}") from error
    if root.getroottree().docinfo.internalDTD is not None and not doctype:
        raise XMLRefused("document types are not read")
    if root.xpath(f"boolean(//*[@*[{limits.XML_ATTRIBUTES + 1}]])"):
        raise XMLRefused(f"an element with more than {limits.XML_ATTRIBUTES} attributes")
    return root


def to_tree(element: Any, *, keep_blank: bool = True) -> Node:
    """An element as nodes, with all below it. ``keep_blank`` False is for data: blank text between elements
    is dropped, and the default namespace with it, so that plain names find plain elements.
    """
    root = _element(element, keep_blank)
    stack = [(element, root)]
    count = 0
    while stack:
        source, node = stack.pop()
        count += 1 + len(node.attributes)
        if count > limits.XML_NODES:
            raise XMLRefused("too many nodes")
        _fill(source, node, keep_blank, stack)
    return root


def _fill(source: Any, node: Node, keep_blank: bool, stack: list[tuple[Any, Node]]) -> None:
    if not len(source):
        node.text = source.text or ""
        return
    _text(node, source.text, keep_blank)
    for child in source:
        if isinstance(child.tag, str):
            stack.append((child, node.append(_element(child, keep_blank))))
        elif child.tag is etree.Comment:
            node.append(Node(COMMENT, text=child.text or ""))
        elif child.tag is etree.ProcessingInstruction:
            node.append(Node(INSTRUCTION, child.target, child.text or ""))
        _text(node, child.tail, keep_blank)


def _text(node: Node, text: str | None, keep_blank: bool) -> None:
    if text and (keep_blank or text.strip()):
        node.append(Node(TEXT, text=text))


def _element(element: Any, keep_default: bool) -> Node:
    tag = element.tag
    if tag[0] == "{":
        uri, _, local = tag[1:].partition("}")
        prefix = element.prefix
        known = uri if prefix or (keep_default and uri != XFORMS) else None
        node = Node(ELEMENT, f"{prefix}:{local}" if prefix else local, uri=known)
    else:
        node = Node(ELEMENT, tag)
    if element.attrib:
        for name, value in element.attrib.items():
            _attribute(node, name, value, element)
    return node


def _attribute(node: Node, name: str, value: str, element: Any) -> None:
    if name[0] != "{":
        node.set_attribute(name, value)
        return
    uri, _, local = name[1:].partition("}")
    prefix = "xml" if uri == XML_NAMESPACE else next(
        (prefix for prefix, known in element.nsmap.items() if known == uri and prefix), "")
    node.set_attribute(f"{prefix}:{local}" if prefix else local, value, uri)


def document(element: Any, *, keep_blank: bool = True) -> Node:
    """A document node above the element's tree, numbered."""
    top = Node(DOCUMENT)
    for outside in reversed(list(element.itersiblings(preceding=True))):
        top.append(_outside(outside))
    top.append(to_tree(element, keep_blank=keep_blank))
    for outside in element.itersiblings():
        top.append(_outside(outside))
    renumber(top)
    return top


def _outside(item: Any) -> Node:
    if item.tag is etree.Comment:
        return Node(COMMENT, text=item.text or "")
    return Node(INSTRUCTION, item.target, item.text or "")
