"""The lists of a form: inside it, or in CSV, XML or GeoJSON files beside it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from . import limits
from .reading import Reader, local
from .tree import DOCUMENT, ELEMENT, Node, fix, renumber
from .xml import XMLRefused, document, parse_xml, to_tree


class Instances(Mapping[str, Node]):
    """Lists by name, each made into nodes when it is first looked at: loading a form need not wait for them."""

    def __init__(self, makers: Mapping[str, Callable[[], Node]]) -> None:
        self._makers = makers
        self._made: dict[str, Node] = {}

    def __getitem__(self, name: str) -> Node:
        node = self._made.get(name)
        if node is None:
            node = self._made[name] = fix(self._makers[name]())
        return node

    def make_all(self) -> None:
        """Make them now, so that no answer has to wait for one."""
        for name in self._makers:
            self[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)

    def __contains__(self, name: object) -> bool:
        return name in self._makers


def read_secondary(element: Any, media: Mapping[str, bytes], reader: Reader) -> Callable[[], Node] | None:
    """What makes a list's document; None when its file was not given. A file that cannot be read is a fault."""
    source = element.get("src")
    inside = [one for one in element if local(one)]
    if inside and not source:
        return lambda: document_of(to_tree(inside[0], keep_blank=False))
    if source == "jr://instance/last-saved":
        return lambda: document_of(Node(ELEMENT, "data"))
    name = (source or "").rpartition("/")[2]
    if name not in media:
        return None
    try:
        made = _external(name, media[name])
    except (XMLRefused, csv.Error, ValueError, KeyError, TypeError, IndexError, AttributeError,
            RecursionError) as error:
        reader.fault(f"instance({element.get('id')})", "src", f"{name} cannot be read: {error}")
        return None
    return lambda: made


def document_of(root: Node) -> Node:
    top = Node(DOCUMENT)
    top.append(root)
    renumber(top)
    return top


def _external(name: str, data: bytes) -> Node:
    if len(data) > limits.XML_BYTES:
        raise ValueError(f"larger than {limits.XML_BYTES} bytes")
    if name.endswith(".xml"):
        return document(parse_xml(data), keep_blank=False)
    if name.endswith(".geojson"):
        return document_of(_from_geojson(json.loads(data)))
    return document_of(_from_csv(data.decode("utf-8-sig")))


def _from_csv(text: str) -> Node:
    rows = csv.reader(io.StringIO(text), delimiter=";" if ";" in text.partition("\n")[0] else ",")
    header = [name.strip().replace(" ", "_") for name in next(rows, [])]
    root = Node(ELEMENT, "root")
    cells = 0
    for row in rows:
        cells += len(row)
        if cells > limits.XML_NODES:
            raise ValueError(f"more than {limits.XML_NODES} cells")
        if any(row):
            _add_row(root, zip(header, row, strict=False))
    return root


def _from_geojson(data: Any) -> Node:
    root = Node(ELEMENT, "root")
    for feature in data["features"]:
        point = feature["geometry"]["coordinates"]
        fields = {"geometry": f"{point[1]} {point[0]} 0 0", **feature.get("properties", {})}
        if "id" in feature:
            fields["id"] = feature["id"]
        _add_row(root, ((key, str(value)) for key, value in fields.items()))
    return root


def _add_row(root: Node, cells: Iterable[tuple[str, str]]) -> None:
    item = root.append(Node(ELEMENT, "item"))
    for name, text in cells:
        item.append(Node(ELEMENT, name, text))
