"""Expressions as authors write them in an XLSForm, with ``${name}`` for a question: read before any conversion.

A form converter takes ``${a} >`` or ``foo(1)`` without a word; here each cell is parsed on its own, so that a
fault is told with the character it begins at in the cell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .errors import XPathSyntaxError
from .reading import NAMESPACES
from .xpath.ast import Expr
from .xpath.compiler import compile_expression
from .xpath.visit import calls

_QUESTION = re.compile(r"\$\{([^}]*)\}")


@dataclass(frozen=True, slots=True)
class WrittenFault:
    """What is wrong with one cell; ``kind``: ``syntax``, ``function`` (none of that name) or ``arguments``.

    ``offset`` counts characters of the cell from 0; ``about`` is the function's name, or ''.
    """

    kind: str
    offset: int
    message: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """One cell, read. ``tree`` is None when it cannot be parsed; ``${name}`` stands in it as the path ``name``."""

    tree: Expr | None
    names: tuple[tuple[str, int], ...]
    faults: tuple[WrittenFault, ...] = ()


def named_in(cell: str) -> tuple[tuple[str, int], ...]:
    """Every question a cell names by ``${name}``, with the character it begins at. Works for labels too."""
    return tuple((found[1].strip(), found.start()) for found in _QUESTION.finditer(cell))


def read_written(cell: str) -> Written:
    """Read one expression cell; never raises."""
    from .functions import FUNCTIONS

    source = _QUESTION.sub(lambda found: f"  {found[1]} ", cell)
    names = named_in(cell)
    try:
        made = compile_expression(source, namespaces=NAMESPACES)
    except XPathSyntaxError as error:
        return Written(None, names, (WrittenFault("syntax", error.offset, error.reason),))
    unknown = {call.offset: call.name for call in calls(made.tree) if call.name not in FUNCTIONS}
    named = {call.offset: call.name for call in calls(made.tree)}
    faults = tuple(
        WrittenFault("function" if one.offset in unknown else "arguments", one.offset, one.message,
                     named.get(one.offset, "")) for one in made.problems)
    return Written(made.tree, names, faults)


__all__ = ["Written", "WrittenFault", "named_in", "read_written"]
