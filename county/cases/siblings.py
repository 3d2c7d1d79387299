"""The cases that were handed in with one as one thing (一件事)."""

from enum import StrEnum

from casework.ids import CaseId
from county.cases.models import CaseRow
from county.cases.projection import person_key
from county.cases.reading import WholeCase, read
from county.catalogue import versions
from county.intake.surroundings import county_code


class Bond(StrEnum):
    """How a case of the same hand-in stands to this one; told, never enforced."""

    NONE = "none"
    COMES_FIRST = "comes-first"
    FOLLOWS = "follows"
    ONLY_ONE = "only-one"
    """Not both may be granted."""


def bond(whole: WholeCase, sibling: WholeCase) -> Bond:
    """Return what the life event says of two of its cases."""
    together, mine, other = whole.case.together, whole.case.item, sibling.case.item
    event = versions.life_event(together.event, together.version) if together else None
    if event is None or mine is None or other is None:
        return Bond.NONE
    if event.rivals(mine, {other}):
        return Bond.ONLY_ONE
    if event.waits(mine, {other}):
        return Bond.COMES_FIRST
    return Bond.FOLLOWS if event.waits(other, {mine}) else Bond.NONE


def siblings(whole: WholeCase) -> list[WholeCase]:
    """Return the others of the same hand-in, by number; each runs on its own."""
    case = whole.case
    if case.together is None or case.applicant is None:
        return []
    key = person_key(case.applicant.id_number)
    rows = CaseRow.objects.filter(county=county_code(), person_key=key).exclude(id=whole.id).order_by("number")
    found = [read(CaseId(row.id)) for row in rows]
    return [one for one in found if one is not None and one.case.together is not None
            and one.case.together.id == case.together.id]
