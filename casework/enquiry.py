"""What people say to the authority outside of a case – ask, complain, object, correct – and its answers.

Folded from facts like a case: `Asked`, `Complained`, `Objected`, `CorrectionAsked` begin one, `Answered` answers it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from functools import reduce
from typing import Any, Final

from casework.facts import Fact
from casework.ids import CaseId, VillageCode
from casework.kinds import body_faults


class About(StrEnum):
    """What somebody wants with it."""

    QUESTION = "question"
    COMPLAINT = "complaint"
    OBJECTION = "objection"
    CORRECTION = "correction"


BEGINS: Final[Mapping[str, About]] = {
    "Asked": About.QUESTION, "Complained": About.COMPLAINT,
    "Objected": About.OBJECTION, "CorrectionAsked": About.CORRECTION,
}
KINDS: Final = frozenset({*BEGINS, "Answered"})


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words of the authority, UTC."""

    words: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Enquiry:
    """One, with all answers so far. No name and no number = anonymous."""

    id: CaseId
    about: About
    village: VillageCode
    words: str = field(repr=False)
    at: datetime
    name: str = field(default="", repr=False)
    id_number: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    item: str = ""
    """Code of the matter it is about, '' = none."""
    case: str = ""
    notice: str = ""
    """The notice an objection is against."""
    row: int = 0
    """Which row of it is meant, counted from 1; 0 = all of it."""
    answers: tuple[Spoken, ...] = ()

    @property
    def answered(self) -> bool:
        """Whether the authority has said anything."""
        return bool(self.answers)


def enquiries(facts: Iterable[Fact]) -> dict[CaseId, Enquiry]:
    """Fold enquiries, by id, in the order of their first facts; an answer may come before its question.

    What does not fit (a body with faults, an answer to nothing, a second beginning) is passed over. Never raises.
    """
    empty: dict[CaseId, Enquiry] = {}
    return reduce(_take, sorted(facts, key=lambda fact: fact.kind not in BEGINS), empty)


def _take(found: dict[CaseId, Enquiry], fact: Fact) -> dict[CaseId, Enquiry]:
    if fact.kind not in KINDS or body_faults(fact.kind, fact.body):
        return found
    known = found.get(fact.case)
    if fact.kind in BEGINS:
        return found if known else found | {fact.case: _begun(fact)}
    if known is None:
        return found
    said = Spoken(fact.body["words"], fact.body["by"], fact.at)
    return found | {fact.case: replace(known, answers=(*known.answers, said))}


def _begun(fact: Fact) -> Enquiry:
    body = fact.body
    person = body.get("person", {})
    return Enquiry(
        fact.case, BEGINS[fact.kind], VillageCode(body["village"]), body["words"], fact.at,
        name=_text(person, "name"), id_number=_text(person, "id_number"), phone=body.get("phone", ""),
        item=body.get("item", ""), case=body.get("about_case", ""), notice=body.get("notice", ""),
        row=body.get("row", 0))


def _text(record: Mapping[str, Any], key: str) -> str:
    value = record.get(key, "")
    return value if isinstance(value, str) else ""
