"""A bug put into the real code for the length of a block."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any
from unittest import mock

Planting = AbstractContextManager[Any]


@dataclass(frozen=True, slots=True)
class Plant:
    """A bug, what it is in one line, and how to put it in for the length of a block."""

    name: str
    what: str
    breaks: str
    """The promise it breaks."""
    planting: Callable[[], Planting]
    needs: str = ""
    """Dials that must be turned on for it to show."""


def swap(where: Any, name: str, other: Any) -> Callable[[], Planting]:
    """Put `other` in the place of `where.name`."""
    return lambda: mock.patch.object(where, name, other)


@contextmanager
def both(*patches: Planting) -> Iterator[None]:
    """All of these patches together."""
    with ExitStack() as stack:
        for patch in patches:
            stack.enter_context(patch)
        yield
