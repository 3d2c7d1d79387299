"""Which questions stand behind an answer: read off the graph, not by running anything."""

from __future__ import annotations

from collections.abc import Iterator

from .definition import Items, Path
from .graph import Graph, Kind


def questions_behind(items: Items, graph: Graph, path: Path) -> frozenset[str]:
    """Refs of the controls on which the relevance of ``path`` rests, through any calculation and relevance."""
    waiting, seen = [(path, False)], set[tuple[Path, bool]]()
    while waiting:
        step = waiting.pop()
        if step not in seen:
            seen.add(step)
            waiting += _read_by(graph, *step)
    wanted = {one for one, valued in seen if valued}
    return frozenset(item.ref for at, item in items.items() if at in wanted and item.control is not None and item.leaf)


def _read_by(graph: Graph, path: Path, valued: bool) -> Iterator[tuple[Path, bool]]:
    """What is read to know whether ``path`` is relevant, and, when ``valued``, what its value is."""
    for length in range(1, len(path) + 1):
        for unit in graph.of_item.get(path[:length], ()):
            at_end = length == len(path)
            if unit.kind is Kind.RELEVANT or (valued and at_end and unit.kind is Kind.CALCULATE):
                for reference in unit.references:
                    yield reference.path, True
                    if reference.below:
                        yield from ((one, True) for one in graph.of_item if one[:len(reference.path)] == reference.path)
