"""Who is it? By the card on the reader, or by number and name."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from casework import citizen_number, names
from casework.citizen_number import CitizenNumber
from casework.message import N_, Message
from kiosk.devices.card_reader import Card, CardReader
from kiosk.services.clock import Clock, today
from kiosk.services.people import KnownBy, Person

_RESIDENCE: Final = "residence_permit"


@dataclass(frozen=True, slots=True)
class CardSeen:
    """A readable card lies on the reader."""

    person: Person


@dataclass(frozen=True, slots=True)
class NoCard:
    """Nothing lies on the reader."""


@dataclass(frozen=True, slots=True)
class CardUnreadable:
    """Something lies there that cannot be read."""

    @property
    def sentence(self) -> Message:
        """What is so."""
        return Message(N_("The card was not recognised."))

    @property
    def next_step(self) -> Message:
        """What to do."""
        return Message(N_("Turn it over and lay it down once more."))


@dataclass(frozen=True, slots=True)
class NotAPerson:
    """Number or name cannot be right; `field` is `number` or `name`, to show it beside the answer."""

    field: str
    sentence: Message
    next_step: Message


CardState = CardSeen | NoCard | CardUnreadable


class Identity:
    """Tells who is at the kiosk; keeps nobody."""

    def __init__(self, reader: CardReader | None, clock: Clock) -> None:
        self._reader = reader
        self._clock = clock

    def card(self) -> CardState:
        """What lies on the reader now; asked a few times a second, cheap."""
        seen = self._reader.look() if self._reader else None
        if seen is None:
            return NoCard()
        person = _of_card(seen, today(self._clock)) if isinstance(seen, Card) else None
        return CardSeen(person) if person else CardUnreadable()

    def check_number(self, number: str) -> NotAPerson | None:
        """What is wrong with a typed citizen number, or None."""
        found = citizen_number.parse(number, today=today(self._clock))
        if isinstance(found, CitizenNumber):
            return None
        return NotAPerson("number", found.sentence, found.next_step)

    def typed(self, number: str, name: str) -> Person | NotAPerson:
        """The person of a typed number and name (the assistant vouches)."""
        found = citizen_number.parse(number, today=today(self._clock))
        if not isinstance(found, CitizenNumber):
            return NotAPerson("number", found.sentence, found.next_step)
        called = names.clean(name)
        if not isinstance(called, names.Name):
            return NotAPerson("name", called.sentence, called.next_step)
        return Person(called.text, _type(found), found.text, found.birth, found.sex, KnownBy.TYPED)


def _of_card(card: Card, day: date) -> Person | None:
    """The person of a card; None where its number cannot be right (a bad reading)."""
    number = citizen_number.parse(card.id_number, today=day)
    if not isinstance(number, CitizenNumber):
        return None
    id_type = card.id_type if card.id_type != "citizen" else _type(number)
    return Person(card.name, id_type, number.text, number.birth, number.sex, KnownBy.CARD,
                  card.address, card.nation)


def _type(number: CitizenNumber) -> str:
    return _RESIDENCE if number.is_residence_permit else "citizen"
