"""What must run when what changed, and in which order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum
from graphlib import CycleError, TopologicalSorter

from . import limits
from .definition import Computed, Control, Item, Path, Template, TextSource, Translated
from .itext import Itext
from .reading import Reader
from .references import Reference, references
from .xpath.compiler import Expression, Scope


class Kind(IntEnum):
    COUNT = 0
    RELEVANT = 1
    CALCULATE = 2
    READONLY = 3
    REQUIRED = 4
    CHOICES = 5
    LABEL = 6


@dataclass(slots=True, eq=False)
class Unit:
    """One expression of one item: runs once for each node of the item. ``order``: place in the run."""

    kind: Kind
    item: Item
    expression: Expression | None
    references: frozenset[Reference]
    order: int = 0


@dataclass(slots=True)
class Graph:
    """``dependents[path]``: units reading that path, with the steps both share node by node.

    ``loose``: units reading everything below a path.
    """

    units: list[Unit] = field(default_factory=list)
    of_item: dict[Path, list[Unit]] = field(default_factory=dict)
    dependents: dict[Path, list[tuple[Unit, int]]] = field(default_factory=dict)
    loose: dict[Path, list[tuple[Unit, int]]] = field(default_factory=dict)


def build_graph(items: Iterable[Item], itext: Itext, reader: Reader) -> Graph:
    """Units, dependents and order. Each cycle is noted as a fault, naming the paths in it."""
    graph = Graph()
    for item in items:
        graph.of_item[item.path] = made = _units(item, itext, reader)
        graph.units += made
    for unit in graph.units:
        for reference in unit.references:
            table = graph.loose if reference.below else graph.dependents
            table.setdefault(reference.path, []).append((unit, reference.anchor))
    if sum(map(len, graph.loose.values())) > limits.LOOSE_PATHS:
        reader.fault("/", "model", f"more than {limits.LOOSE_PATHS} paths with * or //: write the names")
        return graph
    _sort(graph, reader)
    return graph


def _units(item: Item, itext: Itext, reader: Reader) -> list[Unit]:
    scope = reader.scope(item.path)
    units: list[Unit] = []
    if item.repeat is not None and item.repeat.count is not None:
        around = reader.scope(item.path, outside=True)
        units.append(Unit(Kind.COUNT, item, item.repeat.count, references(item.repeat.count.tree, around)))
    for kind, expression in ((Kind.RELEVANT, item.relevant), (Kind.CALCULATE, item.calculate),
                             (Kind.READONLY, item.readonly), (Kind.REQUIRED, item.required)):
        if expression is not None:
            units.append(Unit(kind, item, expression, references(expression.tree, scope)))
    control = item.control
    if control is not None:
        units += _control_units(item, control, scope, itext, reader)
    return units


def _control_units(item: Item, control: Control, scope: Scope, itext: Itext, reader: Reader) -> list[Unit]:
    units: list[Unit] = []
    if control.itemset is not None:
        found = references(control.itemset.nodes.tree, scope)
        bases = [one.path for one in found]
        for read in (control.itemset.value, _expression_of(control.itemset.label)):
            if read is not None:
                found |= {Reference((*base, *one.path[len(base):]), 0)
                          for base in bases for one in references(read.tree, Scope(base))}
        units.append(Unit(Kind.CHOICES, item, None, found))
    looked_at: frozenset[Reference] = frozenset()
    for source in (control.label, control.hint):
        for expression in text_expressions(source, item.path, itext, reader):
            looked_at |= references(expression.tree, scope)
    if looked_at:
        units.append(Unit(Kind.LABEL, item, None, looked_at))
    return units


def _expression_of(source: TextSource | None) -> Expression | None:
    return source.expression if isinstance(source, Computed) else None


def text_expressions(source: TextSource | None, path: Path, itext: Itext, reader: Reader) -> list[Expression]:
    """Every expression a text may show, in any language."""
    if isinstance(source, Template):
        return [part for part in source.parts if isinstance(part, Expression)]
    if isinstance(source, Computed):
        return [source.expression]
    if isinstance(source, Translated):
        return [expression for entry in itext.find(source.text_id, None) for value in entry.values.values()
                for expression in _outputs(value, path, reader)]
    return []


def _outputs(value: object, path: Path, reader: Reader) -> list[Expression]:
    found: list[Expression] = []
    for output in value:  # type: ignore[attr-defined]
        source = output.get("value") or output.get("ref")
        if source:
            made = reader.compile(source, path, "itext output")
            if made is not None:
                found.append(made)
    return found


# -- order ----------------------------------------------------------------------
class _Producers:
    """Which units make the value or the standing of a path."""

    def __init__(self, graph: Graph) -> None:
        self._above: dict[Path, list[Unit]] = {}
        self.by_path: dict[Path, list[Unit]] = {}
        self.standing: dict[Path, list[Unit]] = {}
        for unit in graph.units:
            if unit.kind is Kind.RELEVANT:
                self.standing.setdefault(unit.item.path, []).append(unit)
            elif unit.kind == Kind.CALCULATE:
                self.by_path.setdefault(unit.item.path, []).append(unit)

    def above(self, path: Path) -> list[Unit]:
        """Relevance of the path and of all it lies in. (Counts run when they may: a count may rest on its rows.)"""
        known = self._above.get(path)
        if known is None:
            own = self.standing.get(path, ())
            known = self._above[path] = [*self.above(path[:-1]), *own] if path else []
        return known

    def behind(self, reference: Reference) -> list[Unit]:
        made = [*self.by_path.get(reference.path, ()), *self.above(reference.path)]
        if reference.below:
            size = len(reference.path)
            made += [unit for table in (self.by_path, self.standing) for path, units in table.items()
                     if path[:size] == reference.path for unit in units]
        return made


def _sort(graph: Graph, reader: Reader) -> None:
    """Give each unit its place. What nothing rests on (flags, choices, labels) runs last."""
    producers = _Producers(graph)
    needs: dict[Unit, set[Unit]] = {}
    for unit in graph.units:
        if unit.kind > Kind.CALCULATE:
            unit.order = len(graph.units) + unit.kind
            continue
        before: set[Unit] = set()
        for reference in unit.references:
            before.update(_before(unit, reference, producers, reader))
        if unit.kind is not Kind.COUNT:
            before.update(one for one in producers.above(unit.item.path)
                          if one is not unit and (unit.kind is not Kind.RELEVANT or one.item is not unit.item))
        needs[unit] = before
    _number(needs, reader)


def _number(needs: dict[Unit, set[Unit]], reader: Reader) -> None:
    """Number the units so that each comes after what it needs; every circle is told, each cut at one place."""
    for _ in range(limits.CIRCLES):
        try:
            for order, unit in enumerate(TopologicalSorter(needs).static_order()):
                unit.order = order
            return
        except CycleError as error:
            cycle: list[Unit] = error.args[1]       # each is needed by the next
            _report(cycle, reader)
            needs[cycle[1]].discard(cycle[0])


def _before(unit: Unit, reference: Reference, producers: _Producers, reader: Reader) -> list[Unit]:
    """What must run before, for one reference. A node may not need itself; other rows of its repeat may."""
    made = producers.behind(reference)
    if unit not in made:
        return made
    row = unit.item.row
    same_row = reference.path == unit.item.path and reference.anchor >= (0 if row is None else len(row.path))
    if same_row and not reference.below and "position(" not in (unit.expression.source if unit.expression else ""):
        reader.fault(unit.item.ref, unit.kind.name.lower(), "it depends on itself")
    return [one for one in made if one is not unit]


def _report(cycle: list[Unit], reader: Reader) -> None:
    names = " → ".join(dict.fromkeys(unit.item.ref for unit in cycle))
    first = cycle[0]
    reader.fault(first.item.ref, first.kind.name.lower(), f"these depend on each other in a circle: {names}")
