"""What may be wrong with a bundle that came, and which of two to keep."""


from casework.message import N_, Message
from casework.trust.bundle import TrustBundle
from casework.unreadable import Unreadable


class BadBundle(Unreadable):
    """`reason`: "format", "signature", "county" or "gap" (a delta for another version than ours)."""

    sentences = {
        "format": Message(N_("The trust list is damaged.")),
        "signature": Message(N_("The trust list was not signed by our county.")),
        "county": Message(N_("The trust list belongs to another county.")),
        "gap": Message(N_("A part of the trust list is missing in between.")),
    }
    mend = Message(N_("Fetch the trust list again from the county, by line or by stick."))


def newer(ours: TrustBundle, theirs: TrustBundle) -> TrustBundle:
    """The one to keep: never another county's, never an earlier version, ours when equal."""
    return theirs if theirs.county == ours.county and theirs.version > ours.version else ours
