"""What this village's machine holds of a person: their papers, and what the county was told about them."""

from dataclasses import dataclass, field
from typing import Final

from casework.case import Applicant
from casework.definition import Text
from casework.ids import CaseId
from casework.masking import Place, mask_address, mask_bank_card, mask_citizen_number, mask_name, mask_phone
from casework.message import N_, Message
from kiosk.services.case_view import PaperView, Viewer
from kiosk.services.people import Person
from kiosk.store import CaseRecord, Store

_ANSWERS: Final = {
    "a_phone": (Message(N_("Telephone")), mask_phone),
    "a_contact": (Message(N_("Contact")), mask_name),
    "a_addr": (Message(N_("Address")), mask_address),
    "k_card": (Message(N_("Account for money")), mask_bank_card),
    "k_holder": (Message(N_("Holder of the account")), mask_name),
}
"""Answers that say something of the person, by the names all forms share, with their masks."""


@dataclass(frozen=True, slots=True)
class KnownThing:
    """One thing the county knows; `masked` on the screen, `whole` while a finger is held down."""

    key: str
    words: Message
    masked: str = field(repr=False)
    whole: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class OwnPaper:
    """A paper of one's own, ready to be printed again."""

    case: CaseId
    item: Text
    paper: PaperView


class Mine:
    """Shows a proven person their own things, nobody else anything (PIPL art. 45)."""

    def __init__(self, store: Store, viewer: Viewer) -> None:
        self._store, self._viewer = store, viewer

    def known(self, person: Person) -> tuple[KnownThing, ...]:
        """What the county knows of a person: the newest word on each thing."""
        records = self._records(person)
        if not records:
            return ()
        applicant = records[0].case.applicant
        assert applicant is not None
        answers = {ref.rpartition("/")[2]: text for record in reversed(records)
                   for ref, text in record.case.answers.items() if text}
        told = [KnownThing(key, words, mask(answers[key], Place.SCREEN), answers[key])
                for key, (words, mask) in _ANSWERS.items() if key in answers]
        return (*_of_applicant(applicant), *told)

    def papers(self, person: Person) -> tuple[OwnPaper, ...]:
        """The papers of a person that are here, newest first."""
        views = [self._viewer.view(record) for record in self._records(person)]
        found = [OwnPaper(view.case, view.item, paper) for view in views for paper in view.papers if paper.here]
        return tuple(sorted(found, key=lambda one: one.paper.day, reverse=True))

    def _records(self, person: Person) -> list[CaseRecord]:
        return self._store.cases_of_person(person.id_number) if person.proven and person.id_number else []


def _of_applicant(applicant: Applicant) -> list[KnownThing]:
    return [
        KnownThing("name", Message(N_("Name")), mask_name(applicant.name, Place.SCREEN), applicant.name),
        KnownThing("number", Message(N_("Citizen number")), mask_citizen_number(applicant.id_number, Place.SCREEN),
                   applicant.id_number),
    ]
