"""The case number (办件编号): `VVVVVVVVVVVV-YYMMDD-TT-NNNN-C`, unique without a network.

Village code, day of receipt, ordinal of the terminal in its village, receipt sequence mod 10000, and the
check digit of ISO 7064 MOD 11,10 over the 24 digits before it: every single wrong digit is caught.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from casework.digits import all_ascii_digits, plain
from casework.ids import VillageCode
from casework.message import N_, Message
from casework.unreadable import Unreadable

_DIGITS: Final = 25
_SHORT_DIGITS: Final = 7


@dataclass(frozen=True, slots=True)
class CaseNumber:
    """A case number whose check digit is right. `number` is 0..9999, `day` lies in 2000..2099."""

    village: VillageCode
    day: date
    terminal: int
    number: int

    @staticmethod
    def build(village: VillageCode, day: date, terminal_ordinal: int, sequence: int) -> str:
        """The number as printed. Raises ValueError for a village code, year or terminal out of range."""
        if len(village) != 12 or not all_ascii_digits(village):
            raise ValueError("a village code has 12 digits")
        if not 2000 <= day.year <= 2099 or not 0 <= terminal_ordinal <= 99 or sequence < 0:
            raise ValueError("year 2000..2099, terminal 0..99 and a sequence from 0 are needed")
        return CaseNumber(village, day, terminal_ordinal, sequence % 10_000).text

    @property
    def text(self) -> str:
        """The whole number with hyphens."""
        return f"{self.village}-{self.day:%y%m%d}-{self.short}"

    @property
    def short(self) -> str:
        """`TT-NNNN-C`, enough together with the village and the day."""
        check = check_digit(f"{self.village}{self.day:%y%m%d}{self.terminal:02}{self.number:04}")
        return f"{self.terminal:02}-{self.number:04}-{check}"


class BadCaseNumber(Unreadable):
    """`reason`: "length", "character", "date" or "check"."""

    sentences = {
        "length": Message(N_("Some digits are missing or too many. A case number has 25.")),
        "character": Message(N_("A case number has digits only.")),
        "date": Message(N_("The day inside the number is not a real day.")),
        "check": Message(N_("One digit does not fit the others.")),
    }
    mend = Message(N_("Read the number from the slip again, or hold the slip's code to the scanner."))


def parse(text: str) -> CaseNumber | BadCaseNumber:
    """Read a number as typed or scanned: blanks, full-width digits and any hyphens are fine."""
    digits = plain(text).replace("-", "")
    if not all_ascii_digits(digits or "0"):
        return BadCaseNumber("character")
    if len(digits) != _DIGITS:
        return BadCaseNumber("length")
    if check_digit(digits[:-1]) != digits[-1]:
        return BadCaseNumber("check")
    day = _day(digits[12:18])
    if day is None:
        return BadCaseNumber("date")
    return CaseNumber(VillageCode(digits[:12]), day, int(digits[18:20]), int(digits[20:24]))


def parse_short(text: str, *, village: VillageCode, day: date) -> CaseNumber | BadCaseNumber:
    """Read `TT-NNNN-C` said over the telephone for a case of `village` handed in on `day`."""
    digits = plain(text).replace("-", "")
    if len(digits) != _SHORT_DIGITS:
        return BadCaseNumber("length")
    return parse(f"{village}{day:%y%m%d}{digits}")


def check_digit(digits: str) -> str:
    """ISO 7064 MOD 11,10 check digit of a string of ASCII digits."""
    product = 10
    for digit in digits:
        total = (product + int(digit)) % 10 or 10
        product = total * 2 % 11
    return str((11 - product) % 10)


def _day(yymmdd: str) -> date | None:
    try:
        return date(2000 + int(yymmdd[:2]), int(yymmdd[2:4]), int(yymmdd[4:]))
    except ValueError:
        return None
