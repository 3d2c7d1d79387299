"""What can go wrong, as exceptions that say where."""

from __future__ import annotations

from dataclasses import dataclass


class XFormsError(Exception):
    """Every error of this package."""


class XPathSyntaxError(XFormsError):
    """An expression that cannot be parsed. ``offset`` counts characters from 0."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(f"{message} (at character {offset + 1})")
        self.reason = message
        self.offset = offset


class XPathEvaluationError(XFormsError):
    """An expression that parsed but cannot give an answer: unknown function, wrong type, a limit passed."""


class UnknownRef(XFormsError, KeyError):
    """The form has no node at this ref."""

    def __str__(self) -> str:
        return f"no such node: {self.args[0]}"


@dataclass(frozen=True, slots=True)
class FormError:
    """One fault of a form: the node's path, the attribute or element at fault, a character offset in it."""

    path: str
    attribute: str
    offset: int
    message: str

    def __str__(self) -> str:
        return f"{self.path} {self.attribute}: {self.message}"


class FormErrors(XFormsError):
    """A form that was refused, with every fault found."""

    def __init__(self, errors: list[FormError]) -> None:
        super().__init__("; ".join(map(str, errors)))
        self.errors = errors
