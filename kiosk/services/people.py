"""Who stands before the kiosk."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from casework.masking import Place, mask_citizen_number, mask_name


class KnownBy(StrEnum):
    """How the kiosk knows who it is."""

    CARD = "card"
    VOUCHED = "vouched"
    """Number and name typed, and the assistant knows the person."""
    TYPED = "typed"
    """Number and name typed, nothing proven: may apply, sees nothing of what lies here; the county checks later."""


@dataclass(frozen=True, slots=True)
class Person:
    """Whose matter it is. Nothing of it shows in a repr."""

    name: str = field(repr=False)
    id_type: str
    id_number: str = field(repr=False)
    birth: date = field(repr=False)
    sex: str = field(repr=False)
    """`M` or `F`."""
    known_by: KnownBy
    address: str = field(default="", repr=False)
    nation: str = field(default="", repr=False)

    @property
    def proven(self) -> bool:
        """Whether this person may see what lies here under this number."""
        return self.known_by is not KnownBy.TYPED

    @property
    def shown_name(self) -> str:
        """The name as it may stand on a screen: 张*三."""
        return mask_name(self.name, Place.SCREEN)

    @property
    def shown_number(self) -> str:
        """First 3 and last 2 characters."""
        return mask_citizen_number(self.id_number, Place.SCREEN)


@dataclass(frozen=True, slots=True)
class Agent:
    """Who acts for the applicant (代办). `kind`: `guardian`, `relative`, `assistant`, `other`."""

    kind: str
    person: Person
    relation: str
    staff: str = ""
    """Roster id when the village assistant acts; '' = a villager."""


def to_record(person: Person, agent: Agent | None) -> dict[str, Any]:
    """Who it is about, JSON-able, for the draft."""
    return {"person": _record(person), "agent": _agent_record(agent) if agent else None}


def from_record(record: Mapping[str, Any]) -> tuple[Person, Agent | None]:
    """What `to_record` wrote. Raises KeyError, ValueError for anything else."""
    agent = record["agent"]
    acting = Agent(agent["kind"], _person(agent["person"]), agent["relation"], agent["staff"]) if agent else None
    return _person(record["person"]), acting


def filed_by(agent: Agent | None) -> dict[str, str]:
    """Who handed it in, as the `Applied` fact says it."""
    if agent is None:
        return {"kind": "self"}
    who = agent.person
    return {"kind": agent.kind, "name": who.name, "id_number": who.id_number, "relation": agent.relation,
            "staff": agent.staff}


def acted(filed_by: Mapping[str, Any], asking: Person) -> Agent | None:
    """Who acted when a case was handed in, where it is they who ask now; None = the applicant asks."""
    if filed_by.get("kind", "self") == "self" or filed_by.get("id_number") != asking.id_number:
        return None
    return Agent(filed_by["kind"], asking, filed_by.get("relation", ""), filed_by.get("staff", ""))


def acting(agent: Agent | None) -> dict[str, str]:
    """Who acts, by the names of the questions about it that the forms share (block D)."""
    if agent is None:
        return {"d_actor": "self"}
    return {"d_actor": "agent", "d_type": agent.kind, "d_name": agent.person.name,
            "d_idno": agent.person.id_number, "d_rel": agent.relation}


def actor(agent: Agent | None) -> str:
    """The actor of a fact: `villager`, or the assistant by roster id."""
    return f"assistant:{agent.staff}" if agent and agent.staff else "villager"


def _record(person: Person) -> dict[str, Any]:
    return asdict(person) | {"birth": person.birth.isoformat(), "known_by": person.known_by.value}


def _agent_record(agent: Agent) -> dict[str, Any]:
    return {"kind": agent.kind, "person": _record(agent.person), "relation": agent.relation, "staff": agent.staff}


def _person(record: Mapping[str, Any]) -> Person:
    return Person(**(dict(record) | {
        "birth": date.fromisoformat(record["birth"]), "known_by": KnownBy(record["known_by"])}))
