"""Can a question ever be reached? What its relevance says, tried with every answer the choices allow.

Three truths: yes, no, and cannot tell. Only what is *no* whatever is chosen counts; a number, a date, a text
or a count always leaves it open.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from math import prod

from .definition import Item, Path
from .form import Form
from .instance import find_all
from .references import references
from .tree import Node
from .xpath.ast import (
    Call,
    Chain,
    Expr,
    Filter,
    NameTest,
    Negation,
    NumberLiteral,
    Step,
    StringLiteral,
    Union,
)
from .xpath.ast import Path as PathTree
from .xpath.coerce import to_string
from .xpath.compiler import Scope
from .xpath.context import Environment

MOST_TRIED = 4096
"""Combinations of answers tried for one question; past it the question counts as reachable."""
MOST_TRIED_IN_ALL = 200_000
"""Combinations tried for a whole form; what is left then counts as reachable too."""
_ROUNDS = 10
Truth = bool | None


@dataclass(frozen=True, slots=True)
class Stranger:
    """A value that is compared with a question's answer and is none of its choices."""

    path: Path
    attribute: str
    question: str
    value: str
    offset: int


def choices_of(form: Form, item: Item) -> frozenset[str] | None:
    """Every value a question's list holds, whatever its filter; None when that cannot be told."""
    control = item.control
    if control is None or control.kind not in ("select", "select1", "rank"):
        return None
    if control.itemset is None:
        return frozenset(choice.value for choice in control.choices)
    rows = rows_of(form, control.itemset.nodes.tree)
    environment = Environment(form.root, instances=form.instances)
    return frozenset(to_string(control.itemset.value.evaluate(row, environment)) for row in rows) if rows else None


def rows_of(form: Form, tree: Expr) -> list[Node]:
    """Every row of the list an itemset reads, whatever the filter."""
    if isinstance(tree, Call) and tree.name == "randomize":
        tree = tree.args[0]
    if not isinstance(tree, PathTree) or not isinstance(tree.start, Call) or not tree.start.args:
        return []
    name = tree.start.args[0]
    root = form.instances.get(name.value) if isinstance(name, StringLiteral) else None
    names = plain(tree.steps)
    return find_all(root, names) if root is not None and names else []


def plain(steps: tuple[Step, ...]) -> Path:
    """The names of steps that only go down; () for any other."""
    names: list[str] = []
    for step in steps:
        if step.axis != "child" or not isinstance(step.test, NameTest) or step.test.local == "*":
            return ()
        names.append(step.test.local)
    return tuple(names)


def strangers(form: Form) -> Iterator[Stranger]:
    """Every value that is compared with a choice question and stands in no row of its list."""
    lists = {item.path: values for item in form.items.values() if (values := choices_of(form, item))}
    for at, attribute, expression in form.reader.expressions:
        path = tuple(at.strip("/").split("/")) if at != "/" else ()
        for question, value, offset in _compared(expression.tree, form.reader.scope(path), top=True):
            values = lists.get(question)
            if values is not None and value and value not in values:
                yield Stranger(path, attribute, question[-1], value, offset)


def unreachable(form: Form) -> list[Item]:
    """The questions and groups nobody ever gets to, outermost only."""
    search = _Search(form)
    for _ in range(_ROUNDS):
        if not search.round():
            break
    return [item for item in form.items.values() if item.path in search.dead
            and not any(item.path[:length] in search.dead for length in range(1, len(item.path)))]


