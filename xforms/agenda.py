"""What is still to run, in the order of the form's graph."""

from __future__ import annotations

import heapq
from collections.abc import Iterable

from .definition import Item, Path
from .form import Form
from .graph import Kind, Unit
from .instance import find_all, item_of
from .tree import Node


class Agenda:
    """Units paired with the nodes they are to run for; each pair stands in it once."""

    def __init__(self, form: Form, top: Node) -> None:
        self._graph = form.graph
        self._repeats = form.reader.repeats
        self._top = top
        self._heap: list[tuple[int, int, Unit, Node]] = []
        self._queued: set[tuple[Unit, Node]] = set()
        self._tick = 0
        self._single: dict[Path, Node] = {}
        self._repeated: dict[Path, bool] = {}

    def __bool__(self) -> bool:
        return bool(self._heap)

    def take(self) -> tuple[Unit, Node]:
        """The next pair."""
        _, _, unit, node = heapq.heappop(self._heap)
        self._queued.discard((unit, node))
        return unit, node

    def clear(self) -> None:
        self._heap.clear()
        self._queued.clear()

    def forget(self, nodes: set[Node]) -> None:
        """Nodes that are gone need nothing any more."""
        self._heap = [entry for entry in self._heap if entry[3] not in nodes]
        heapq.heapify(self._heap)
        self._queued = {pair for pair in self._queued if pair[1] not in nodes}

    def put(self, unit: Unit, node: Node) -> None:
        key = (unit, node)
        if key not in self._queued:
            self._queued.add(key)
            self._tick += 1
            heapq.heappush(self._heap, (unit.order, self._tick, unit, node))

    def own(self, nodes: Iterable[Node]) -> None:
        """Everything the form says of these nodes."""
        of_item = self._graph.of_item
        for node in nodes:
            for unit in of_item.get(item_of(node).path, ()):
                if unit.kind is Kind.COUNT:
                    continue
                self.put(unit, node)
            for child in item_of(node).children.values():
                if child.repeat is not None and child.repeat.count is not None:
                    self.put(self._count_unit(child), node)

    def _count_unit(self, item: Item) -> Unit:
        return next(unit for unit in self._graph.of_item[item.path] if unit.kind is Kind.COUNT)

    def dependents(self, node: Node) -> None:
        """Everything that reads this node."""
        path = item_of(node).path
        for unit, anchor in self._graph.dependents.get(path, ()):
            self._under(unit, node, len(path), anchor)
        if self._graph.loose:
            for length in range(len(path) + 1):
                for unit, anchor in self._graph.loose.get(path[:length], ()):
                    if unit.item.path != path:  # what reads everything reads itself too, and is not its own cause
                        self._under(unit, node, len(path), min(anchor, length))

    def _under(self, unit: Unit, node: Node, depth: int, anchor: int) -> None:
        target = unit.item.path if unit.kind is not Kind.COUNT else unit.item.path[:-1]
        if not self._in_repeat(target):
            known = self._single.get(target)
            if known is None:
                found = find_all(self._top, target)
                if not found:
                    return
                known = self._single[target] = found[0]
            self.put(unit, known)
            return
        at = node
        for _ in range(depth - anchor):
            if at.parent is None:
                break
            at = at.parent
        for one in find_all(at, target[anchor:]):
            self.put(unit, one)

    def _in_repeat(self, path: Path) -> bool:
        known = self._repeated.get(path)
        if known is None:
            known = any(path[:length] in self._repeats for length in range(1, len(path) + 1))
            self._repeated[path] = known
        return known
