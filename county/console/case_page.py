"""What the page of a case shows, put into words and masked. Reads only; the views log the look."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from casework import masking
from casework.case import Attachment, Paper
from casework.clocks import Light
from casework.facts import CHINA, Fact
from casework.masking import Place
from casework.rating import LEVELS, REASONS
from county.cases import questions
from county.cases.access import may_see
from county.cases.proposing import Proposal
from county.cases.reading import WholeCase, calendar, today
from county.cases.recheck import Difference, Wrong, session_of
from county.cases.siblings import Bond, bond
from county.cases.siblings import siblings as together
from county.catalogue import footing
from county.console import words
from county.fleet.models import Village
from county.intake.surroundings import county_code
from county.people.models import Staff
from county.people.roles import Act


@dataclass(frozen=True, slots=True)
class Line:
    """A question and its answer."""

    ref: str
    section: str
    label: str
    answer: str = field(repr=False)
    photographs: tuple[Attachment, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class Remark:
    """What the re-check found that the applicant cannot mend; `question` is '' where the form has none."""

    ref: str
    question: str
    says: str
    computed: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Event:
    """One fact in words."""

    at: datetime
    what: str
    who: str
    said: tuple[str, ...] = field(repr=False)
    effective: bool


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit that runs: its name, last day, and what is to be known about the day."""

    name: str
    day: date
    note: str


@dataclass(frozen=True, slots=True)
class Right:
    """Who decides, on what footing, by which law or document."""

    unit: str
    footing: str
    ground: str
    power: str


@dataclass(frozen=True, slots=True)
class Sibling:
    """A case handed in with this one; `id` is '' where it is no business of the reader."""

    id: str
    number: str
    item: str
    state: str
    bond: str = ""
    """What the life event says of the two: which comes first, or that only one can be granted."""
    alarming: bool = False


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper with its name in words."""

    name: str
    paper: Paper


_MASKS = {"idno": masking.mask_citizen_number, "phone": masking.mask_phone, "bank": masking.mask_bank_card,
          "disability": masking.mask_disability_number}


def lines(whole: WholeCase, *, revealed: bool) -> list[Line]:
    """Return the filled form, numbers masked unless revealed; the section only where a new one begins."""
    differing = {one.partition(":")[0] for one in whole.case.differences}
    found, section = [], ""
    for row in questions.rows(whole, get_language() or "zh-hans"):
        mask = None if revealed else _MASKS.get(row.appearance)
        answer = mask(row.answer, Place.SCREEN) if mask and row.answer else row.answer
        heading = row.section if row.section != section else ""
        section = row.section
        found.append(Line(row.ref, heading, row.label, answer, row.photographs, row.ref in differing))
    return found


def remarks(whole: WholeCase, found: Proposal) -> list[Remark]:
    """Return what staff alone can look into, with the form's own value where it works one out."""
    return [_remark(whole, one) for one in found.for_staff]


def _remark(whole: WholeCase, one: Difference) -> Remark:
    session = session_of(whole, questions.form_language(get_language() or "zh-hans"))
    known = one.wrong is not Wrong.UNKNOWN
    computed = session.text(one.ref) if one.wrong is Wrong.CALCULATED else ""
    return Remark(one.ref, session.label(one.ref).text if known else "", _(words.WRONG[one.wrong]), computed)


def applicant(whole: WholeCase, *, revealed: bool) -> dict[str, str]:
    """Return name, number and telephone of the applicant."""
    person = whole.case.applicant
    assert person is not None
    if revealed:
        return {"name": person.name, "id_number": person.id_number, "phone": person.phone}
    return {"name": person.name, "phone": masking.mask_phone(person.phone, Place.SCREEN),
            "id_number": masking.mask_citizen_number(person.id_number, Place.SCREEN)}


def masked_name(whole: WholeCase) -> str:
    """Return the applicant's name as lists show it."""
    person = whole.case.applicant
    return masking.mask_name(person.name, Place.STAFF_LIST) if person else ""


def limits(whole: WholeCase) -> list[Limit]:
    """Return the limits that run. An assumed day is never called law."""
    found = whole.limits
    promise = _("what we promise")
    if not whole.definition.statutory_is_law:
        promise = _("what we promise; no limit of the law is confirmed for this item")
    rows = ((_("Tell whether it is accepted"), found.tell_by, _("five working days")),
            (_("Applicant may mend until"), found.supplement_by, ""),
            (_("This step"), found.step_by, _("limit of the step")), (_("Promised"), found.promised, promise),
            (_("Law"), found.statutory, _("limit of the law")))
    return [Limit(name, day, _day_note(day, note)) for name, day, note in rows if day is not None]


