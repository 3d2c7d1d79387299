"""What a person told this village's machine before, offered again once they agree.

Offered only to who laid the card of the applicant on the reader and acts alone: a number and a name anybody may know.
Answers of a discreet matter stay with that matter.
"""

from dataclasses import dataclass
from datetime import date

from casework.definition import ItemDefinition
from casework.message import N_, Message
from kiosk.forms.earlier import Earlier, OldCase, Origin, earlier_of, only_for
from kiosk.forms.opening import Paper
from kiosk.services.item_forms import ItemForms
from kiosk.services.people import Person
from kiosk.store import CaseRecord, Store

_KINDS = (
    ("a_phone", "phone", Message(N_("Your telephone"))),
    ("k_card", "credit-card", Message(N_("The account the money goes to"))),
    ("member", "users-three", Message(N_("Who lives with you"))),
    ("plot", "plant", Message(N_("Your plots of land"))),
)
_PAPERS = Message(N_("Papers you handed in"))


@dataclass(frozen=True, slots=True)
class Offer:
    """What may be used again: its kinds with a drawing each, and the newest day it was said."""

    kinds: tuple[tuple[str, Message], ...]
    day: date


class Reuse:
    """Looks through the earlier cases of one person."""

    def __init__(self, store: Store, forms: ItemForms) -> None:
        self._store, self._forms = store, forms

    def offer(self, paper: Paper, person: Person) -> Offer | None:
        """What this matter could take over; None = nothing, and then nothing is to be asked."""
        found = self.earlier(paper, person)
        if not found:
            return None
        names = {"/".join(key[:1]) for key in (*found.answers, *found.rows)}
        kinds = tuple((icon, words) for part, icon, words in _KINDS if any(part in name for name in names))
        if found.photos:
            kinds = (*kinds, ("file-text", _PAPERS))
        said = [*found.answers.values(), *(one for rows in found.rows.values() for one in rows.values())]
        days = [one.origin.day for one in said] + [one.origin.day for one in found.photos.values()]
        return Offer(kinds, max(days)) if kinds else None

    def earlier(self, paper: Paper, person: Person) -> Earlier:
        """The answers and photographs the matter asks for and the person gave before."""
        if not person.proven or not person.id_number:
            return Earlier()
        records = self._store.cases_of_person(person.id_number)
        cases = [case for record in records
                 if _may_speak(record, paper.item) and (case := self._old(record)) is not None]
        return only_for(earlier_of(cases), paper.form)

    def _old(self, record: CaseRecord) -> OldCase | None:
        case, item = record.case, record.definition
        paper = self._forms.version(item.code, item.version)
        if paper is None or not case.transitions:
            return None
        origin = Origin(item.short_name, case.transitions[0].day)
        return OldCase(paper.form, origin, case.answers, case.standing)


def _may_speak(record: CaseRecord, item: ItemDefinition) -> bool:
    """Only what the applicant filed alone; a discreet matter speaks to itself alone."""
    discreet = record.definition.discreet and record.definition.code != item.code
    return not discreet and record.case.filed_by.get("kind", "self") == "self"
