"""What a village's terminal may write: a stolen kiosk must not be able to decide anything."""

from casework.facts import Fact
from casework.ids import VillageCode
from casework.kinds import DESK_ACTORS
from casework.wire import Head

DESK_KINDS = frozenset(
    "DayFixed AnswersChecked SupplementRequested Accepted DeemedAccepted NotAccepted Verified StepPassed "
    "StepReturned ProcedureStarted ProcedureEnded Extended Decided MakingStarted PaperIssued Terminated Archived "
    "Stopped "
    "Answered NoticePosted NoticeTakenDown RosterChanged ItemPublished ItemRetired TrustBundlePublished "
    "TrustChanged".split()
)
"""Kinds that only the county's own desk writes."""


def objection(fact: Fact, village: VillageCode, feed_of_stream: str | None) -> str:
    """Say why a terminal of `village` may not have written this fact; '' = it may.

    `feed_of_stream` is where the fact's stream stands so far, None for a new stream. A kind nobody
    here knows may be a newer kiosk's and is let in.
    """
    if fact.kind in DESK_KINDS or fact.actor.startswith(DESK_ACTORS):
        return "not-for-a-village"
    if feed_of_stream not in (None, village):
        return "another-village"
    if fact.kind == "Applied" and fact.body.get("village") != village:
        return "another-village"
    return ""


def is_before_cut(fact: Fact, head: Head, cut: int) -> bool:
    """Whether a revoked terminal made this application while it still counted: by receipt sequence, never by date.

    What else it sends bears no receipt that could tell, and waits for a person.
    """
    receipt = fact.body.get("receipt")
    if fact.kind != "Applied" or not isinstance(receipt, dict):
        return False
    sequence = receipt.get("seq")
    own = (receipt.get("terminal"), receipt.get("gen")) == (head.terminal, head.generation)
    return own and type(sequence) is int and 0 < sequence <= cut