def _day_note(day: date, note: str) -> str:
    if calendar().assumed(day.year):
        return _("{note}; the calendar of that year is a forecast, the day may move").format(note=note)
    if not calendar().known(day.year):
        return _("{note}; calendar missing, weekends only").format(note=note)
    return note


def light(whole: WholeCase) -> tuple[Light, str]:
    """Return the colour and its word."""
    return whole.light, _(words.LIGHTS[whole.light])


def footing_of(whole: WholeCase) -> Right | None:
    """Return who decides today and by what right; None where the item rests on its own law alone."""
    found = footing.standing(whole.definition, today(), str(whole.case.village))
    if found is None:
        return None
    return Right(found.unit, _(footing.FOOTINGS[found.power.footing]), found.ground, found.power.code)


def siblings(staff: Staff, whole: WholeCase) -> list[Sibling]:
    """Return the cases handed in with this one; a link only where the person may see the case."""
    language = get_language() or ""
    return [Sibling(one.id if may_see(staff, one) else "", one.case.number,
                    one.definition.short_name.in_language(language), _(words.STATES[one.case.state]),
                    *_bond(whole, one))
            for one in together(whole) if one.case.state is not None]


def _bond(whole: WholeCase, sibling: WholeCase) -> tuple[str, bool]:
    found = bond(whole, sibling)
    granted = sibling.case.decision is not None and sibling.case.decision.granted
    return (_(words.BONDS[found]) if found in words.BONDS else ""), found is Bond.ONLY_ONE and granted


def papers(whole: WholeCase) -> list[PaperLine]:
    """Return the papers, newest first."""
    return [PaperLine(_(words.PAPERS.get(one.kind, one.kind)), one) for one in reversed(whole.case.papers)]


def history(staff: Staff, whole: WholeCase) -> list[Event]:
    """Return the facts in words, newest first; those without effect are kept and marked.

    A rating without a name is there for supervisors only: who handled the case must not see who rated.
    """
    idle = {misfit.fact for misfit in whole.case.misfits}
    names = dict(Staff.objects.filter(county=county_code()).values_list("login", "name"))
    return [Event(fact.at.astimezone(CHINA), _(words.FACTS.get(fact.kind, fact.kind)),
                  _actor(fact.actor, names), tuple(_said(fact)), fact.id not in idle)
            for fact in reversed(whole.facts) if _may_hear(staff, fact)]


def _may_hear(staff: Staff, fact: Fact) -> bool:
    return fact.kind != "Rated" or staff.may(Act.SUPERVISE) or fact.body.get("named") is True


def _said(fact: Fact) -> Iterator[str]:
    if fact.kind == "PaperIssued":
        yield f"{_(words.PAPERS.get(str(fact.body.get('paper')), str(fact.body.get('paper'))))} " \
              f"{fact.body.get('number', '')}"
        return
    if fact.kind == "Rated":
        yield from _rating(fact)
        return
    asks = fact.body.get("asks", [])
    for ask in asks if isinstance(asks, list) else []:
        yield f"{ask.get('what', '')} → {ask.get('fix', '')}"
    yield from (str(fact.body[name]) for name in words.SAID if fact.body.get(name))


def _rating(fact: Fact) -> Iterator[str]:
    """The level and why; a level or reason this program does not know stands as it came."""
    level, reasons = fact.body.get("level"), fact.body.get("reasons")
    yield LEVELS[level].render(_) if isinstance(level, int) and level in LEVELS else str(level)
    for one in map(str, reasons if isinstance(reasons, list) else []):
        yield REASONS[one].render(_) if one in REASONS else one
    if fact.body.get("words"):
        yield str(fact.body["words"])


def _actor(actor: str, names: dict[str, str]) -> str:
    kind, _sep, id = actor.partition(":")
    if kind == "staff":
        return names.get(id, id)
    return {"villager": _("Applicant"), "assistant": _("Village assistant"), "terminal": _("Kiosk"),
            "worker": _("System")}.get(kind, actor)


def village_name(code: str) -> str:
    """Return township and village, the code where the village is not in the list."""
    row = Village.objects.filter(county=county_code(), code=code).first()
    return f"{row.township_name}{row.name}" if row else code
