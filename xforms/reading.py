"""What all parts of the loader share: names without namespaces, compiling, collecting faults."""

from __future__ import annotations

from typing import Any

from .errors import FormError, XPathSyntaxError
from .xpath.compiler import Expression, Scope, compile_expression

NAMESPACES = {
    "h": "http://www.w3.org/1999/xhtml",
    "jr": "http://openrosa.org/javarosa",
    "orx": "http://openrosa.org/xforms",
    "odk": "http://www.opendatakit.org/xforms",
    "ev": "http://www.w3.org/2001/xml-events",
}
JR = "{http://openrosa.org/javarosa}"
ORX = "{http://openrosa.org/xforms}"
ODK = "{http://www.opendatakit.org/xforms}"
EV = "{http://www.w3.org/2001/xml-events}"


def local(element: Any) -> str:
    """An element's name without its namespace; '' for comments and instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Any, name: str) -> list[Any]:
    """Child elements of this name, in any namespace."""
    return list(element.iterchildren(f"{{*}}{name}"))


def child(element: Any, name: str) -> Any:
    """The first child element of this name; None when there is none."""
    return next(element.iterchildren(f"{{*}}{name}"), None)


class Reader:
    """Compiles the expressions of one form and keeps what was wrong with them."""

    def __init__(self) -> None:
        self.errors: list[FormError] = []
        self.repeats: frozenset[tuple[str, ...]] = frozenset()
        self.expressions: list[tuple[str, str, Expression]] = []
        self._cache: dict[tuple[str, tuple[str, ...], bool, bool], Expression] = {}

    def fault(self, path: str, attribute: str, message: str, offset: int = 0) -> None:
        self.errors.append(FormError(path, attribute, offset, message))

    def scope(self, path: tuple[str, ...], *, outside: bool = False) -> Scope:
        """Where an expression about ``path`` stands. ``outside``: about all rows of it, so in none of them."""
        return Scope(path, self.repeats - {path}) if outside else Scope(path, self.repeats)

    def compile(self, source: str, path: tuple[str, ...], attribute: str, *,
                everything: bool = False, outside: bool = False) -> Expression | None:
        """None and a fault noted, when the expression cannot be used."""
        where = "/" + "/".join(path)
        try:
            made = self.made(source, path, everything=everything, outside=outside)
        except XPathSyntaxError as error:
            self.fault(where, attribute, error.reason, error.offset)
            return None
        for problem in made.problems:
            self.fault(where, attribute, problem.message, problem.offset)
        self.expressions.append((where, attribute, made))
        return made

    def made(self, source: str, path: tuple[str, ...], *, everything: bool = False,
             outside: bool = False) -> Expression:
        """The expression, compiled once. Raises XPathSyntaxError."""
        key = source, path, everything, outside
        made = self._cache.get(key)
        if made is None:
            made = self._cache[key] = compile_expression(
                source, namespaces=NAMESPACES, everything=everything, scope=self.scope(path, outside=outside))
        return made
