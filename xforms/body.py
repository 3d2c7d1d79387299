"""Reading a form's body: controls, groups and repeats."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .definition import (
    Action,
    Computed,
    Control,
    FixedChoice,
    Item,
    Items,
    Itemset,
    Path,
    TextSource,
    Translated,
)
from .itext import read_template
from .model import find_item, itext_id, read_actions, resolve
from .reading import JR, Reader, child, children, local
from .tree import Node
from .xpath.compiler import Expression

CONTROLS = frozenset({"input", "select", "select1", "rank", "upload", "trigger", "range", "secret", "textarea"})
_KNOWN = frozenset({"ref", "nodeset", "bind", "appearance", "mediatype", "class", "count", "noAddRemove", "query",
                    "accuracyThreshold", "unacceptableAccuracyThreshold", "style"})


class BodyReader:
    """Turns body elements into controls; repeats and actions land on their items."""

    def __init__(self, items: Items, binds: Mapping[str, Path], reader: Reader,
                 instances: Mapping[str, Node]) -> None:
        self.items = items
        self.binds = binds
        self.reader = reader
        self.instances = instances
        self.actions: list[Action] = []

    def read(self, element: Any, base: Path) -> list[Control]:
        """The controls among an element's children, in order."""
        found: list[Control] = []
        for one in element:
            name = local(one)
            if name == "group":
                found.append(self._group(one, base))
            elif name == "repeat":
                found.extend(self._repeat(one, base))
            elif name in CONTROLS:
                found.extend(self._control(one, name, base))
        return found

    # -- groups ------------------------------------------------------------
    def _group(self, element: Any, base: Path) -> Control:
        item = self._item(element, base, needed=False)
        path = item.path if item else base
        control = Control("group", item, self._text(element, "label", path), appearance=_appearance(element))
        if item is not None and item.control is None:
            item.control = control
        control.children = self.read(element, path)
        self.actions += read_actions(element, path, None, self.items, self.reader, self.binds)
        return control

    def _repeat(self, element: Any, base: Path) -> list[Control]:
        item = self._item(element, base, needed=True)
        if item is None or item.repeat is None:
            return []
        repeat = item.repeat
        count = element.get(JR + "count")
        if count:
            repeat.count = self._count(count, item)
        repeat.fixed = bool(count) or "true" in (element.get(JR + "noAddRemove") or "")
        label = self._text(element, "label", item.path)
        if label is None and item.control is not None:
            label = item.control.label
        control = Control("repeat", item, label, appearance=_appearance(element))
        if not control.appearance and item.control is not None:
            control.appearance = item.control.appearance
        before = len(self.actions)
        control.children = self.read(element, item.path)
        repeat.actions = read_actions(element, item.path, item, self.items, self.reader, self.binds)
        repeat.actions += [one for one in self.actions[before:] if one.source and one.source.row is item]
        item.control = control
        return [control]

    def _count(self, source: str, item: Item) -> Expression | None:
        """The number of instances, read as from one of them; a name of the group around it will do too."""
        beside = resolve(source, item.path[:-1])
        if not source.strip().startswith(("/", ".")) and beside in self.items:
            source = f"../{source.strip()}"
        return self.reader.compile(source, item.path, "jr:count", outside=True)

    # -- questions ---------------------------------------------------------
    def _control(self, element: Any, name: str, base: Path) -> list[Control]:
        item = self._item(element, base, needed=True)
        if item is None:
            return []
        control = Control(
            name, item, self._text(element, "label", item.path), self._text(element, "hint", item.path),
            _appearance(element), element.get("mediatype") or "", _parameters(element))
        if control.mediatype and "/" not in control.mediatype:
            self.reader.fault(item.ref, "mediatype", f"{control.mediatype!r} is not a media type")
        if name in ("select", "select1", "rank"):
            self._choices(element, control, item)
        self.actions += read_actions(element, item.path, item, self.items, self.reader, self.binds)
        if item.control is None:
            item.control = control
        if not item.typed and name in ("select", "select1", "rank"):
            item.type = name
        return [control]

    def _choices(self, element: Any, control: Control, item: Item) -> None:
        control.choices = tuple(self._fixed(one, item) for one in children(element, "item"))
        for itemset in children(element, "itemset"):
            control.itemset = self._itemset(itemset, item)

    def _fixed(self, element: Any, item: Item) -> FixedChoice:
        value = child(element, "value")
        return FixedChoice("" if value is None else (value.text or "").strip(),
                           self._text(element, "label", item.path))

    def _itemset(self, element: Any, item: Item) -> Itemset | None:
        source = element.get("nodeset") or ""
        nodes = self.reader.compile(source, item.path, "itemset")
        value = child(element, "value")
        if nodes is None or value is None:
            self.reader.fault(item.ref, "itemset", "an itemset needs a nodeset and a value")
            return None
        inner = self._inner_path(source, item)
        read_value = self.reader.compile(value.get("ref") or ".", inner, "itemset value")
        label = child(element, "label")
        read_label: TextSource | None = None
        if label is not None and label.get("ref"):
            expression = self.reader.compile(label.get("ref"), inner, "itemset label")
            read_label = Computed(expression) if expression else None
        return Itemset(nodes, read_value, read_label) if read_value else None

    def _inner_path(self, source: str, item: Item) -> Path:
        """Value and label are read off each choice node: of the form itself, or of a list."""
        return () if "instance(" in source else resolve(source.partition("[")[0], item.path) or ()

    # -- shared ------------------------------------------------------------
    def _item(self, element: Any, base: Path, *, needed: bool) -> Item | None:
        bound = element.get("bind")
        source = element.get("ref") or element.get("nodeset")
        if bound in self.binds:
            path: Path | None = self.binds[bound]
        elif source:
            path = resolve(source, base)
        else:
            path = None
        item = None if path is None else find_item(path, self.items)
        if item is None and (needed or source or bound):
            if path and path[-1].startswith("@"):
                return None
            self.reader.fault((source or bound or local(element)).strip(), "ref",
                              f"<{local(element)}> stands for a node the form does not have")
        return item

    def _text(self, element: Any, name: str, path: Path) -> TextSource | None:
        found = child(element, name)
        if found is None:
            return None
        source = found.get("ref")
        if source:
            text_id = itext_id(source)
            if text_id is not None:
                return Translated(text_id)
            expression = self.reader.compile(source, path, name)
            return Computed(expression) if expression else None
        return read_template(found, local, lambda output: self.reader.compile(output, path, f"{name} output"))


def _appearance(element: Any) -> str:
    return " ".join((element.get("appearance") or "").split())


def _parameters(element: Any) -> dict[str, str]:
    """Attributes that steer a widget: start, end, step, odk:max-pixels and the like."""
    found: dict[str, str] = {}
    for key, value in element.attrib.items():
        name = key.rpartition("}")[2]
        if name not in _KNOWN:
            found[name] = value
    return found


def find_repeats(body: Any, binds: Mapping[str, Path]) -> list[Path]:
    """The paths of every repeat, outer before inner."""
    found: list[Path] = []
    stack: list[tuple[Any, Path]] = [(body, ())]
    while stack:
        element, base = stack.pop()
        for one in reversed(list(element)):
            name = local(one)
            if name not in ("group", "repeat"):
                continue
            source = one.get("ref") or one.get("nodeset")
            path = binds.get(one.get("bind")) or (resolve(source, base) if source else base)
            if name == "repeat" and path:
                found.append(path)
            stack.append((one, path or base))
    return sorted(set(found), key=len)
