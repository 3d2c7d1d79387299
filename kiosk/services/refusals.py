"""What a villager meets when the machine cannot keep or find something."""

from dataclasses import dataclass

from casework.message import N_, Message
from kiosk.store import StoreError


@dataclass(frozen=True, slots=True)
class NotStored:
    """The kiosk could not keep it: nothing was handed in, the draft stays."""

    sentence: Message
    next_step: Message


@dataclass(frozen=True, slots=True)
class Incomplete:
    """Something has to be mended first; `ref` is the question to open, `signature` for the signature."""

    ref: str
    sentence: Message
    next_step: Message


NOT_ENROLLED = NotStored(
    Message(N_("This machine is not yet known to the county.")),
    Message(N_("Ask the assistant to set it up. Your answers stay here.")),
)
MEND = Message(N_("Touch it and mend it. Everything else stays."))
NO_SIGNATURE = Incomplete(
    "signature", Message(N_("The signature is still missing.")),
    Message(N_("Sign with your finger. Whoever cannot write gives a fingerprint.")),
)


def not_stored(error: StoreError) -> NotStored:
    """The store's own words."""
    return NotStored(error.sentence, error.next_step)
