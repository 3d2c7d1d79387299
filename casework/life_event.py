"""One version of a life event ("one thing", 一件事): several items applied for together.

Every item keeps its own case, clock, steps and decision; only the questions they share are asked once.
"""

import json
from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from typing import Any

from casework.bundle import LARGEST_BUNDLE_BYTES, UnreadableBundle
from casework.definition import Text
from casework.ids import ItemCode

CHOSEN = "go_"
"""Head of the gate form's calculated names: `go_GA01` is `yes` while the item is taken in."""


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """What a villager calls one thing. `items` in the order in which they are asked about."""

    code: str
    version: int
    name: Text
    short_name: Text
    about: Text
    icon: str
    lead: str
    items: tuple[ItemCode, ...]
    after: Mapping[ItemCode, tuple[ItemCode, ...]]
    """Items that wait for others when both are applied for; told, never enforced: nobody is sent away."""
    excludes: tuple[frozenset[ItemCode], ...] = ()
    """Items of which only one may be granted in the end; all may be applied for."""

    def waits(self, code: ItemCode, among: Container[ItemCode]) -> tuple[ItemCode, ...]:
        """Return which of the items applied for come before this one."""
        return tuple(one for one in self.after.get(code, ()) if one in among)

    def rivals(self, code: ItemCode, among: Container[ItemCode]) -> tuple[ItemCode, ...]:
        """Return which of the items applied for may not be granted beside this one."""
        return tuple(sorted(one for group in self.excludes if code in group for one in group - {code} if one in among))

    def order(self, among: Container[ItemCode]) -> tuple[tuple[tuple[ItemCode, ...], tuple[ItemCode, ...]], ...]:
        """Return what comes first and what follows it, of the items applied for."""
        follow: dict[tuple[ItemCode, ...], list[ItemCode]] = {}
        for code in self.items:
            first = self.waits(code, among)
            if code in among and first:
                follow.setdefault(first, []).append(code)
        return tuple((first, tuple(then)) for first, then in follow.items())


@dataclass(frozen=True, slots=True)
class PublishedLifeEvent:
    """A life event with its gate: the form whose answers tell which items are meant."""

    event: LifeEvent
    gate: bytes = field(repr=False)
    media: Mapping[str, bytes] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Together:
    """What the cases of one application share, as it stands in each `Applied` fact."""

    id: str
    event: str
    version: int


def read_together(record: Mapping[str, Any]) -> Together | None:
    """Read the `bundle` of an `Applied` fact; None = the case stands alone, or it cannot be read."""
    id, event, version = record.get("id"), record.get("event"), record.get("version")
    if isinstance(id, str) and id and isinstance(event, str) and type(version) is int:
        return Together(id, event, version)
    return None


def read_life_event(record: Mapping[str, Any]) -> LifeEvent | list[str]:
    """Read the mapping of one `[[bundle]]`; a list of faults, each with its key, when it cannot be used."""
    faults = [f"{key}: {kind.__name__} expected" for key, kind in _KINDS.items() if type(record.get(key)) is not kind]
    faults += [f"{key}: text in zh and en expected" for key in _TEXTS if not _is_text(record.get(key))]
    if faults:
        return faults
    items = tuple(ItemCode(str(code)) for code in record["items"])
    waits = {ItemCode(code): tuple(map(ItemCode, first)) for code, first in record.get("after", {}).items()}
    rivals = tuple(frozenset(map(ItemCode, group)) for group in record.get("excludes", ()))
    named = {*waits, *(one for first in waits.values() for one in first), *(one for group in rivals for one in group)}
    strangers = (named | {*record.get("when", {})}) - set(items)
    if strangers or not items:
        return [f"items: {', '.join(sorted(strangers)) or 'none'}: not one of the life event's"]
    name, short, about = (Text(record[key]["zh"], record[key]["en"]) for key in _TEXTS)
    return LifeEvent(record["code"], record["version"], name, short, about, record["icon"], record["lead"],
                     items, waits, rivals)


def read_published(data: bytes) -> PublishedLifeEvent | UnreadableBundle:
    """Read the bytes of a published life event (the container of `casework.bundle`); never raises."""
    if len(data) > LARGEST_BUNDLE_BYTES:
        return UnreadableBundle("too-large")
    try:
        record = json.loads(data.decode("utf-8"))
        event = read_life_event(record["definition"])
        gate = record["form"].encode()
        media = {str(name): content.encode() for name, content in record["media"].items()}
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError):
        return UnreadableBundle("shape")
    return UnreadableBundle("definition") if isinstance(event, list) else PublishedLifeEvent(event, gate, media)


_KINDS: Mapping[str, type] = {"code": str, "version": int, "icon": str, "lead": str, "items": list}
_TEXTS = ("name", "short_name", "life_event")


def _is_text(value: Any) -> bool:
    return isinstance(value, dict) and bool(value.get("zh")) and bool(value.get("en"))
