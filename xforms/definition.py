"""What a form is made of, once read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from .tree import Node
from .xpath.compiler import Expression

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """Text with values in it: ``您是 <output value="../name"/> 吗``."""

    parts: tuple[str | Expression, ...]


@dataclass(frozen=True, slots=True)
class Translated:
    """A text by its itext id."""

    text_id: str


@dataclass(frozen=True, slots=True)
class Computed:
    """A text an expression gives (``ref`` on a label)."""

    expression: Expression


TextSource: TypeAlias = Template | Translated | Computed


@dataclass(slots=True)
class Item:
    """One node of the primary instance as the form defines it: its bind, its place, its children.

    ``attributes`` has only those a bind or an action is about, by name with ``@``.

    ``path`` is generic. ``relevant`` and the others are None when the form says nothing.
    """

    path: Path
    name: str
    parent: Item | None = None
    children: dict[str, Item] = field(default_factory=dict)
    attributes: dict[str, Item] = field(default_factory=dict)
    order: int = 0
    type: str = "string"
    typed: bool = False
    relevant: Expression | None = None
    required: Expression | None = None
    readonly: Expression | None = None
    constraint: Expression | None = None
    calculate: Expression | None = None
    constraint_message: TextSource | None = None
    required_message: TextSource | None = None
    preload: tuple[str, str] | None = None
    parameters: Mapping[str, str] = field(default_factory=dict)
    repeat: Repeat | None = None
    control: Control | None = None

    @property
    def ref(self) -> str:
        return "/" + "/".join(self.path)

    @property
    def row(self) -> Item | None:
        """The innermost repeat it lies in (or is); None outside repeats."""
        at: Item | None = self
        while at is not None and at.repeat is None:
            at = at.parent
        return at

    def part(self, name: str) -> Item | None:
        """The child of this name, or the attribute (written with ``@``)."""
        return self.children.get(name) or self.attributes.get(name)

    @property
    def leaf(self) -> bool:
        return not self.children


class Items(dict[Path, Item]):
    """Every item by its generic path, in document order.

    ``samples``: a node of each as the form has it; of several the one marked ``jr:template``, else the first.
    """

    def __init__(self) -> None:
        super().__init__()
        self.samples: dict[Path, Node] = {}
        self._bare_names: dict[Path, Item] = {}
        self._indexed = 0

    def by_bare_name(self, path: Path) -> Item | None:
        """For forms that write a prefix in one place and not in another."""
        if self._indexed != len(self):
            for own, item in self.items():
                self._bare_names.setdefault(_bare(own), item)
            self._indexed = len(self)
        return self._bare_names.get(_bare(path))


def _bare(path: Path) -> Path:
    return tuple(step.rpartition(":")[2] for step in path)


@dataclass(slots=True)
class Repeat:
    """What adding an instance needs. ``count`` None: the person adds; ``fixed``: nobody may."""

    template: Node
    count: Expression | None = None
    fixed: bool = False
    actions: list[Action] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class FixedChoice:
    value: str
    label: TextSource | None


@dataclass(frozen=True, slots=True)
class Itemset:
    """Choices by expression: nodes, and how to read value and label off each."""

    nodes: Expression
    value: Expression
    label: TextSource | None


@dataclass(slots=True)
class Control:
    """One control, group or repeat of the body; ``item`` None for a group without ref."""

    kind: str
    item: Item | None
    label: TextSource | None = None
    hint: TextSource | None = None
    appearance: str = ""
    mediatype: str = ""
    parameters: Mapping[str, str] = field(default_factory=dict)
    choices: tuple[FixedChoice, ...] = ()
    itemset: Itemset | None = None
    children: list[Control] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Action:
    """``setvalue``: when one of the events happens (at ``source``, for a control's), put a value in."""

    events: frozenset[str]
    target: Path
    nodes: Expression
    value: Expression | None
    literal: str
    source: Item | None = None
