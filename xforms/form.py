"""A loaded form: what the author wrote, checked and compiled, never changed by filling it in."""

from __future__ import annotations

from collections.abc import Mapping


class Form:
    """An XForm, immutable once loaded; any number of sessions may share it."""

    id: str
    version: str
    title: str
    languages: tuple[str, ...]
    default_language: str | None

    @classmethod
    def load(cls, xml: bytes, *, media: Mapping[str, bytes] | None = None) -> Form:
        """Parse and compile an XForm. ``media``: external instances by file name (``towns.csv``, ``towns.xml``).

        Raises FormErrors with every fault found; hostile XML is refused in bounded time and memory.
        """
        raise NotImplementedError
