"""What may be wrong with a bundle that came, and which of two to keep."""

from dataclasses import dataclass
from typing import Final

from casework.message import N_, Message
from casework.trust.bundle import TrustBundle


@dataclass(frozen=True, slots=True)
class BadBundle:
    """`reason`: "format", "signature", "county" or "gap" (a delta for another version than ours)."""

    reason: str

    @property
    def sentence(self) -> Message:
        return _SENTENCES[self.reason]

    @property
    def next_step(self) -> Message:
        return Message(N_("Fetch the trust list again from the county, by line or by stick."))


_SENTENCES: Final = {
    "format": Message(N_("The trust list is damaged.")),
    "signature": Message(N_("The trust list was not signed by our county.")),
    "county": Message(N_("The trust list belongs to another county.")),
    "gap": Message(N_("A part of the trust list is missing in between.")),
}


def newer(ours: TrustBundle, theirs: TrustBundle) -> TrustBundle:
    """The one to keep: never another county's, never an earlier version, ours when equal."""
    return theirs if theirs.county == ours.county and theirs.version > ours.version else ours
