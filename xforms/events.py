"""Events and what they set: load, new repeat instance, changed value; and preloads."""

from __future__ import annotations

from collections.abc import Iterator

from .dates import DateValue
from .definition import Action, Item, Path
from .engine import Engine
from .errors import XPathEvaluationError
from .form import Form
from .functions.nodes import make_uuid
from .instance import below, find_all, item_of
from .tree import Node
from .values import calculated
from .xpath.coerce import to_nodes
from .xpath.context import Context

_FIRST = frozenset({"odk-instance-first-load"})
_EVERY = frozenset({"odk-instance-load", "xforms-ready"})
_NEW = frozenset({"odk-new-repeat", "jr-insert"})


class Events:
    """Runs a form's actions on an engine's tree."""

    def __init__(self, form: Form, engine: Engine) -> None:
        self.form = form
        self.engine = engine
        self._by_source: dict[Path, list[Action]] = {}
        for action in form.actions:
            if action.source is not None and "xforms-value-changed" in action.events:
                self._by_source.setdefault(action.source.path, []).append(action)
        engine.on_value = self.value_changed
        engine.watched = frozenset(self._by_source)
        engine.on_new_repeat = self.new_repeat

    def all_nodes(self) -> Iterator[Node]:
        return below(self.engine.root)

    # -- when a form opens ---------------------------------------------------
    def load(self, *, first: bool) -> None:
        """``first``: a new filling; else one taken up again."""
        wanted = _FIRST | _EVERY if first else _EVERY
        for action in self.form.actions:
            if action.events & wanted:
                for node in find_all(self.engine.top, action.target):
                    if node.relevant:
                        self._set(action, node)

    def preload(self) -> None:
        for item in self.form.items.values():
            if item.preload is None and item.name.rpartition(":")[2] != "instanceID":
                continue
            for node in find_all(self.engine.top, item.path):
                text = self._preloaded(item, node)
                if text:
                    self.engine.put(node, text)

    def _preloaded(self, item: Item, node: Node) -> str:
        if item.preload is None and (item.calculate or node.text):
            return ""
        kind, parameter = item.preload or ("uid", "")
        env = self.engine.env
        if kind == "uid":
            return f"uuid:{make_uuid(Context(node, env))}"
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
        """Preloads and odk-new-repeat actions of a fresh instance; its rules have run before."""
        for node in below(instance):
            if item_of(node).preload is not None:
                text = self._preloaded(item_of(node), node)
                if text:
                    self.engine.put(node, text)
        item = item_of(instance)
        assert item.repeat is not None
        for action in item.repeat.actions:
            if action.events & _NEW and action.source is not None:
                for source in find_all(instance, action.source.path[len(item.path):]):
                    self._run(action, source)

    def value_changed(self, node: Node) -> None:
        for action in self._by_source.get(item_of(node).path, ()):
            self._run(action, node)

    def _run(self, action: Action, source: Node) -> None:
        """Raises XPathEvaluationError when the target is not one node: nobody could say which was meant."""
        targets = to_nodes(action.nodes.evaluate(source, self.engine.env))
        if len(targets) > 1:
            raise XPathEvaluationError(f"setvalue: {action.nodes.source} stands for {len(targets)} nodes")
        for target in targets:
            self._set(action, target)

    def _set(self, action: Action, node: Node) -> None:
        if action.value is None:
            self.engine.put(node, action.literal)
        else:
            value = action.value.evaluate(node, self.engine.env)
            self.engine.put(node, calculated(value, item_of(node).type))
        self.engine.rules()
