"""Regular expressions an author wrote: matched with bounded work."""

from __future__ import annotations

import re
from functools import lru_cache

from . import limits
from .errors import XPathEvaluationError


def search(pattern: str, text: str) -> bool:
    """Whether the pattern occurs in the text. Raises XPathEvaluationError for a pattern it will not run."""
    return _compiled(pattern).search(text) is not None


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> re.Pattern[str]:
    if len(pattern) > limits.REGEX_LENGTH:
        raise XPathEvaluationError("the regular expression is too long")
    try:
        return re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        raise XPathEvaluationError(f"not a regular expression: {error}") from error
