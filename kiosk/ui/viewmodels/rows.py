"""The rows lists show; frozen, one field a role."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class TileRow:
    """A topic or a matter."""

    code: str
    name: str
    note: str
    icon: str


@dataclass(frozen=True, slots=True)
class ChoiceItem:
    """One answer."""

    value: str
    text: str
    icon: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class MemberItem:
    """One card of a list of people or things."""

    ref: str
    title: str = field(repr=False)
    note: str = field(repr=False)
    complete: bool
    icon: str


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One answer read back. `name` is the last part of its reference."""

    ref: str
    name: str
    question: str
    answer: str = field(repr=False)
    revealed: str = field(repr=False)
    """The answer unmasked, shown only while a finger is held down; equal to `answer` where nothing is hidden."""
    changeable: bool
    wrong: bool


@dataclass(frozen=True, slots=True)
class AskItem:
    """One thing the county asks for once more."""

    question: str
    what: str = field(repr=False)
    fix: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class LevelItem:
    """One face."""

    level: int
    text: str
    icon: str
    chosen: bool
