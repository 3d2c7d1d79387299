"""The recorded XPath cases: one expression, one document, one expected value each."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from typing import Any, Final

from ..errors import XFormsError
from ..tree import ATTRIBUTE, COMMENT, ELEMENT, INSTRUCTION, TEXT, Node
from ..xml import document, parse_xml
from ..xpath import Environment, compile_expression
from ..xpath.coerce import to_boolean, to_number, to_string
from ..xpath.context import NOWHERE
from .tally import Tally

PHOENIX = timezone(timedelta(hours=-7), "America/Phoenix")
SKIP_FLAGS: Final = ("upstream_fails", "sources_conflict", "needs_custom_handlers", "date_rule", "deviates_from_xpath1")
_GEO = re.compile(r"\b(area|distance|geofence)\s*\(")
_DIGEST = re.compile(r"\b(digest|base64-decode|base64-encode)\s*\(")
_NAMESPACE_AXIS = re.compile(r"\bnamespace::")


def in_scope(case: Mapping[str, Any]) -> bool:
    """Whether a case counts: not flagged, no geo functions, no namespace axis, no digests."""
    expression = case["expression"]
    return not any(case.get(flag) for flag in SKIP_FLAGS) and not any(
        rule.search(expression) for rule in (_GEO, _DIGEST, _NAMESPACE_AXIS))


def run_cases(data: Mapping[str, Any]) -> dict[str, Tally]:
    """One tally a group (core, odk, javarosa) of what ``xpath_cases.json`` holds."""
    clock = datetime.fromisoformat(data["format"]["clock"].split(" ")[0])
    tallies: dict[str, Tally] = {}
    for case in data["cases"]:
        tally = tallies.setdefault(case["group"], Tally())
        if not in_scope(case):
            tally.skipped += 1
        else:
            tally.count(case["id"], passed=_Case(case, data, clock).passes())
    return tallies


class _Case:
    def __init__(self, case: Mapping[str, Any], data: Mapping[str, Any], clock: datetime) -> None:
        self.case = case
        self.data = data
        self.clock = clock

    def passes(self) -> bool:
        try:
            value = self.evaluate()
        except XFormsError:
            return bool(self.case["type"] == "error")
        except Exception:  # noqa: BLE001 - any other error is a failure of the engine
            return False
        return self.case["type"] != "error" and self.agrees(value)

    def evaluate(self) -> Any:
        case = self.case
        expression = compile_expression(case["expression"], namespaces=self._namespaces())
        if case["xml"] is None:
            return expression.evaluate(NOWHERE, Environment(NOWHERE, moment=lambda: self.clock, zone=PHOENIX))
        self.top = self._document()
        root = _at(self.top, case["absolute_root"]) if "absolute_root" in case else self.top
        env = Environment(root, moment=lambda: self.clock, zone=PHOENIX, instances=_instances(self.top),
                          itext=lambda key: _itext(self.top, key, case.get("language")))
        return expression.evaluate(_at(self.top, case["context_node"]), env)

    def _document(self) -> Node:
        return document(parse_xml(self.data["documents"][self.case["xml"]].encode(), doctype=True))

    def _namespaces(self) -> Mapping[str, str]:
        given: Any = self.case.get("namespaces", "std")
        found: Mapping[str, str] = self.data["format"]["namespaces std"] if given == "std" else given
        return found

    def agrees(self, value: Any) -> bool:
        expected, kind = self.case["expected"], self.case["type"]
        if kind == "boolean":
            return to_boolean(value) is expected
        if kind == "number":
            return _near(to_number(value, PHOENIX), float(expected), self.case.get("round_factor"))
        if kind == "string":
            return bool(to_string(value) == expected)
        if kind == "strlen":
            return len(to_string(value)) == int(expected)
        if kind == "match":
            return re.search(expected, to_string(value)) is not None
        return self._agrees_on_nodes(value, expected, kind)

    def _agrees_on_nodes(self, value: Any, expected: Any, kind: str) -> bool:
        if kind == "count":
            return bool(len(value) == expected)
        paths = [_path(node) for node in value]
        if kind == "first":
            return paths[:1] == [expected]
        return sorted(paths) == sorted(expected) if self.case.get("unordered") else paths == list(expected)


def _near(value: float, expected: float, factor: float | None) -> bool:
    if math.isnan(expected) or math.isnan(value):
        return math.isnan(expected) and math.isnan(value)
    if math.isinf(expected) or math.isinf(value):
        return value == expected
    if factor:
        return abs(math.floor(value * factor + 0.5) / factor - expected) < 1e-9
    return abs(value - expected) <= 1e-6 * max(1.0, abs(expected))


_KINDS = {"*": ELEMENT, "text()": TEXT, "comment()": COMMENT, "processing-instruction()": INSTRUCTION}
_NAMES = {kind: name for name, kind in _KINDS.items()}


def _at(top: Node, path: str) -> Node:
    node = top
    for step in filter(None, path.split("/")):
        name, _, place = step.partition("[")
        if name.startswith("@"):
            node = next(one for one in node.attributes if one.name == name[1:])
            continue
        family = [one for one in node.child_nodes() if one.kind == _KINDS[name]]
        node = family[int(place.rstrip("]") or 1) - 1]
    return node


def _path(node: Node) -> str:
    steps: list[str] = []
    while node.parent is not None:
        steps.append(_step(node, node.parent))
        node = node.parent
    return "/" + "/".join(reversed(steps))


def _step(node: Node, parent: Node) -> str:
    if node.kind == ATTRIBUTE:
        if node.uri:
            return f"@*[local-name()='{node.local}' and namespace-uri()='{node.uri}']"
        return f"@{node.name}"
    family = [one for one in parent.child_nodes() if one.kind == node.kind]
    return f"{_NAMES[node.kind]}[{next(i for i, one in enumerate(family, 1) if one is node)}]"


def _instances(top: Node) -> dict[str, Node]:
    found: dict[str, Node] = {}
    for node in top.descendants():
        if node.kind == ELEMENT and node.local == "instance" and node.attribute("id"):
            found.setdefault(node.attribute("id") or "", node)
    return found


def _itext(top: Node, key: str, language: str | None) -> Any:
    for node in top.descendants():
        if node.kind == ELEMENT and node.local == "translation" and node.attribute("lang") == language:
            for text in node.elements():
                if text.attribute("id") == key:
                    return list(text.elements())
    return []
