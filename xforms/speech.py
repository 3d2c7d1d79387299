"""What a session says: labels, hints, messages and choices in the language now spoken."""

from __future__ import annotations

from typing import Any

from .definition import Control, FixedChoice, Itemset, Path, Template, TextSource, Translated
from .form import Form
from .itext import Entry, join_parts, read_template
from .model import find_item, resolve
from .reading import local
from .results import Choice, Text
from .tree import Node
from .xpath.ast import Call, Expr
from .xpath.coerce import to_nodes, to_string
from .xpath.compiler import Expression, compile_tree
from .xpath.context import Environment

_SILENT = Text()


class Speech:
    """Turns text sources into texts. Missing ones fall back to the default language, field by field."""

    def __init__(self, form: Form, env: Environment, language: str | None) -> None:
        self.form = form
        self.env = env
        self.language = language
        self._arguments: dict[int, Expression] = {}
        self._templates: dict[tuple[Any, Path], Template] = {}
        env.itext = lambda text_id: self._translated(text_id, env.current).text
        env.choice_name = self._choice_name

    def text(self, source: TextSource | None, node: Node) -> Text:
        """The text as it reads at a node."""
        if source is None:
            return _SILENT
        if isinstance(source, Template):
            return Text(self._fill(source, node))
        if isinstance(source, Translated):
            return self._translated(source.text_id, node)
        return self._computed(source.expression, node)

    def _computed(self, expression: Expression, node: Node) -> Text:
        """An expression that is jr:itext(...) gives the whole entry, media too; any other its text."""
        tree = expression.tree
        if isinstance(tree, Call) and tree.name == "jr:itext":
            text_id = to_string(self._argument(expression, tree.args[0]).evaluate(node, self.env))
            return self._translated(text_id, node)
        return Text(to_string(expression.evaluate(node, self.env)))

    def _argument(self, expression: Expression, tree: Expr) -> Expression:
        made = self._arguments.get(id(expression))
        if made is None:
            made = self._arguments[id(expression)] = compile_tree(expression.source, tree)
        return made

    def _translated(self, text_id: str, node: Node) -> Text:
        entries = self.form.itext.find(text_id, self.language)
        words = next((value for entry in entries if (value := entry.plain()) is not None), None)
        return Text("" if words is None else self._spoken(words, node),
                    _media(entries, "audio"), _media(entries, "image"), _media(entries, "video"))

    def _spoken(self, element: Any, node: Node) -> str:
        if not len(element):
            return element.text or ""
        path = getattr(node.bind, "path", ())
        template = self._templates.get((element, path))
        if template is None:
            template = read_template(element, local, lambda source: self.form.reader.made(source, path))
            self._templates[element, path] = template
        return self._fill(template, node)

    def _fill(self, template: Template, node: Node) -> str:
        if len(template.parts) == 1 and isinstance(template.parts[0], str):
            return template.parts[0].strip()
        parts = [(part, False) if isinstance(part, str) else (to_string(part.evaluate(node, self.env)), True)
                 for part in template.parts]
        return join_parts(parts).strip()

    # -- choices -------------------------------------------------------------
    def choices(self, control: Control, node: Node) -> list[Choice]:
        """The choices that stand now, without doubles of one value."""
        fixed = [self._fixed(choice, node) for choice in control.choices]
        if control.itemset is None:
            return fixed
        return fixed + [self._choice(control.itemset, value, one) for value, one in
                        self._itemset_values(control.itemset, node)]

    def values(self, control: Control, node: Node) -> list[str]:
        """The values alone: cheaper when only they matter."""
        fixed = [choice.value for choice in control.choices]
        if control.itemset is None:
            return fixed
        return fixed + [value for value, _ in self._itemset_values(control.itemset, node)]

    def _fixed(self, choice: FixedChoice, node: Node) -> Choice:
        said = self.text(choice.label, node)
        return Choice(choice.value, said.text, said.audio, said.image)

    def _itemset_values(self, itemset: Itemset, node: Node) -> list[tuple[str, Node]]:
        nodes = to_nodes(itemset.nodes.evaluate(node, self.env))
        return [(to_string(itemset.value.evaluate(one, self.env)), one) for one in nodes]

    def _choice(self, itemset: Itemset, value: str, node: Node) -> Choice:
        said = self.text(itemset.label, node)
        return Choice(value, said.text or value, said.audio, said.image)

    def _choice_name(self, value: str, ref: str, at: Node) -> str:
        """For jr:choice-name(): the label of a value at the question a path names."""
        path = resolve(ref, getattr(at.bind, "path", ()))
        item = None if path is None else find_item(path, self.form.items)
        if item is None or item.control is None:
            return ""
        env_current = self.env.current
        try:
            return next((choice.text for choice in self.choices(item.control, _near(at, item.path))
                         if choice.value == value), "")
        finally:
            self.env.current = env_current


def _media(entries: list[Entry], form: str) -> str | None:
    return next((found for entry in entries if (found := entry.media(form))), None)


def _near(node: Node, path: Path) -> Node:
    """The node at a path that shares most with ``node``: the same instances, else the first."""
    line: list[Node] = []
    at: Node | None = node
    while at is not None:
        line.append(at)
        at = at.parent
    line.reverse()
    here = line[0]
    for depth, name in enumerate(path, 1):
        found = here.named(name)
        if not found:
            return node
        here = line[depth] if depth < len(line) and line[depth] in found else found[0]
    return here

