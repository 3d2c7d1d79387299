"""A case as folded now, with its definition and its limits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from casework.case import Case
from casework.clocks import Deadlines, Light, deadlines, light
from casework.definition import ItemDefinition
from casework.facts import CHINA, Fact
from casework.fold import fold
from casework.ids import CaseId, FactId
from casework.workdays import Calendar
from county.catalogue import versions
from county.intake import service
from county.intake.surroundings import now_ms


@dataclass(frozen=True, slots=True)
class FoldedCase:
    """A case as its facts make it: the same on every day."""

    id: CaseId
    case: Case
    definition: ItemDefinition
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class WholeCase:
    """Everything of a case on a day."""

    id: CaseId
    case: Case
    definition: ItemDefinition
    facts: tuple[Fact, ...]
    limits: Deadlines
    light: Light


def today() -> date:
    """Return the day in China."""
    return datetime.fromtimestamp(now_ms() / 1000, UTC).astimezone(CHINA).date()


@lru_cache(maxsize=1)
def calendar() -> Calendar:
    """Return the calendar of working days from the files of the catalogue."""
    folder = Path(settings.ROOT) / "assets" / "catalogue" / "calendars"
    return Calendar.parse(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.csv")))


def read(case_id: CaseId) -> WholeCase | None:
    """Return a case, None when there is none or its item version is unknown here."""
    found = read_all([case_id])
    if not found:
        return None
    one, day = found[0], today()
    return WholeCase(case_id, one.case, one.definition, one.facts,
                     deadlines(one.definition, one.case, calendar(), day),
                     light(one.definition, one.case, calendar(), day))


def read_all(case_ids: Sequence[CaseId], read_before: Mapping[FactId, Fact] | None = None) -> list[FoldedCase]:
    """Return those of the cases whose item version is known here, with one query for all their facts."""
    definition_of = lru_cache(versions.definition)
    found = []
    for case_id, placed in service.facts_of_cases(case_ids, read_before).items():
        applied = next((one.fact.body for one in placed if one.fact.kind == "Applied"), {})
        item, version = applied.get("item"), applied.get("version")
        if type(version) is int and (definition := definition_of(str(item), version)) is not None:
            found.append(FoldedCase(case_id, fold(definition, placed), definition,
                                    tuple(one.fact for one in placed)))
    return found
