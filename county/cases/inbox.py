"""Which cases a person finds on the table, by tab; and finding one case by what a person can say."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Q, QuerySet

from casework import case_number, short_code
from casework.case import State
from casework.digits import plain
from casework.ids import CaseId
from casework.message import N_
from casework.short_code import BadShortCode
from county.cases.access import concerns, may_see
from county.cases.models import CaseRow
from county.cases.projection import person_key
from county.cases.reading import WholeCase, read, today
from county.catalogue import versions
from county.intake.surroundings import county_code
from county.people.models import Staff
from county.people.roles import Act, Role

PAGE = 25
_UNDER_EXAMINATION = (State.ACCEPTED, State.REVIEW, State.SPECIAL)


class Tab(StrEnum):
    """A pile on the table."""

    TO_ACCEPT = "accept"
    MINE = "mine"
    WAITING = "waiting"
    OVERDUE = "overdue"
    OPEN = "open"
    CLOSED = "closed"
    DISSATISFIED = "dissatisfied"


TAB_NAMES: Mapping[Tab, str] = {
    Tab.TO_ACCEPT: N_("To accept"), Tab.MINE: N_("My turn"), Tab.WAITING: N_("Waiting for the applicant"),
    Tab.OVERDUE: N_("Overdue"), Tab.OPEN: N_("All open"), Tab.CLOSED: N_("Closed"),
    Tab.DISSATISFIED: N_("Not satisfied"),
}


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a pile: what cannot wait first, then the oldest deadline."""

    cases: tuple[WholeCase, ...]
    number: int
    more: bool


def tabs(staff: Staff) -> tuple[Tab, ...]:
    """Return the piles of a role, the one to open first in front."""
    match Role(staff.role):
        case Role.WINDOW:
            return (Tab.TO_ACCEPT, Tab.MINE, Tab.WAITING, Tab.OVERDUE, Tab.OPEN, Tab.CLOSED)
        case Role.SUPERVISOR:
            return (Tab.OVERDUE, Tab.OPEN, Tab.CLOSED, Tab.DISSATISFIED)
    return (Tab.MINE, Tab.WAITING, Tab.OVERDUE, Tab.OPEN, Tab.CLOSED) if staff.may(Act.READ) else ()


def counts(staff: Staff) -> dict[Tab, int]:
    """Return how many cases lie on each pile."""
    return {tab: _pile(staff, tab).count() for tab in tabs(staff)}


def urgent(staff: Staff) -> int:
    """Return how many open cases within reach cannot wait."""
    return _in_reach(staff).filter(ended=False, urgent=True).count()


def page(staff: Staff, tab: Tab, number: int = 1) -> Page:
    """Return a page of a pile; pages count from 1."""
    start = (max(number, 1) - 1) * PAGE
    found = list(_pile(staff, tab).values_list("id", flat=True)[start:start + PAGE + 1])
    cases = [read(CaseId(one)) for one in found[:PAGE]]
    return Page(tuple(one for one in cases if one is not None), max(number, 1), len(found) > PAGE)


def find(staff: Staff, words: str) -> list[WholeCase]:
    """Return the cases this person may see that a number, slip code or citizen number names."""
    cleaned = plain(words.strip())
    if not cleaned:
        return []
    named = Q(person_key=person_key(cleaned))
    number = case_number.parse(cleaned)
    if isinstance(number, case_number.CaseNumber):
        named |= Q(number=number.text)
    code = short_code.parse(cleaned)
    if not isinstance(code, BadShortCode):
        named |= Q(short_key=short_code.index_key_of(code))
    ids = _in_reach(staff).filter(named).order_by("-handed_in").values_list("id", flat=True)[:PAGE]
    cases = (read(CaseId(one)) for one in ids)
    return [one for one in cases if one is not None and may_see(staff, one)]


def _pile(staff: Staff, tab: Tab) -> QuerySet[CaseRow]:
    rows = _in_reach(staff)
    mine = Q(state__in=(State.APPROVED, State.DELIVERING)) | Q(late_facts=True, ended=False)
    if staff.role != Role.WINDOW:
        mine = Q(step_role=staff.role, state__in=_UNDER_EXAMINATION)
    kept = {
        Tab.TO_ACCEPT: Q(state=State.RECEIVED), Tab.MINE: mine, Tab.WAITING: Q(state=State.SUPPLEMENT),
        Tab.OVERDUE: Q(ended=False, due__lt=today()), Tab.OPEN: Q(ended=False), Tab.CLOSED: Q(ended=True),
        Tab.DISSATISFIED: Q(dissatisfied__isnull=False),
    }[tab]
    order = {Tab.CLOSED: ("-handed_in",), Tab.DISSATISFIED: ("-dissatisfied",)}
    return rows.filter(kept).order_by(*order.get(tab, ("-urgent", "due", "handed_in")), "id")


def _in_reach(staff: Staff) -> QuerySet[CaseRow]:
    rows = CaseRow.objects.filter(county=county_code(), village__startswith=staff.scope)
    if not staff.may(Act.READ):
        return rows.none()
    if staff.department:
        items = [item.definition.code for item in versions.newest() if concerns(staff, item.definition)]
        rows = rows.filter(item__in=items)
    return rows
