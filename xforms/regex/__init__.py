"""Regular expressions an author wrote, matched in time that grows with the text and never explodes.

Python's own matcher backtracks, so a hostile or clumsy pattern could stop a kiosk. This one walks all ways at
once (Thompson 1968). It knows what Java's and JavaScript's patterns share; a pattern with back-references
or look-behind is refused.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from .. import limits
from ..errors import XPathEvaluationError
from .matcher import Program, compile_pattern, found_in
from .syntax import PatternRefused, parse_pattern


def search(pattern: str, text: str, spend: Callable[[int], None] = lambda steps: None) -> bool:
    """Whether the pattern occurs in the text; ``spend`` is told the steps that took.

    Raises XPathEvaluationError for a pattern it will not run.
    """
    try:
        return found_in(_program(pattern), text, spend)
    except PatternRefused as error:
        raise XPathEvaluationError(f"regular expression: {error}") from error


@lru_cache(maxsize=128)
def _program(pattern: str) -> Program:
    if len(pattern) > limits.REGEX_LENGTH:
        raise PatternRefused(f"longer than {limits.REGEX_LENGTH} characters")
    return compile_pattern(parse_pattern(pattern))


__all__ = ["search"]
