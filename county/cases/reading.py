"""A case as folded now, with its definition and its limits."""

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
from casework.ids import CaseId
from casework.workdays import Calendar
from county.catalogue import versions
from county.intake import service
from county.intake.surroundings import now_ms


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
    placed = service.case_facts(case_id)
    applied = next((one.fact for one in placed if one.fact.kind == "Applied"), None)
    if applied is None:
        return None
    definition = versions.definition(str(applied.body.get("item")), int(applied.body.get("version", 0)))
    if definition is None:
        return None
    case = fold(definition, placed)
    day = today()
    return WholeCase(case_id, case, definition, tuple(one.fact for one in placed),
                     deadlines(definition, case, calendar(), day),
                     light(definition, case, calendar(), day))