class _Search:
    def __init__(self, form: Form) -> None:
        self.form = form
        self.dead: set[Path] = set()
        self.left = MOST_TRIED_IN_ALL
        self.lists = {item.path: values for item in form.items.values() if (values := choices_of(form, item))}

    def round(self) -> bool:
        """Look at every question once more; whether one more turned out dead."""
        before = len(self.dead)
        for item in self.form.items.values():
            if item.relevant is not None and not self._gone(item.path) and not self._holds(item):
                self.dead.add(item.path)
        return len(self.dead) > before

    def _gone(self, path: Path) -> bool:
        return any(path[:length] in self.dead for length in range(1, len(path) + 1))

    def _holds(self, item: Item) -> bool:
        """Whether its own condition and those of all it lies in can hold together."""
        conditions: list[tuple[Expr, Scope]] = []
        above: Item | None = item
        while above is not None:
            if above.relevant is not None:
                conditions.append((above.relevant.tree, self.form.reader.scope(above.path)))
            above = above.parent
        return any(all(self._truth(tree, scope, answers) is not False for tree, scope in conditions)
                   for answers in self._answers(conditions))

    def _answers(self, conditions: list[tuple[Expr, Scope]]) -> Iterator[dict[Path, str]]:
        domains: dict[Path, list[str]] = {}
        for tree, scope in conditions:
            for question, value, _ in _compared(tree, scope, top=True):
                domains.setdefault(question, [""])
                if value in self.lists.get(question, ()) and value not in domains[question]:
                    domains[question].append(value)
        domains = {question: self._domain(question, named) for question, named in domains.items()}
        tries = prod(map(len, domains.values()))
        if tries > min(MOST_TRIED, self.left):
            domains, tries = {}, 1
        self.left -= tries
        for values in product(*domains.values()):
            yield dict(zip(domains, values, strict=True))

    def _domain(self, question: Path, named: list[str]) -> list[str]:
        """The values a condition names, one that it does not, and none at all."""
        if self._gone(question):
            return [""]
        others = sorted(self.lists.get(question, frozenset()) - set(named))
        return [*named, *others[:1]]

    def _truth(self, tree: Expr, scope: Scope, answers: Mapping[Path, str]) -> Truth:
        match tree:
            case Chain(first, rest) if rest[0][0] in ("and", "or"):
                stop = rest[0][0] == "or"
                truths = [self._truth(part, scope, answers) for part in (first, *(one for _, one in rest))]
                return stop if stop in truths else None if None in truths else not stop
            case Call("not", (operand,)):
                truth = self._truth(operand, scope, answers)
                return None if truth is None else not truth
            case Call("true", ()):
                return True
            case Call("false", ()):
                return False
            case Call("selected", (PathTree() as path, StringLiteral(value))):
                return self._selected(_question(path, scope), value, answers)
            case Chain(first, ((("=" | "!=") as operator, second),)):
                truth = self._equal(first, second, scope, answers)
                return None if truth is None else truth is (operator == "=")
        return None

    def _equal(self, first: Expr, second: Expr, scope: Scope, answers: Mapping[Path, str]) -> Truth:
        if isinstance(first, PathTree):
            first, second = second, first
        if isinstance(first, NumberLiteral) and isinstance(second, NumberLiteral):
            return first.value == second.value
        if not isinstance(first, StringLiteral) or not isinstance(second, PathTree):
            return None
        question = _question(second, scope)
        if question is None or self._many(question) and not self._gone(question):
            return None
        return answers[question] == first.value if question in answers and question in self.lists else None

    def _selected(self, question: Path | None, value: str, answers: Mapping[Path, str]) -> Truth:
        if question is None or question not in self.lists:
            return None
        if self._gone(question) or value not in self.lists[question]:
            return False
        if self._many(question) or question not in answers:
            return None
        return answers[question] == value

    def _many(self, question: Path) -> bool:
        item = self.form.items.get(question)
        return item is not None and item.control is not None and item.control.kind != "select1"


def _compared(tree: Expr, scope: Scope, *, top: bool) -> Iterator[tuple[Path, str, int]]:
    """Question, value and offset of every comparison of an answer with a text, by = or by selected()."""
    match tree:
        case Call(_, args):
            if tree.name == "selected" and len(args) == 2:
                yield from _pair(args[0], args[1], scope, top=top)
            for arg in args:
                yield from _compared(arg, scope, top=top)
        case Chain(first, rest):
            if len(rest) == 1 and rest[0][0] in ("=", "!="):
                yield from _pair(first, rest[0][1], scope, top=top)
                yield from _pair(rest[0][1], first, scope, top=top)
            for part in (first, *(operand for _, operand in rest)):
                yield from _compared(part, scope, top=top)
        case Negation(operand):
            yield from _compared(operand, scope, top=top)
        case Union(parts):
            for part in parts:
                yield from _compared(part, scope, top=top)
        case Filter(base, predicates):
            for part, at_top in ((base, top), *((one, False) for one in predicates)):
                yield from _compared(part, scope, top=at_top)
        case PathTree():
            for step in tree.steps:
                for predicate in step.predicates:
                    yield from _compared(predicate, scope, top=False)


def _pair(path: Expr, value: Expr, scope: Scope, *, top: bool) -> Iterator[tuple[Path, str, int]]:
    if not isinstance(path, PathTree) or not isinstance(value, StringLiteral):
        return
    held = top or path.start == "/" or isinstance(path.start, Call)
    question = _question(path, scope) if held else None
    if question is not None:
        yield question, value.value, path.offset


def _question(path: PathTree, scope: Scope) -> Path | None:
    """The one question a plain path means; None where it may mean several or a list's column."""
    if any(step.predicates for step in path.steps):
        return None
    found = [one for one in references(path, scope) if not one.below]
    paths = {one.path for one in found} - ({scope.path} if isinstance(path.start, Call) and path.steps else set())
    return paths.pop() if len(paths) == 1 else None


__all__ = ["Stranger", "choices_of", "plain", "rows_of", "strangers", "unreachable"]
