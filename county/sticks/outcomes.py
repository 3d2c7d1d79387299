"""What becomes of a stick at the county, each with a sentence and what to do."""

from dataclasses import dataclass
from enum import StrEnum

from casework.message import N_, Message
from casework.stick import Outline


class Came(StrEnum):
    """What became of a stick."""

    TAKEN = "taken"
    KNOWN = "known"
    PART = "part"
    GAP = "gap"
    PARTED = "parted"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """A stick of one of our terminals, and what it brought."""

    outline: Outline
    came: Came
    facts: int = 0
    blobs: int = 0
    set_aside: int = 0
    """Facts that wait for a person, because they are damaged or not this village's to write."""

    @property
    def sentence(self) -> Message:
        """What is so."""
        counts = {"facts": str(self.facts), "blobs": str(self.blobs), "terminal": str(self.outline.terminal)}
        return Message(_SENTENCES[self.came], counts)

    @property
    def next_step(self) -> Message:
        """What to do."""
        return Message(_STEPS[self.came])


_SENTENCES = {
    Came.TAKEN: N_("Taken in from kiosk {terminal}: {facts} entries, {blobs} pictures."),
    Came.KNOWN: N_("All that kiosk {terminal} sent with this stick was here already."),
    Came.PART: N_("Only the beginning of this stick was whole: {facts} entries, {blobs} pictures were taken in."),
    Came.GAP: N_("A stick of kiosk {terminal} before this one is missing. This one is kept and taken in after it."),
    Came.PARTED: N_("The memory of kiosk {terminal} and ours have parted, as after an old copy was put back."),
    Came.REVOKED: N_("Kiosk {terminal} was shut out; this stick holds what came after its cut. Nothing was taken."),
}
_BACK = N_("Make a stick for the way back and send it to the village.")
_STEPS = {
    Came.TAKEN: _BACK,
    Came.KNOWN: _BACK,
    Came.PART: N_("Ask the village to make the stick again; what was taken does not come twice."),
    Came.GAP: N_("Bring the earlier stick, or send one back: the village then makes a new one with all of it."),
    Came.PARTED: N_("Make a stick for the way back: with it the kiosk mends itself and sends what is missing."),
    Came.REVOKED: N_("If it was made before the kiosk was lost, move the cut: county terminal revoke N --after SEQ."),
}
