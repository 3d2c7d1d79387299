"""A blank letter of authorisation (委托书), its names and matter written in, for who acts for another."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from casework.masking import Place, mask_citizen_number
from casework.message import N_, Message
from kiosk.forms.filling import Filling
from kiosk.forms.joint import Fillable, Joint
from kiosk.forms.read_back import read_back
from kiosk.services import people
from kiosk.services.clock import Clock, FormClock
from kiosk.services.item_forms import ItemForms
from kiosk.services.people import Person
from kiosk.services.printing import Printed, Printing
from kiosk.services.whose import AGENT
from kiosk.store import Store
from papers.authorisation import Authorisation, Party, render
from papers.texts import Translate

__all__ = ["Authorising", "CannotPrint", "Printed", "asks_for_letter"]
_APPLICANT: Final = "/data/applicant/"
_LETTER: Final = f"{AGENT}d_auth"
"""Where the forms ask for it (block D)."""
_BY_LAW: Final = "guardian"
"""Who acts without a letter (Civil Code art. 23); the same question asks for a paper that shows it."""


def asks_for_letter(ref: str, about: Mapping[str, Any]) -> bool:
    """Whether a question asks for the letter, of somebody who acts by one. `about` is a filling's."""
    agent = about.get("agent")
    return ref.endswith(_LETTER) and agent is not None and agent["kind"] != _BY_LAW


@dataclass(frozen=True, slots=True)
class CannotPrint:
    """No letter comes out; a sheet written by hand does as well."""

    sentence: Message = Message(N_("It cannot be printed now. A white sheet does as well."))  # noqa: RUF009
    next_step: Message = Message(  # noqa: RUF009
        N_("Let it be written there: who lets whom do what, with signature or finger, and the day."))


@dataclass(frozen=True, slots=True)
class Authorising:
    """Draws and prints the letter. `language` is the one papers are printed in."""

    store: Store
    forms: ItemForms
    printing: Printing
    clock: Clock
    translate: Translate
    language: str

    def print(self, filling: Fillable) -> Printed | CannotPrint:
        """Print the letter of a filling in which somebody acts for another."""
        letter = self.letter(filling)
        outcome = self.printing.letter(render(letter, self.translate)) if letter else None
        return outcome if isinstance(outcome, Printed) else CannotPrint()

    def letter(self, filling: Fillable) -> Authorisation | None:
        """What stands on it; None where nobody acts for another, or nothing is applied for yet."""
        fillings = list(filling.fillings().values()) if isinstance(filling, Joint) else [filling]
        person, agent = people.from_record(filling.about)
        if agent is None or not fillings:
            return None
        made = self.store.identity()
        told = self._told(fillings[0])
        return Authorisation(
            matters="、".join(one.item.name.in_language(self.language) for one in fillings),
            principal=_party(person, told.get(f"{_APPLICANT}a_phone", "")),
            agent=_party(agent.person, told.get(f"{AGENT}d_phone", ""), told.get(f"{AGENT}d_type", "")),
            scope=told.get(f"{AGENT}d_scope", ""), until=told.get(f"{AGENT}d_until", ""),
            test_system=bool(made and made.demo))

    def _told(self, filling: Filling) -> dict[str, str]:
        """What was answered, in words, by the refs of the questions; telephones masked."""
        paper = self.forms.version(filling.item.code, filling.item.version)
        rows = read_back(paper, filling.answers(), clock=FormClock(self.clock), language=self.language) if paper else ()
        return {row.ref: row.answer for row in rows}


def _party(person: Person, phone: str, relation: str = "") -> Party:
    return Party(person.name, mask_citizen_number(person.id_number, Place.LEGAL_PAPER), phone, relation)
