"""The cases that were handed in with one as one thing (一件事)."""

from casework.ids import CaseId
from county.cases.models import CaseRow
from county.cases.projection import person_key
from county.cases.reading import WholeCase, read
from county.intake.surroundings import county_code


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
