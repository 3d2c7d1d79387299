"""A blank letter of authorisation (委托书), its names and matter written in, for who acts for another."""

from dataclasses import dataclass
from typing import Final

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
from papers.authorisation import Authorisation, render
from papers.texts import Translate

__all__ = ["QUESTION", "Authorising", "CannotPrint", "Printed"]
QUESTION: Final = f"{AGENT}d_auth"
"""Where the forms ask for it (block D)."""


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
            principal=_named(person), agent=_named(agent.person),
            scope=told.get("d_scope", ""), until=told.get("d_until", ""),
            test_system=bool(made and made.demo))

    def _told(self, filling: Filling) -> dict[str, str]:
        """What was answered of the one who acts, in words, by the names of the questions."""
        paper = self.forms.version(filling.item.code, filling.item.version)
        rows = read_back(paper, filling.answers(), clock=FormClock(self.clock), language=self.language) if paper else ()
        return {row.ref.removeprefix(AGENT): row.answer for row in rows if row.ref.startswith(AGENT)}


def _named(person: Person) -> tuple[str, str]:
    return person.name, mask_citizen_number(person.id_number, Place.LEGAL_PAPER)
