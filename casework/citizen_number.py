"""The citizen identity number (公民身份号码), GB 11643-1999, and the numbers that share its shape.

18 characters: area 6, birth 8, sequence 3 (odd male, even female), check. The area is never a reason to turn
a number down: codes of counties long gone stay valid for life. 15-digit numbers are no longer in use.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from casework.digits import all_ascii_digits, plain
from casework.message import N_, Message

LENGTH: Final = 18
EARLIEST_YEAR: Final = 1890
RESIDENCE_AREAS: Final = frozenset({"810000", "820000", "830000"})
_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS: Final = "10X98765432"
_ANIMALS: Final = (
    N_("rat"), N_("ox"), N_("tiger"), N_("rabbit"), N_("dragon"), N_("snake"),
    N_("horse"), N_("goat"), N_("monkey"), N_("rooster"), N_("dog"), N_("pig"))

_LOOK_AGAIN: Final = Message(N_("Look at the card once more and change only that part."))
_FROM_START: Final = Message(N_("Read the number from the card again, four digits at a time."))


@dataclass(frozen=True, slots=True)
class CitizenNumber:
    """A number whose date and check character are right; says nothing about who holds it."""

    text: str = field(repr=False)
    birth: date = field(repr=False)

    @property
    def area(self) -> str:
        """The six digits of the place of first registration; may be a code no longer in use."""
        return self.text[:6]

    @property
    def sex(self) -> Literal["M", "F"]:
        return "M" if int(self.text[16]) % 2 else "F"

    @property
    def is_residence_permit(self) -> bool:
        """A residence permit for Hong Kong (81), Macao (82) or Taiwan (83) residents."""
        return self.area in RESIDENCE_AREAS

    def age_on(self, day: date) -> int:
        """Completed years on `day`; one born on 29 February completes them on 1 March of common years."""
        return day.year - self.birth.year - ((day.month, day.day) < (self.birth.month, self.birth.day))


@dataclass(frozen=True, slots=True)
class WrongLength:
    """`count` characters were given."""

    count: int

    @property
    def sentence(self) -> Message:
        if self.count == 15:
            return Message(N_("This is the old number with 15 digits. It is no longer in use."))
        if self.count < LENGTH:
            params = {"missing": str(LENGTH - self.count)}
            return Message(N_("Digits missing: {missing}. The number has 18."), params)
        return Message(N_("Digits too many: {extra}. The number has 18."), {"extra": str(self.count - LENGTH)})

    @property
    def next_step(self) -> Message:
        if self.count == 15:
            return Message(N_("Use the number with 18 digits on the present card."))
        return _FROM_START


@dataclass(frozen=True, slots=True)
class WrongCharacter:
    """The character at `position`, counted from 1, cannot stand there."""

    position: int

    @property
    def sentence(self) -> Message:
        return Message(N_("Place {position} must be a digit."), {"position": str(self.position)})

    @property
    def next_step(self) -> Message:
        return _LOOK_AGAIN


@dataclass(frozen=True, slots=True)
class WrongDate:
    """Digits 7 to 14 are no day from 1890 to today."""

    @property
    def sentence(self) -> Message:
        return Message(N_("The birthday in the number, digits 7 to 14, is not a real day."))

    @property
    def next_step(self) -> Message:
        return _LOOK_AGAIN


@dataclass(frozen=True, slots=True)
class WrongCheck:
    """The check character does not fit: one digit is off, or two are swapped."""

    @property
    def sentence(self) -> Message:
        return Message(N_("One digit does not fit the others."))

    @property
    def next_step(self) -> Message:
        return _FROM_START


BadCitizenNumber = WrongLength | WrongCharacter | WrongDate | WrongCheck


def parse(text: str, *, today: date) -> CitizenNumber | BadCitizenNumber:
    """Read a number as typed: blanks, full-width digits and a small x are fine."""
    number = plain(text)
    if len(number) != LENGTH:
        return WrongLength(len(number))
    for position, character in enumerate(number, start=1):
        if not (all_ascii_digits(character) or (position == LENGTH and character == "X")):
            return WrongCharacter(position)
    birth = _birth(number, today)
    if birth is None:
        return WrongDate()
    if check_character(number) != number[-1]:
        return WrongCheck()
    return CitizenNumber(number, birth)


def check_character(number: str) -> str:
    """The 18th character that belongs to the first 17 digits of `number`."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number[:17], strict=True))
    return _CHECKS[total % 11]


def is_foreign_permanent(text: str, *, today: date) -> bool:
    """Whether this is the number of a foreign permanent resident card (18 characters beginning with 9)."""
    number = parse(text, today=today)
    return isinstance(number, CitizenNumber) and number.text.startswith("9")


def zodiac(birth_year: int) -> str:
    """The animal (属相) of a year, to be translated; one born before Spring Festival belongs to the year before."""
    return _ANIMALS[(birth_year - 4) % 12]


def _birth(number: str, today: date) -> date | None:
    try:
        birth = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None
    return birth if birth.year >= EARLIEST_YEAR and birth <= today else None
