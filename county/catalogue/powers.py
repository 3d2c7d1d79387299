"""Which acts a township may carry out, and on what footing; `assets/catalogue/powers.toml` holds the list.

The supervisor compares the list with what was really done: an act by a unit that does not hold the power that
day is flagged. Entrusted and granted powers count only while a document is in force.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from casework.ids import ItemCode

FILE_NAME = "powers.toml"


class Footing(StrEnum):
    """By what right the township acts."""

    STATUTORY = "statutory"
    GRANTED = "granted"
    ENTRUSTED = "entrusted"
    FIRST_REVIEW = "first_review"
    TIERED = "tiered"


class Act(StrEnum):
    """What is done in a case."""

    ACCEPT = "accept"
    REVIEW = "review"
    DECIDE = "decide"


class Side(StrEnum):
    """Who acts: a township office, or the county unit the power belongs to."""

    TOWNSHIP = "township"
    DEPARTMENT = "department"


@dataclass(frozen=True, slots=True)
class PowerDocument:
    """What put a power into force: its number and the days it holds, both included."""

    document: str
    since: date
    until: date | None = None

    def holds(self, day: date) -> bool:
        """Whether it is in force on that day."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Power:
    """One act of the list. `items` are the services it belongs to, often none."""

    code: str
    name: str
    category: str
    department: str
    basis: str
    unit: str
    footing: Footing
    items: tuple[ItemCode, ...]
    note: str
    documents: tuple[PowerDocument, ...]


@dataclass(frozen=True, slots=True)
class May:
    """The act is within the power; `ground` is the law or the document."""

    ground: str


@dataclass(frozen=True, slots=True)
class MayNot:
    """The act is outside the power on that day; `acts_instead` names the unit that may."""

    acts_instead: str


def read_powers(path: Path) -> tuple[Power, ...]:
    """Read the list. Raises KeyError or ValueError when a row misses a field or names an unknown footing."""
    return tuple(_power(row) for row in tomllib.loads(path.read_text(encoding="utf-8"))["power"])


def powers_of(powers: Iterable[Power], item: ItemCode) -> tuple[Power, ...]:
    """The acts that belong to a service."""
    return tuple(power for power in powers if item in power.items)


def may(power: Power, act: Act, side: Side, day: date) -> May | MayNot:
    """Say whether that side may carry out the act on that day.

    A township accepts and reviews what is first received there; it decides by law, or while a document is in
    force. While a document is in force the deciding is the township's alone.
    """
    at_township = _township_ground(power, act, day)
    if side is Side.TOWNSHIP:
        return May(at_township) if at_township else MayNot(power.department)
    if act is Act.DECIDE and at_township and power.footing is not Footing.TIERED:
        return MayNot(power.unit)
    return May(power.basis)


def _township_ground(power: Power, act: Act, day: date) -> str:
    document = next((one.document for one in power.documents if one.holds(day)), "")
    if power.footing in (Footing.STATUTORY, Footing.TIERED):
        return document or power.basis
    if power.footing is Footing.FIRST_REVIEW:
        return "" if act is Act.DECIDE else document or power.basis
    return document


def _power(row: dict[str, Any]) -> Power:
    return Power(
        code=row["code"], name=row["name"], category=row["category"], department=row["department"],
        basis=row["basis"], unit=row["unit"], footing=Footing(row["footing"]),
        items=tuple(ItemCode(code) for code in row.get("items", ())), note=row["note"],
        documents=tuple(PowerDocument(one["document"], one["since"], one.get("until"))
                        for one in row.get("documents", ())),
    )
