"""Asking the township, complaining, objecting, having something put right – and hearing what it says."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from casework.enquiry import KINDS, Enquiry, enquiries
from casework.ids import CaseId
from casework.message import N_, Message
from kiosk.services.people import Person
from kiosk.services.refusals import NotStored, not_stored
from kiosk.store import FactDraft, Store, StoreError

LONGEST: Final = 500


@dataclass(frozen=True, slots=True)
class Said:
    """Stored here; it goes to the township by itself."""

    id: CaseId
    sentence: Message = Message(N_("Stored. It goes to the township; come back and hear the answer here."))  # noqa: RUF009


@dataclass(frozen=True, slots=True)
class NothingSaid:
    """There are no words yet."""

    sentence: Message = Message(N_("Nothing is written yet."))  # noqa: RUF009
    next_step: Message = Message(N_("Choose a sentence, or write what it is about."))  # noqa: RUF009


Outcome = Said | NothingSaid | NotStored


class Enquiries:
    """Takes words in and finds them again with their answers. Anonymous is allowed everywhere but for corrections."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def ask(self, words: str, person: Person | None, *, item: str = "", phone: str = "") -> Outcome:
        """Ask the township a question."""
        return self._say("Asked", words, person, phone, {"item": item})

    def complain(self, words: str, person: Person | None, *, item: str = "", case: str = "",
                 phone: str = "") -> Outcome:
        """Complain; without a person it is anonymous."""
        return self._say("Complained", words, person, phone, {"item": item, "about_case": case})

    def object(self, words: str, person: Person | None, notice: CaseId, *, row: int = 0, phone: str = "") -> Outcome:
        """Object to a row of a notice, counted from 1, or to all of it (0)."""
        return self._say("Objected", words, person, phone, {"notice": notice, "row": row})

    def correct(self, words: str, person: Person, *, phone: str = "") -> Outcome:
        """Say what the county has wrong about oneself (PIPL art. 46)."""
        return self._say("CorrectionAsked", words, person, phone, {})

    def of(self, person: Person) -> tuple[Enquiry, ...]:
        """What a proven person said here, newest first; of anybody else nothing."""
        if not person.proven:
            return ()
        found = enquiries(self._store.facts_of(KINDS)).values()
        own = [one for one in found if one.id_number and one.id_number == person.id_number]
        return tuple(sorted(own, key=lambda one: one.at, reverse=True))

    def enquiry(self, id: CaseId) -> Enquiry | None:
        """One, as it stands now."""
        return enquiries(self._store.facts_of(KINDS)).get(id)

    def _say(self, kind: str, words: str, person: Person | None, phone: str,
             about: Mapping[str, str | int]) -> Outcome:
        said = words.strip()[:LONGEST]
        if not said:
            return NothingSaid()
        made = self._store.identity()
        body: dict[str, Any] = {"village": made.village if made else "", "words": said}
        body |= {name: value for name, value in {**about, "phone": phone}.items() if value}
        if person is not None:
            body["person"] = {"name": person.name, "id_number": person.id_number}
        try:
            [fact] = self._store.record([FactDraft(kind, body)])
        except StoreError as error:
            return not_stored(error)
        return Said(fact.case)
