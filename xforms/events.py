"""Events and what they set: load, new repeat instance, changed value; and preloads."""

from __future__ import annotations

from collections.abc import Iterator

from .definition import Action, Item
from .engine import Engine
from .form import Form
from .functions.nodes import make_uuid
from .instance import below, find_all, item_of
from .tree import Node
from .values import calculated
from .xpath.coerce import to_string
from .xpath.context import Context
from .dates import DateValue

_FIRST = frozenset({"odk-instance-first-load"})
_EVERY = frozenset({"odk-instance-load", "xforms-ready"})
_NEW = frozenset({"odk-new-repeat", "jr-insert"})
_DEPTH = 50


class Events:
    """Runs a form's actions on an engine's tree."""

    def __init__(self, form: Form, engine: Engine) -> None:
        self.form = form
        self.engine = engine
        self._depth = 0
        self._by_source: dict[Item, list[Action]] = {}
        for action in form.actions:
            if action.source is not None and "xforms-value-changed" in action.events:
                self._by_source.setdefault(id(action.source), []).append(action)  # type: ignore[call-overload]
        engine.on_value = self.value_changed
        engine.on_new_repeat = self.new_repeat

    def all_nodes(self) -> Iterator[Node]:
        return below(self.engine.root)

    # -- when a form opens ---------------------------------------------------
    def load(self, *, first: bool) -> None:
        """``first``: a new filling; else one taken up again."""
        wanted = _FIRST | _EVERY if first else _EVERY
        if first:
            self._preload()
        for action in self.form.actions:
            if action.events & wanted:
                for node in find_all(self.engine.top, action.target):
                    self._set(action, node)

    def _preload(self) -> None:
        for item in self.form.items.values():
            if item.preload is None and item.name.rpartition(":")[2] != "instanceID":
                continue
            for node in find_all(self.engine.top, item.path):
                text = self._preloaded(item, node)
                if text:
                    self.engine.put(node, text)

    def _preloaded(self, item: Item, node: Node) -> str:
        kind, parameter = item.preload or ("uid", "")
        env = self.engine.env
        if kind == "uid":
            return node.text if item.calculate or node.text else f"uuid:{make_uuid(Context(node, env))}"
        if kind == "date" and parameter == "today":
            return env.now().date().isoformat()
        if kind == "timestamp" and parameter == "start":
            return DateValue(env.now()).text()
        return ""

    def finish(self) -> None:
        """When the form is written out: the time it was finished."""
        for item in self.form.items.values():
            if item.preload == ("timestamp", "end"):
                for node in find_all(self.engine.top, item.path):
                    self.engine.put(node, DateValue(self.engine.env.now()).text())
        self.engine.settle()

    # -- while it is filled --------------------------------------------------
    def new_repeat(self, instance: Node) -> None:
        item = item_of(instance)
        for node in below(instance):
            below_item = item_of(node)
            if below_item.preload is not None and node.parent is not None:
                text = self._preloaded(below_item, node)
                if text:
                    self.engine.put(node, text)
        assert item.repeat is not None
        for action in item.repeat.actions:
            if action.events & _NEW:
                for node in self._targets(action, instance, item):
                    self._set(action, node)

    def value_changed(self, node: Node) -> None:
        actions = self._by_source.get(id(item_of(node)))  # type: ignore[call-overload]
        if not actions or self._depth > _DEPTH:
            return
        self._depth += 1
        try:
            for action in actions:
                for target in self._targets(action, node, item_of(node)):
                    self._set(action, target)
        finally:
            self._depth -= 1

    def _targets(self, action: Action, node: Node, item: Item) -> list[Node]:
        """The action's nodes that belong to the same instances as the source."""
        at = node
        for _ in range(len(item.path) - action.anchor):
            if at.parent is None:
                break
            at = at.parent
        return find_all(at, action.target[action.anchor:])

    def _set(self, action: Action, node: Node) -> None:
        if action.value is None:
            self.engine.put(node, to_string(action.literal))
            return
        # What the value reads must be up to date: rules queued so far run first.
        value = action.value.evaluate(node, self.engine.env)
        self.engine.put(node, calculated(value, item_of(node).type))
