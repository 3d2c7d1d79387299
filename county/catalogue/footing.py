"""Who decides today: the list of powers, the county's documents, and the step of an item that names a power.

Steps are frozen with the version of a case; powers are not. Where a document comes into force or ends, the deciding
goes to the township or back to the department on that very day, for cases under way too.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from casework.definition import ItemDefinition, Step
from casework.message import N_
from county.catalogue.models import PowerDocumentRow
from county.catalogue.powers import FILE_NAME, Act, Footing, May, Power, PowerDocument, Side, may, read_powers
from county.intake.surroundings import county_code
from county.people.roles import Role

FOOTINGS: Mapping[Footing, str] = {
    Footing.STATUTORY: N_("the law gives it to the township"),
    Footing.GRANTED: N_("granted to the township by announcement"),
    Footing.ENTRUSTED: N_("entrusted in writing, in the name of the department"),
    Footing.FIRST_REVIEW: N_("the township accepts and gives an opinion, the department decides"),
    Footing.TIERED: N_("parted by law between township and department"),
}
_TOWNSHIP_ROLES = frozenset({Role.TOWNSHIP_REVIEWER, Role.TOWNSHIP_LEADER})


@dataclass(frozen=True, slots=True)
class Standing:
    """Who may decide on a day and by what right."""

    power: Power
    side: Side
    unit: str
    ground: str
    """The law, or the document in force."""


def powers(village: str = "") -> tuple[Power, ...]:
    """Return the list with the documents that hold for a village; '' = those for the whole county."""
    entered = [row for row in PowerDocumentRow.objects.filter(county=county_code()) if village.startswith(row.scope)]
    return tuple(replace(one, documents=one.documents + _documents(one.code, entered)) for one in _listed())


def power(code: str, village: str = "") -> Power | None:
    """Return one act of the list, None when there is no such."""
    return next((one for one in powers(village) if one.code == code), None)


def enter(code: str, document: PowerDocument, scope: str) -> None:
    """Note what puts a power into force; `scope` is a township, '' the whole county. The same day's is replaced."""
    rows = PowerDocumentRow.objects.filter(county=county_code(), power=code, scope=scope, since=document.since)
    if not rows.update(document=document.document, until=document.until):
        PowerDocumentRow.objects.create(county=county_code(), power=code, document=document.document,
                                        since=document.since, until=document.until, scope=scope)


def decider(one: Power, day: date, usual: Side) -> Standing:
    """Return who decides an act on a day; where both may (tiered), whoever usually does."""
    sides = (usual, *(side for side in Side if side is not usual))
    for side in sides:
        answer = may(one, Act.DECIDE, side, day)
        if isinstance(answer, May):
            unit = one.unit if side is Side.TOWNSHIP else one.department
            return Standing(one, side, unit, answer.ground)
    raise AssertionError("an act of the list always has somebody who may decide it")


def standing(definition: ItemDefinition, day: date, village: str) -> Standing | None:
    """Return who decides an item; None where its deciding step names no power of the list."""
    step = next((one for one in definition.steps if one.decides), None)
    named = power(step.power, village) if step is not None and step.power else None
    return decider(named, day, _side(step)) if step is not None and named is not None else None


def role_of(definition: ItemDefinition, step: Step, day: date, village: str) -> str:
    """Return the role whose turn a step is on that day: as written, or moved with the power."""
    found = standing(definition, day, village) if step.decides else None
    if found is None or found.side is _side(step):
        return step.role
    return Role.TOWNSHIP_LEADER if found.side is Side.TOWNSHIP else Role.COUNTY_CHIEF


def unit_of(definition: ItemDefinition, step: Step, day: date, village: str) -> str:
    """Return the unit whose turn a step is on that day."""
    found = standing(definition, day, village) if step.decides else None
    return step.unit if found is None or found.side is _side(step) else found.unit


def _side(step: Step) -> Side:
    return Side.TOWNSHIP if step.role in _TOWNSHIP_ROLES else Side.DEPARTMENT


def _documents(code: str, rows: list[PowerDocumentRow]) -> tuple[PowerDocument, ...]:
    return tuple(PowerDocument(row.document, row.since, row.until) for row in rows if row.power == code)


@lru_cache(maxsize=1)
def _listed() -> tuple[Power, ...]:
    return read_powers(Path(settings.ROOT) / "assets" / "catalogue" / FILE_NAME)
