"""What may be wrong with one cell: an expression, or a text with values in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches

from casework.message import N_, Message
from county.catalogue.blocks import Place
from county.catalogue.columns import PLAIN
from county.catalogue.faults import Fault
from county.catalogue.thresholds import thresholds
from xforms.functions import FUNCTIONS
from xforms.written import WrittenFault, named_in, read_written
from xforms.xpath.ast import Call, Expr, NameTest, StringLiteral
from xforms.xpath.visit import paths

_SHOWN = 24
_REASONS = (
    (re.compile(r"a value expected, found the end"),
     N_("It cannot be read at character {at}, after “{near}”: something is missing at the end.")),
    (re.compile(r"a value expected, found (?P<found>.+)"),
     N_("It cannot be read at character {at}, near “{near}”: a value is missing before {found}.")),
    (re.compile(r"(?P<wanted>.+) expected, found the end"),
     N_("It cannot be read to its end: {wanted} is missing.")),
    (re.compile(r"(the end|.+) expected, found (?P<found>.+)"),
     N_("It cannot be read at character {at}, near “{near}”: {found} cannot stand here.")),
    (re.compile(r"a text that is not closed"),
     N_("It cannot be read at character {at}, near “{near}”: the quote is not closed.")),
    (re.compile(r"an operator is missing before (?P<found>.+)"),
     N_("It cannot be read at character {at}, near “{near}”: an operator is missing before {found}.")),
)
"""What the reader of expressions says, in sentences that can be translated."""
_LOOK = Message(N_("Look for a bracket or a quote that is missing, or an operator too many."))
LISTED = Message(N_("Put it into parameters.toml and write number(instance('parameters')/root/NAME)."))


@dataclass(frozen=True, slots=True)
class Known:
    """What expressions of one form may name."""

    questions: frozenset[str]
    parameters: frozenset[str]
    lists: dict[str, list[str]] = field(default_factory=dict)


def expression_faults(place: Place, column: str, cell: str, known: Known) -> Iterator[Fault]:
    """Faults of an expression cell, each with what stands there."""
    if cell.strip().lower() in PLAIN:
        return
    read = read_written(cell)
    yield from (_syntax(place, column, cell, one) for one in read.faults)
    yield from _unknown_questions(place, column, read.names, known)
    if read.tree is None or read.faults:
        return
    for name in _parameters(read.tree):
        if name not in known.parameters:
            yield place.fault(column, Message(N_("There is no parameter “{name}”."), {"name": name}),
                              _meant(name, known.parameters, LISTED))
    if column not in ("repeat_count", "default"):
        for figure in dict.fromkeys(thresholds(read.tree)):
            yield place.fault(column, Message(N_("The threshold {figure} is written as a constant."),
                                              {"figure": figure}), LISTED)


def text_faults(place: Place, column: str, cell: str, known: Known) -> Iterator[Fault]:
    """Faults of a text cell: values of questions that are not there, a bracket left open."""
    yield from _unknown_questions(place, column, named_in(cell), known)
    if cell.count("${") != len(named_in(cell)):
        yield place.fault(column, Message(N_("A “${” is not closed.")), Message(N_("Close it with “}”.")))


def _syntax(place: Place, column: str, cell: str, one: WrittenFault) -> Fault:
    near = {"near": cell[one.offset:one.offset + _SHOWN].strip() or cell[-_SHOWN:].strip(),
            "at": str(one.offset + 1), "name": one.about, "reason": one.message}
    if one.kind == "function":
        return place.fault(column, Message(N_("There is no function {name}()."), near),
                           _meant(one.about, frozenset(FUNCTIONS),
                                  Message(N_("Write a function XLSForm has, or a question as ${name}."))))
    if one.kind == "arguments":
        return place.fault(column, Message(N_("{name}() does not take what is in its brackets: {reason}."), near),
                           Message(N_("Look it up in the XLSForm reference.")))
    for pattern, text in _REASONS:
        if found := pattern.match(one.message):
            near |= {key: value.strip("'") for key, value in found.groupdict().items()}
            return place.fault(column, Message(text, near), _LOOK)
    return place.fault(
        column, Message(N_("It cannot be read at character {at}, near “{near}”: {reason}."), near), _LOOK)


def _unknown_questions(place: Place, column: str, names: tuple[tuple[str, int], ...],
                       known: Known) -> Iterator[Fault]:
    for name in dict.fromkeys(name for name, _ in names):
        if name not in known.questions:
            yield place.fault(column, Message(N_("There is no question “{name}”."), {"name": name}),
                              _meant(name, known.questions, Message(N_("Write the name as the question has it."))))


def _meant(name: str, names: frozenset[str], otherwise: Message) -> Message:
    close = get_close_matches(name, sorted(names), n=1)
    return Message(N_("Did you mean “{close}”?"), {"close": close[0]}) if close else otherwise


def _parameters(tree: Expr) -> Iterator[str]:
    for path in paths(tree):
        start = path.start
        if isinstance(start, Call) and start.name == "instance" and start.args[:1] == (StringLiteral("parameters"),):
            names = [step.test.local for step in path.steps if isinstance(step.test, NameTest)]
            if len(names) > 1:
                yield names[1]
