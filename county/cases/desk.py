"""A clerk files for a person at the counter: the same form, the same receipt, from terminal 0."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from casework import citizen_number, names
from casework.bundle import ItemBundle
from casework.case_number import CaseNumber
from casework.facts import CHINA
from casework.ids import CaseId, TerminalId, VillageCode
from casework.message import N_, Message
from casework.receipt import Receipt, ReceiptFlags
from casework.receipt.token import FIRST_DAY
from casework.short_code import HANDLE_BYTES
from county.audit import log as audit
from county.cases import numbering
from county.cases.handles import handle_text
from county.cases.outcome import NOT_YOURS, NotPossible
from county.cases.reading import today
from county.fleet.county_keys import ring
from county.fleet.models import Village
from county.intake import service
from county.intake.surroundings import county_code, now_ms, random_bytes
from county.people.models import Staff
from county.people.roles import Act
from xforms import FixedClock, Form, Group, Question, RepeatPrompt, Session, UnknownRef, XPathEvaluationError

MOST_REPEATS = 30
_INCOMPLETE = Message(N_("The form is not complete yet."))
_LOOK = Message(N_("Look at the marked questions."))


@dataclass(frozen=True, slots=True)
class Photograph:
    """A picture taken in at the counter, already kept."""

    sha256: str
    media: str
    size: int

    @property
    def name(self) -> str:
        """What stands in the form in its place."""
        return f"{self.sha256[:16]}.{self.media.rpartition('/')[2].replace('jpeg', 'jpg')}"


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who stands at the counter, as the card says it."""

    name: str = field(repr=False)
    id_number: str = field(repr=False)
    phone: str = field(repr=False)
    village: str


@dataclass(frozen=True, slots=True)
class Filed:
    """Received: the case and its number."""

    case: CaseId
    number: str


def visitor(*, name: str, id_number: str, phone: str, village: str) -> Visitor | NotPossible:
    """Check what was typed from the card; nobody is turned down for a rare character."""
    read_name, read_number = names.clean(name), citizen_number.parse(id_number, today=today())
    if not isinstance(read_name, names.Name):
        return NotPossible(read_name.sentence, Message(N_("Compare it with the card.")))
    if not isinstance(read_number, citizen_number.CitizenNumber):
        return NotPossible(read_number.sentence, read_number.next_step)
    if not Village.objects.filter(county=county_code(), code=village).exists():
        return NotPossible(Message(N_("This village is not in the list.")), Message(N_("Choose one of the list.")))
    return Visitor(read_name.text, read_number.text, phone.strip(), village)


def open_form(item: ItemBundle, person: Visitor, answers: Mapping[str, str],
              photographs: Mapping[str, Photograph], repeats: Mapping[str, int], *,
              language: str) -> Session | NotPossible:
    """Return the form filled with what was typed so far and what the card says.

    `repeats` says how many instances each repeat has, at most MOST_REPEATS; instances above are dropped.
    """
    form = Form.load(item.form, media=dict(item.media))
    clock = FixedClock(datetime.fromtimestamp(now_ms() / 1000, UTC).astimezone(CHINA))
    try:
        session = Session.from_answers(form, answers, language=language, clock=clock)
        for ref, photograph in photographs.items():
            session.answer(ref, photograph.name)
        for ref, count in sorted(repeats.items(), key=lambda one: len(one[0])):
            _repeat(session, ref, min(count, MOST_REPEATS))
    except (UnknownRef, XPathEvaluationError):
        return NotPossible(Message(N_("The item has changed since this page was opened.")),
                           Message(N_("Start again at the counter page.")))
    _prefill(session, person)
    return session


def _repeat(session: Session, ref: str, count: int) -> None:
    while session.repeat_count(ref) < count:
        session.add_repeat(ref)
    while session.repeat_count(ref) > count:
        session.remove_repeat(f"{ref}[{session.repeat_count(ref)}]")


def _prefill(session: Session, person: Visitor) -> None:
    number = citizen_number.parse(person.id_number, today=today())
    assert isinstance(number, citizen_number.CitizenNumber)
    card = {"a_name": person.name, "a_idno": person.id_number, "a_birth": number.birth.isoformat(),
            "a_phone": person.phone}
    for stop in list(session.walk()):
        match stop:
            case Question(ref=ref) if card.get(ref.rpartition("/")[2]):
                session.answer(ref, card[ref.rpartition("/")[2]])
            case Question() | Group() | RepeatPrompt():
                pass


def _confirmed(session: Session) -> dict[str, str]:
    """Return what the card answered in questions nobody can change: a form does not count it as typed."""
    refs = [stop.ref for stop in session.walk() if isinstance(stop, Question) and stop.readonly and stop.required]
    return {ref: session.text(ref) for ref in refs if session.text(ref)}


def file(staff: Staff, item: ItemBundle, person: Visitor, session: Session,
         photographs: Mapping[str, Photograph]) -> Filed | NotPossible:
    """Receive the application: number and receipt are taken in the committing transaction."""
    if not staff.may(Act.RECEIVE):
        return NOT_YOURS
    if session.validate():
        return NotPossible(_INCOMPLETE, _LOOK)
    answers = session.answers() | _confirmed(session)
    kept = {ref: one for ref, one in photographs.items() if ref in answers}
    with transaction.atomic():
        sequence = numbering.take(numbering.DESK_RECEIPT, 0)
        number = CaseNumber.build(VillageCode(person.village), today(), 0, sequence)
        body = _body(staff, item, person, answers, kept) | {
            "number": number, "receipt": _receipt(item, sequence)}
        placed = service.record([service.FactDraft("Applied", body)], feed=person.village, actor=staff.actor)
        audit.write(staff.actor, "Applied", placed[0].fact.case)
    return Filed(placed[0].fact.case, number)


def _body(staff: Staff, item: ItemBundle, person: Visitor, answers: Mapping[str, str],
          photographs: Mapping[str, Photograph]) -> dict[str, Any]:
    applicant = {"name": person.name, "id_type": "citizen", "id_number": person.id_number, "phone": person.phone}
    rows = [{"ref": ref, "sha256": one.sha256, "media": one.media, "size": one.size}
            for ref, one in photographs.items()]
    return {
        "item": item.definition.code, "version": item.definition.version, "village": person.village,
        "applicant": applicant, "answers": dict(answers), "attachments": rows,
        "filed_by": {"staff": staff.login, "signed": "paper"},
    }


def _receipt(item: ItemBundle, sequence: int) -> dict[str, Any]:
    flags = ReceiptFlags.DISCREET if item.definition.discreet else ReceiptFlags.NONE
    return {"terminal": 0, "gen": int(list(ring())[-1]), "seq": sequence, "day": (today() - FIRST_DAY).days,
            "flags": int(flags), "handle": handle_text(random_bytes(HANDLE_BYTES))}


def desk_receipt(record: Mapping[str, Any], service_number: int, handle: bytes) -> Receipt:
    """Return the receipt of a case filed at the desk, as it was given."""
    flags = ReceiptFlags(int(record["flags"]))
    shown = 0 if flags & ReceiptFlags.DISCREET else service_number
    return Receipt(TerminalId(0), int(record["gen"]), int(record["seq"]),
                   FIRST_DAY.fromordinal(FIRST_DAY.toordinal() + int(record["day"])), shown, flags, handle)
