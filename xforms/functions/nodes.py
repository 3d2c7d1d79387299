"""Functions over nodes: counting, places in repeats, lists of the form, texts of the form."""

from __future__ import annotations

from uuid import UUID

from ..errors import XPathEvaluationError
from ..tree import ATTRIBUTE, ELEMENT, INSTRUCTION, Node, in_order
from ..xpath.ast import Call, Path
from ..xpath.coerce import NodeSet, Value, to_nodes, to_number, to_string
from ..xpath.compiler import Compiler
from ..xpath.context import Context
from .registry import Eval, function, lazy


@function("last", 0)
def last(context: Context) -> Value:
    return float(context.size)


@lazy("position", 0, 1)
def position(compiler: Compiler, call: Call) -> Eval:
    """Without argument XPath's; with one, the node's place among its fellows of the same name.

    A row that is not relevant keeps its place.
    """
    if not call.args:
        return lambda context: float(context.position)
    nodes = compiler.compile_everything(call.args[0])

    def run(context: Context) -> Value:
        found = to_nodes(nodes(context))
        if not found:
            raise XPathEvaluationError("position() of no node")
        node = found[0]
        context.env.spend(0 if node.parent is None else len(node.parent.children) // 100)
        return float(place_of(node))

    return run


def place_of(node: Node) -> int:
    """One-based, among siblings of the same name."""
    if node.parent is None or node.kind != ELEMENT:
        return 1
    if node.uri is None:
        fellows = node.parent.named(node.name)
    else:
        fellows = [one for one in node.parent.children
                   if one.name == node.name and one.uri == node.uri and not one.template]
    return fellows.index(node) + 1 if node in fellows else 1


@function("count", 1)
def count(context: Context, nodes: Value) -> Value:
    return float(len(to_nodes(nodes)))


@function("count-non-empty", 1)
def count_non_empty(context: Context, nodes: Value) -> Value:
    return float(sum(1 for node in to_nodes(nodes) if node.string() != ""))


def _one(context: Context, nodes: Value | None) -> Node | None:
    if nodes is None:
        return context.node
    found = to_nodes(nodes)
    return found[0] if found else None


@function("name", 0, 1)
def name(context: Context, nodes: Value | None = None) -> Value:
    node = _one(context, nodes)
    return node.name if node is not None and node.kind in (ELEMENT, ATTRIBUTE, INSTRUCTION) else ""


@function("local-name", 0, 1)
def local_name(context: Context, nodes: Value | None = None) -> Value:
    node = _one(context, nodes)
    return node.local if node is not None and node.kind in (ELEMENT, ATTRIBUTE, INSTRUCTION) else ""


@function("namespace-uri", 0, 1)
def namespace_uri(context: Context, nodes: Value | None = None) -> Value:
    node = _one(context, nodes)
    return (node.uri or "") if node is not None and node.kind in (ELEMENT, ATTRIBUTE) else ""


@function("lang", 1)
def lang(context: Context, wanted: Value) -> Value:
    sought = to_string(wanted).lower()
    node: Node | None = context.node
    while node is not None:
        for attribute in node.attributes:
            if attribute.name == "xml:lang":
                found = attribute.text.lower()
                return found == sought or found.startswith(sought + "-")
        node = node.parent
    return False


@function("id", 1)
def by_id(context: Context, value: Value) -> Value:
    texts = [node.string() for node in value] if type(value) is list else [to_string(value)]
    wanted = {token for text in texts for token in text.split()}
    found = [node for node in context.env.root.root().descendants()
             if node.kind == ELEMENT and node.attribute("id") in wanted]
    return in_order(found)


@function("current", 0)
def current(context: Context) -> Value:
    return [context.env.current]


@function("instance", 1)
def instance(context: Context, value: Value) -> Value:
    sought = to_string(value)
    root = context.env.instances.get(sought)
    if root is None:
        raise XPathEvaluationError(f"there is no list {sought!r}; was its file given when the form was loaded?")
    return [root]


@function("pulldata", 4)
def pulldata(context: Context, source: Value, column: Value, key: Value, wanted: Value) -> Value:
    """The first row of an instance whose ``key`` equals ``wanted``; its ``column``, '' when there is none."""
    (root,) = to_nodes(instance(context, source))
    field, match = to_string(key), to_string(wanted)
    rows = _rows(root)
    context.env.spend(len(rows))
    for row in rows:
        if match in _cells(row, field):
            return next(iter(_cells(row, to_string(column))), "")
    return ""


def _cells(row: Node, column: str) -> list[str]:
    """The texts of a column: a child, or an attribute when it begins with @."""
    if column.startswith("@"):
        return [one.text for one in row.attributes if one.local == column[1:]]
    return [cell.string() for cell in row.named(column)]


def _rows(root: Node) -> list[Node]:
    return [row for table in root.elements() for row in table.elements()]


@function("jr:itext", 1)
def itext(context: Context, text_id: Value) -> Value:
    if context.env.itext is None:
        raise XPathEvaluationError("the form has no texts")
    return context.env.itext(to_string(text_id))  # type: ignore[return-value]


@function("jr:choice-name", 2)
def choice_name(context: Context, value: Value, ref: Value) -> Value:
    """The label of a choice in the language now spoken. ``ref`` is a text naming the question."""
    if context.env.choice_name is None:
        raise XPathEvaluationError("jr:choice-name() needs a form")
    return context.env.choice_name(to_string(value), to_string(ref).strip(), context.env.current)


@function("version", 0)
def version(context: Context) -> Value:
    """The form's version."""
    return context.env.version


@function("depend", 1, None)
def depend(context: Context, value: Value, *others: Value) -> Value:
    """The first value; the others only make it run again."""
    return value


@function("uuid", 0, 1)
def uuid(context: Context, length: Value | None = None) -> Value:
    """A random UUID, or as many random characters as asked for."""
    if length is None:
        return make_uuid(context)
    if type(length) is list and not length:
        raise XPathEvaluationError("uuid() of no node")
    wanted = to_number(length)
    if not 0 <= wanted <= 10_000:
        raise XPathEvaluationError("uuid() of no usable length")
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    return "".join(letters[int(context.env.random() * len(letters))] for _ in range(int(wanted)))


def make_uuid(context: Context) -> str:
    number = 0
    for _ in range(8):
        number = number << 16 | int(context.env.random() * 65536)
    return str(UUID(int=number, version=4))


@function("randomize", 1, 2)
def randomize(context: Context, nodes: Value, seed: Value | None = None) -> Value:
    """The nodes shuffled; always alike for one seed (Park-Miller, as ODK has it)."""
    from ..shuffle import shuffle

    order = list(to_nodes(nodes))
    return shuffle(order, None if seed is None else seed, context)


def _pairs(call: Call) -> str:
    if len(call.args) % 2 == 0:
        return "indexed-repeat() takes a target, then groups and places in pairs"
    if not all(isinstance(arg, Path) for arg in (call.args[0], *call.args[1::2])):
        return "indexed-repeat() needs paths for target and groups"
    return ""


@lazy("indexed-repeat", 3, 7, looks=_pairs)
def indexed_repeat(compiler: Compiler, call: Call) -> Eval:
    """The target below the given instances of the groups around it; a bad index means the first."""
    target, *pairs = [compiler.compile(arg) for arg in call.args]
    groups, places = pairs[0::2], pairs[1::2]

    def run(context: Context) -> Value:
        found = to_nodes(target(context))
        chosen: dict[int, int] = {}
        for group, place in zip(groups, places, strict=True):
            instances = to_nodes(group(context))
            if not instances or not found:
                return []
            chosen[len(_lineage(instances[0])) - 1] = _index(to_number(place(context)))
        return _descend(found, chosen)

    return run


def _index(number: float) -> int:
    return int(number) if number >= 1 else 1


def _lineage(node: Node) -> list[Node]:
    line = [node]
    while line[-1].parent is not None:
        line.append(line[-1].parent)
    return line[::-1]


def _descend(found: NodeSet, chosen: dict[int, int]) -> NodeSet:
    lines = [_lineage(node) for node in found]
    first = min(chosen)
    if first >= len(lines[0]):
        raise XPathEvaluationError("indexed-repeat(): a group must stand above the target")
    nodes = in_order([line[first - 1] for line in lines])
    for level in range(first, len(lines[0])):
        nodes = [child for node in nodes for child in _pick(node, lines[0][level].name, chosen.get(level))]
    return [node for node in nodes if node.relevant]


def _pick(node: Node, child: str, place: int | None) -> NodeSet:
    children = node.named(child)
    return children if place is None else children[place - 1:place]
