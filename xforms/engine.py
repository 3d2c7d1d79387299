"""Keeping a session's answers in agreement with the form's rules after every change."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, tzinfo

from . import limits
from .agenda import Agenda
from .definition import Item, Path
from .errors import XPathEvaluationError
from .form import Form
from .graph import Graph, Kind, Unit
from .instance import below, grow, insert_instance, item_of, new_document, ref_of, stand_in, state_of
from .results import Changes
from .tree import Node, renumber
from .values import calculated, fits
from .xpath.coerce import to_boolean, to_number
from .xpath.context import Environment

_FIELDS = ("values", "relevant", "required", "readonly", "choices", "labels", "repeats")


class Engine:
    """The tree, and what must run on it. ``changed`` gathers nodes by what differs about them."""

    def __init__(self, form: Form, env_of: Callable[[Node], Environment]) -> None:
        self.form = form
        self.graph: Graph = form.graph
        self.top = new_document(form.root, form.items[(form.root.name,)])
        self.root = self.top.children[0]
        renumber(self.top)
        self.env = env_of(self.top)
        self.agenda = Agenda(form, self.top)
        self.changed: dict[str, dict[Node, None]] = {}
        self.gone: list[str] = []
        self.on_value: Callable[[Node], None] = lambda node: None
        self.on_new_repeat: Callable[[Node], None] = lambda node: None
        self.on_choices: Callable[[Node], None] = lambda node: None
        self.watched: frozenset[Path] = frozenset()
        self._events: list[tuple[Callable[[Node], None], Node]] = []
        self._runs = 0
        self._settling = False
        self._grown = 0
        self._stash: dict[tuple[Node, Path], list[Node]] = {}

    # -- running -------------------------------------------------------------
    def settle(self) -> None:
        """Run what is queued, in order, until nothing changes any more; then the events that came of it."""
        if self._settling:
            return
        self._settling = True
        try:
            self._runs = self.env.spent_in_act = 0
            self.rules()
            while self._events:
                react, node = self._events.pop(0)
                self._spend()
                react(node)
                self.rules()
        finally:
            self._settling = False
            self.agenda.clear()
            self._events.clear()

    def _spend(self) -> None:
        self._runs += 1
        if self._runs > limits.RULE_RUNS:
            raise XPathEvaluationError("the form's rules do not come to rest")

    def rules(self) -> None:
        """Run what is queued, leaving events for later."""
        while self.agenda:
            self._spend()
            self._run(*self.agenda.take())

    def _run(self, unit: Unit, node: Node) -> None:
        kind = unit.kind
        if kind is Kind.CALCULATE:
            self._calculate(unit, node)
        elif kind is Kind.RELEVANT:
            self._relevance(unit, node)
        elif kind is Kind.COUNT:
            self._count(unit, node)
        elif kind is Kind.CHOICES:
            self.note("choices", node)
            self.on_choices(node)
        elif kind is Kind.LABEL:
            self.note("labels", node)
        else:
            self._flag(unit, node)

    def note(self, what: str, node: Node) -> None:
        self.changed.setdefault(what, {})[node] = None

    def _calculate(self, unit: Unit, node: Node) -> None:
        if not node.relevant:
            return
        assert unit.expression is not None
        text = calculated(unit.expression.evaluate(node, self.env), unit.item.type)
        self.put(node, text if fits(text, unit.item.type, self.env.zone) else "")

    def put(self, node: Node, text: str) -> bool:
        """Set a leaf's text; queue what reads it. False when it held that already."""
        if node.text == text or node.children:
            return False
        if len(text) > limits.TEXT_LENGTH:
            raise XPathEvaluationError(f"{ref_of(node)}: a text of more than {limits.TEXT_LENGTH} characters")
        node.text = text
        self.note("values", node)
        self.agenda.dependents(node)
        if item_of(node).path in self.watched:
            self._events.append((self.on_value, node))
        return True

    def accept(self, node: Node, text: str) -> None:
        """Take a person's answer. One that is not of the bind's type is remembered, and the node blank."""
        state = state_of(node)
        state.touched, state.held = True, ""
        fitting = fits(text, item_of(node).type, self.env.zone)
        state.refused = "" if fitting else text
        self.put(node, text if fitting else "")

    def _flag(self, unit: Unit, node: Node) -> None:
        assert unit.expression is not None
        state = state_of(node)
        now = to_boolean(unit.expression.evaluate(node, self.env))
        if unit.kind is Kind.REQUIRED and state.required != now:
            state.required = now
            self.note("required", node)
        if unit.kind is Kind.READONLY and state.readonly != now:
            state.readonly = now
            self.note("readonly", node)

    # -- relevance -----------------------------------------------------------
    def _relevance(self, unit: Unit, node: Node) -> None:
        assert unit.expression is not None
        state = state_of(node)
        now = to_boolean(unit.expression.evaluate(node, self.env))
        if state.relevant != now:
            state.relevant = now
            self._spread(node)

    def _spread(self, node: Node) -> None:
        """Carry a node's standing down; whoever reads what appeared or vanished runs again."""
        stack = [node]
        while stack:
            at = stack.pop()
            parent = at.parent
            now = state_of(at).relevant and (parent is None or parent.relevant)
            if at.relevant == now:
                continue
            at.relevant = now
            self.note("relevant", at)
            self.agenda.dependents(at)
            if now:
                self._queue_calculation(at)
            stack.extend(at.children)
            stack.extend(one for one in at.attributes if one.bind is not None)

    def _queue_calculation(self, node: Node) -> None:
        for unit in self.graph.of_item[item_of(node).path]:
            if unit.kind is Kind.CALCULATE:
                self.agenda.put(unit, node)

    # -- repeats -------------------------------------------------------------
    def _count(self, unit: Unit, parent: Node) -> None:
        assert unit.expression is not None
        wanted = to_number(unit.expression.evaluate(stand_in(parent, unit.item), self.env))
        count = 0 if wanted != wanted else int(max(0, min(wanted, limits.REPEAT_INSTANCES)))
        stash = self._stash.setdefault((parent, unit.item.path), [])
        for left in range(len(parent.named(unit.item.name)) - count, 0, -1):
            row = parent.named(unit.item.name)[-1]
            self.cut(row, last=left == 1)
            stash.append(row)
        missing = count - len(parent.named(unit.item.name))
        for left in range(missing, 0, -1):
            self.add(parent, unit.item, stash.pop() if stash else None, last=left == 1)

    def add(self, parent: Node, item: Item, instance: Node | None = None, *, last: bool = True) -> Node:
        """Append an instance (a fresh one unless given) and queue all that concerns it.

        ``last`` False: more follow at once, and what counts the instances may wait for the last.
        """
        assert item.repeat is not None
        fresh = instance is None
        made = grow(item.repeat.template, item) if instance is None else instance
        self._grown += sum(1 for _ in below(made))
        if self._grown > limits.INSTANCE_NODES:
            raise XPathEvaluationError(f"more than {limits.INSTANCE_NODES} nodes")
        insert_instance(parent, item, made)
        if last:
            self._reshaped(parent, item)
        if not parent.relevant:
            for node in below(made):
                node.relevant = False
        self.agenda.own(below(made))
        for node in below(made):
            self.agenda.dependents(node)
        self.note("repeats", made)
        if fresh:
            self._events.append((self.on_new_repeat, made))
        return made

    def cut(self, instance: Node, *, last: bool = True) -> None:
        """Take an instance out and queue whoever looked at it or counted it. ``last`` as for ``add``."""
        parent, item = instance.parent, item_of(instance)
        assert parent is not None
        self.gone.append(ref_of(instance))
        for node in below(instance):
            self.agenda.dependents(node)
        parent.remove(instance)
        self._grown -= sum(1 for _ in below(instance))
        inside = set(below(instance))
        self.agenda.forget(inside)
        for table in self.changed.values():
            for node in inside:
                table.pop(node, None)
        if last:
            self._reshaped(parent, item)

    def _reshaped(self, parent: Node, item: Item) -> None:
        self.env.spend(renumber(self.top))
        for instance in parent.named(item.name):
            self.agenda.dependents(instance)

    # -- reporting -----------------------------------------------------------
    def take_changes(self) -> Changes:
        """What differs since last asked, in form order; the tally starts anew."""
        renumber(self.top)
        made = {name: _refs(self.changed.get(name, {})) for name in _FIELDS}
        made["repeats"] = tuple(dict.fromkeys((*made["repeats"], *self.gone)))
        self.changed, self.gone = {}, []
        return Changes(**made)


def environment(form: Form, top: Node, *, moment: Callable[[], datetime], zone: tzinfo,
                random: Callable[[], float]) -> Environment:
    """What the rules of a form run in, on the tree under ``top``."""
    made = Environment(top, moment=moment, zone=zone, random=random, instances=form.instances)
    made.version = form.version
    return made


def _refs(nodes: Iterable[Node]) -> tuple[str, ...]:
    return tuple(ref_of(node) for node in sorted(nodes, key=lambda node: node.order))
