"""Where does my matter stand? By slip code, QR, number or card."""

from dataclasses import dataclass
from enum import StrEnum

from casework.ids import CaseId
from casework.message import Message
from kiosk.services.case_view import CaseView
from kiosk.services.people import Person


class Verdict(StrEnum):
    """What can be said of a slip without asking the county."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


@dataclass(frozen=True, slots=True)
class Found:
    """The case of a code or number. `verdict` only after a QR was scanned."""

    view: CaseView
    verdict: Verdict | None = None
    sentence: Message | None = None


@dataclass(frozen=True, slots=True)
class SlipOnly:
    """The slip is one of ours (or is doubtful), but the case lies at another kiosk."""

    verdict: Verdict
    sentence: Message
    next_step: Message


@dataclass(frozen=True, slots=True)
class NotFound:
    """Nothing here under that code, number or person."""

    sentence: Message
    next_step: Message


class Lookup:
    """Finds cases of this village and shows them in words."""

    def by_code(self, text: str) -> Found | NotFound:
        """By the 12 characters of the slip, or by a case number, as typed."""
        raise NotImplementedError

    def by_qr(self, text: str) -> Found | SlipOnly | NotFound:
        """By a scanned slip: the signature is judged first."""
        raise NotImplementedError

    def scanned(self) -> str | None:
        """The text the scanner has read since the last call, or None."""
        raise NotImplementedError

    def of(self, person: Person) -> tuple[CaseView, ...]:
        """All cases of a person, the open ones first, then newest first."""
        raise NotImplementedError

    def case(self, case: CaseId) -> CaseView | NotFound:
        """One case as it stands now."""
        raise NotImplementedError

    def village(self, *, open_only: bool = True) -> tuple[CaseView, ...]:
        """The cases of this village, for the assistant's desk; what is due first comes first."""
        raise NotImplementedError
