"""The legal papers of a case: title, opening words, and whether the person signs for it. One row a kind.

Licensing Law 32 (notice of acceptance, supplements, refusal to accept), 38 (reasons and rights of a
refusal), 42 (extension), 45 (special procedures); domain papers table.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from papers.texts import N_


class Kind(Enum):
    """What a legal paper is."""

    ACCEPTANCE = "acceptance"
    SUPPLEMENT = "supplement"
    NOT_ACCEPTED = "not-accepted"
    SPECIAL_PROCEDURE = "special-procedure"
    EXTENSION = "extension"
    GRANT = "grant"
    REFUSAL = "refusal"
    COMPLETION = "completion"
    DELIVERY = "delivery"
    WITHDRAWAL = "withdrawal"
    TERMINATION = "termination"


@dataclass(frozen=True, slots=True)
class PaperKind:
    """Texts every paper of a kind carries. `opening` may name {item}; `signed`: a line for the receiver's
    signature.
    """

    title: str
    opening: str
    signed: bool = True


KINDS: dict[Kind, PaperKind] = {
    Kind.ACCEPTANCE: PaperKind(
        N_("Notice of acceptance"),
        N_("Your application for “{item}” is complete and in due form. We have accepted it as follows."),
    ),
    Kind.SUPPLEMENT: PaperKind(
        N_("Notice of what to add (once and in full)"),
        N_(
            "The papers of your application for “{item}” are not complete or not in due form. "
            "This is the full list of what has to be added or corrected."
        ),
    ),
    Kind.NOT_ACCEPTED: PaperKind(
        N_("Notice of refusal to accept"),
        N_("We have read your application for “{item}”. It cannot be accepted, for these reasons."),
    ),
    Kind.SPECIAL_PROCEDURE: PaperKind(
        N_("Notice of a special procedure"),
        N_(
            "Your application for “{item}” needs a special procedure under the law. "
            "We tell you the time it takes."
        ),
    ),
    Kind.EXTENSION: PaperKind(
        N_("Notice of extension"),
        N_(
            "Your application for “{item}” cannot be decided within the time set. The time has been extended."
        ),
    ),
    Kind.GRANT: PaperKind(
        N_("Decision: granted"),
        N_(
            "We have examined your application for “{item}”. It meets the conditions of the law "
            "and is granted."
        ),
    ),
    Kind.REFUSAL: PaperKind(
        N_("Decision: not granted"),
        N_(
            "We have examined your application for “{item}”. It does not meet the conditions "
            "and is not granted."
        ),
    ),
    Kind.COMPLETION: PaperKind(
        N_("Notice of completion"),
        N_("Your application for “{item}” has been completed."),
    ),
    Kind.DELIVERY: PaperKind(
        N_("Record of delivery"),
        N_("Papers of the case “{item}” were delivered as recorded below."),
        signed=False,
    ),
    Kind.WITHDRAWAL: PaperKind(
        N_("Notice of withdrawal"),
        N_("At your request your application for “{item}” has been withdrawn."),
    ),
    Kind.TERMINATION: PaperKind(
        N_("Notice of termination"),
        N_("The handling of your application for “{item}” has been ended, for these reasons."),
    ),
}
