"""Am I the right one? A few questions, an honest word, and never a refusal.

Nothing said here is kept: whoever goes on takes the answers along, whoever leaves leaves nothing behind.
"""

from dataclasses import dataclass
from typing import Final

from casework.ids import ItemCode
from casework.message import N_, Message
from kiosk.forms.filling import Filling
from kiosk.forms.first_look import Remark, Result, result_of
from kiosk.forms.opening import Desk
from kiosk.forms.prefill import Known
from kiosk.services import people
from kiosk.services.catalogue import Catalogue, NoSuchItem
from kiosk.services.clock import Clock, FormClock
from kiosk.services.guide import ItemCard
from kiosk.services.item_forms import ItemForms
from kiosk.services.keepers import NoKeeper
from kiosk.services.people import Person

_OF_THE_CARD: Final = "/a_birth"
_WORDS: Final = {
    Result.LOOKS_OK: (Message(N_("It looks as if this is for you")),
                      Message(N_("Nothing you said speaks against it. The township looks at the papers."))),
    Result.MAY_NOT_FIT: (Message(N_("This may not be the right one for you")),
                         Message(N_("The machine does not decide. You can hand it in all the same."))),
    Result.ASK_STAFF: (Message(N_("Someone has to look at this with you")),
                       Message(N_("You can hand it in all the same. The township calls you or comes."))),
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What can be said beforehand: the result, in words, why, and which neighbouring matters there are."""

    result: Result
    headline: Message
    sentence: Message
    reasons: tuple[str, ...]
    instead: tuple[ItemCard, ...]


class Eligibility:
    """Opens first looks and tells what they found."""

    def __init__(self, forms: ItemForms, catalogue: Catalogue, clock: Clock) -> None:
        self._forms, self._catalogue, self._clock = forms, catalogue, clock

    def can_look(self, item: ItemCode) -> bool:
        """Whether the item has anything to look at beforehand."""
        paper = self._forms.newest(item)
        return paper is not None and bool(paper.item.eligibility)

    def needs_card(self, item: ItemCode) -> bool:
        """Whether an answer stands on the citizen card."""
        paper = self._forms.newest(item)
        return paper is not None and any(
            ref.endswith(_OF_THE_CARD) for rule in paper.item.eligibility for ref in paper.form.behind(rule.note))

    def look(self, item: ItemCode, person: Person | None, *, language: str = "zh_CN") -> Filling | NoSuchItem:
        """The few questions, what the card says filled in; kept nowhere."""
        paper = self._forms.newest(item)
        if paper is None:
            return NoSuchItem(item)
        return Desk(FormClock(self._clock), NoKeeper()).first_look(paper, _known(person), language=language)

    def verdict(self, filling: Filling) -> Verdict:
        """What the answers tell as they stand."""
        found = filling.remarks()
        result = result_of(found)
        headline, sentence = _WORDS[result]
        return Verdict(result, headline, sentence, tuple(one.words for one in found), self._neighbours(found))

    def _neighbours(self, found: tuple[Remark, ...]) -> tuple[ItemCard, ...]:
        codes = dict.fromkeys(code for one in found for code in one.instead)
        here = {card.code: card for card in self._catalogue.items()}
        return tuple(here[code] for code in codes if code in here)


def _known(person: Person | None) -> Known:
    if person is None:
        return Known("", "", None)
    return Known(person.name, person.id_number, person.birth, person.sex, person.address, person.nation,
                 acting=people.acting(None))
