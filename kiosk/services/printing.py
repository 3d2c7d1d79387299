"""Paper in the hand. A printer that fails never undoes what was handed in."""

from dataclasses import dataclass

from casework.ids import CaseId, Sha256
from casework.message import Message


@dataclass(frozen=True, slots=True)
class Printed:
    """The paper is coming; `copy` is 0 for the first print of a receipt, n for 补打 n."""

    pages: int
    copy: int = 0


@dataclass(frozen=True, slots=True)
class NoPaper:
    """The roll or tray is empty."""

    sentence: Message
    next_step: Message


@dataclass(frozen=True, slots=True)
class NoPrinter:
    """No printer, or it does not answer."""

    sentence: Message
    next_step: Message


@dataclass(frozen=True, slots=True)
class NotHere:
    """The paper has not come from the county yet."""

    sentence: Message
    next_step: Message


PrintOutcome = Printed | NoPaper | NoPrinter | NotHere


class Printing:
    """Prints receipts and the county's papers."""

    def receipt(self, case: CaseId) -> PrintOutcome:
        """The receipt slip of a case; each print after the first carries 补打 n."""
        raise NotImplementedError

    def receipt_pdf(self, case: CaseId) -> bytes | NotHere:
        """The slip as a PDF, for a screen or a file; counts as no print."""
        raise NotImplementedError

    def paper(self, case: CaseId, sha256: Sha256) -> PrintOutcome:
        """A paper of the county, byte for byte as it was rendered there."""
        raise NotImplementedError

    def answers_copy(self, case: CaseId) -> PrintOutcome:
        """The filled form on A4 for the villager to keep."""
        raise NotImplementedError
