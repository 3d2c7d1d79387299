"""Location paths to closures; plain child paths take a short way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from .. import limits
from ..errors import XPathEvaluationError
from ..tree import NOTHING, in_order
from .ast import Filter, Path, Step, Union
from .axes import AXES, REVERSE, node_test
from .coerce import NodeSet, Value, to_nodes
from .context import Context
from .predicates import compile_lookup, compile_predicate

if TYPE_CHECKING:
    from .compiler import Compiler

_ANY_NODES = (Filter, Union)
"""What may give nodes that lie in each other; functions give rows of a list or single nodes."""
_FLAT = frozenset({"child", "self", "attribute", "parent"})
Eval = Callable[[Context], Value]
NodesOf = Callable[[Context], NodeSet]
StepRun = Callable[[NodeSet, Context], NodeSet]


def compile_path(path: Path, compiler: Compiler) -> Eval:
    """A path to a closure that gives its relevant nodes in document order."""
    start, used = _start(path, compiler)
    seen = _all if compiler.everything else _relevant
    flat = not isinstance(path.start, _ANY_NODES)
    if path.names is not None and flat:
        return _plain_path(start, path.names[used:], seen)
    runs: list[StepRun] = []
    for step in path.steps[used:]:
        runs.append(compile_step(step, compiler, flat=flat))
        flat = flat and step.axis in _FLAT

    def run(context: Context) -> Value:
        nodes = start(context)
        for step in runs:
            nodes = step(nodes, context)
        return seen(nodes)

    return run


def _all(nodes: NodeSet) -> NodeSet:
    return nodes


def _relevant(nodes: NodeSet) -> NodeSet:
    """JavaRosa leaves nodes that are not relevant out of every node-set."""
    for node in nodes:
        if not node.relevant:
            return [node for node in nodes if node.relevant]
    return nodes


def here(context: Context) -> NodeSet:
    """The context node alone; an error where there is no document."""
    if context.node.kind == NOTHING:
        raise XPathEvaluationError("there is no document to look into")
    return [context.node]


def _root(context: Context) -> NodeSet:
    if context.env.root.kind == NOTHING:
        raise XPathEvaluationError("there is no document to look into")
    return [context.env.root]


def _start(path: Path, compiler: Compiler) -> tuple[NodesOf, int]:
    """What a path begins from, and how many of its steps that has taken already."""
    if path.start is None:
        return here, 0
    if path.start == "/":
        levels, used = compiler.contextual(path)
        return (_ancestor(levels), used) if used else (_root, 0)
    inner = compiler.compile(path.start)
    return (lambda context: to_nodes(inner(context))), 0


def _ancestor(levels: int) -> NodesOf:
    def climb(context: Context) -> NodeSet:
        node = context.env.current
        for _ in range(levels):
            if node.parent is None:
                return []
            node = node.parent
        return [node]

    return climb


def _plain_path(start: NodesOf, names: Sequence[str | None], seen: Callable[[NodeSet], NodeSet]) -> Eval:
    def run(context: Context) -> Value:
        nodes = start(context)
        for name in names:
            if len(nodes) == 1:
                node = nodes[0]
                if name is not None:
                    nodes = node.named(name)
                else:
                    nodes = [node.parent] if node.parent is not None else []
            elif not nodes:
                return nodes
            else:
                nodes = _many(nodes, name, context)
        return seen(nodes)

    return run


def _many(nodes: NodeSet, name: str | None, context: Context) -> NodeSet:
    if name is None:
        return in_order([node.parent for node in nodes if node.parent is not None])
    found = [child for node in nodes for child in node.named(name)]
    _count(found, context)
    return found


def _count(nodes: NodeSet, context: Context) -> None:
    context.env.spend(len(nodes))
    if len(nodes) > limits.NODE_SET:
        raise XPathEvaluationError(f"more than {limits.NODE_SET} nodes")


def compile_step(step: Step, compiler: Compiler, *, flat: bool = False) -> StepRun:
    """``flat``: no node it starts from lies in another, so that children come in document order by themselves."""
    if step.axis == "namespace":
        return _no_namespace_axis
    axis = AXES[step.axis]
    test = node_test(step.test, step.axis, compiler.namespaces)
    predicates = [compile_predicate(predicate, compiler) for predicate in step.predicates]
    backwards = step.axis in REVERSE
    in_place = step.axis in ("self", "attribute") or (flat and step.axis == "child")
    look_up = compile_lookup(step, compiler)

    def run(nodes: NodeSet, context: Context) -> NodeSet:
        result: NodeSet = []
        for node in nodes:
            if look_up is not None and node.fixed and (rows := look_up(node, context)) is not None:
                for predicate in predicates[1:]:
                    rows = predicate(rows, context)
                result.extend(rows)
                continue
            fellows = list(axis(node))
            _count(fellows, context)
            found = [one for one in fellows if test(one)]
            for predicate in predicates:
                found = predicate(found, context)
            result.extend(found)
        _count(result, context)
        if backwards or (len(nodes) > 1 and not in_place):
            return in_order(result)
        return result

    return run


def _no_namespace_axis(nodes: NodeSet, context: Context) -> NodeSet:
    raise XPathEvaluationError("the namespace axis is not part of ODK XForms")
