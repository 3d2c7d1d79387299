"""What a form session answers with: small frozen values a screen, a printer or a server can read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NewType

Ref = NewType("Ref", str)
"""An absolute path with one-based positions where a repeat stands: ``/data/member[2]/income``."""


@dataclass(frozen=True, slots=True)
class Text:
    """A label, hint or message in one language. Media are ``jr://`` addresses, or None."""

    text: str = ""
    audio: str | None = None
    image: str | None = None
    video: str | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a choice list, in the session's language."""

    value: str
    text: str
    audio: str | None = None
    image: str | None = None


@dataclass(frozen=True, slots=True)
class Validity:
    """Whether one answer may stand. ``message`` is '' when ``ok`` or when the author wrote none."""

    ok: bool
    kind: Literal["constraint", "required", "type"] | None = None
    message: str = ""
    audio: str | None = None
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """The refs whose state differs after one act; each tuple sorted as the form lists them, no doubles."""

    values: tuple[str, ...] = ()
    relevant: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    readonly: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    repeats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """One relevant control of the body. ``type`` is the bind's type ("string" when the form names none)."""

    ref: str
    control: str
    type: str
    appearance: str = ""
    mediatype: str = ""
    parameters: Mapping[str, str] = field(default_factory=dict)
    readonly: bool = False
    required: bool = False
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """A relevant group; what belongs to it follows with a greater ``depth``.

    ``position`` is the one-based place of a repeat instance, None for a plain group.
    A group without a ref of its own has ref ''; its label is here too.
    """

    ref: str
    appearance: str = ""
    position: int | None = None
    label: Text = Text()
    depth: int = 0


@dataclass(frozen=True, slots=True)
class RepeatPrompt:
    """Stands after the last instance of a repeat. ``fixed``: the form decides the number (``jr:count``)."""

    ref: str
    count: int
    fixed: bool
    appearance: str = ""
    label: Text = Text()
    depth: int = 0
