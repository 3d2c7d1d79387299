"""What is told before anything is asked, and what is said above the signature.

Personal Information Protection Law art. 17 (who, why, how long, rights), art. 29-30 (sensitive data apart).
A change of these sentences raises `VERSION`, which goes into the case.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from casework.definition import ItemDefinition
from casework.message import N_, Message

VERSION: Final = 1
_SENSITIVE: Final = Message(
    N_("I agree that what I say about my health, my money and my family is used for this matter alone."))
_TRUE: Final = Message(N_("What I have said is true."))


@dataclass(frozen=True, slots=True)
class Consent:
    """Sentences to read out, short ones; `statement` stands above the signature."""

    notice: tuple[Message, ...]
    statement: tuple[Message, ...]
    version: int = VERSION


def consent_of(item: ItemDefinition, *, assistant: str) -> Consent:
    """The sentences of one matter. `assistant` is whom to ask in this village, '' = nobody named."""
    return consent_of_all([item], assistant=assistant)


def consent_of_all(items: Sequence[ItemDefinition], *, assistant: str) -> Consent:
    """The sentences of several matters handed in together: every department is named, once."""
    department = {"department": "、".join(dict.fromkeys(item.department for item in items))}
    ask = Message(N_("Questions? {name} in the village answers them."), {"name": assistant})
    notice = (
        Message(N_("What you say goes to {department} and the township, for this matter alone."), department),
        Message(N_("It stays locked in this machine and at the county. No one else sees it.")),
        Message(N_("Any day you may look at it, have it put right, or take the matter back.")),
        *((ask,) if assistant else ()),
    )
    look_up = Message(N_("{department} may look up my age and household register for this matter."), department)
    return Consent(notice, (_TRUE, look_up, _SENSITIVE))
