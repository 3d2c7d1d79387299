"""Reading what came in from the villages, and answering it."""

from dataclasses import dataclass

from casework.enquiry import BEGINS, Enquiry, enquiries
from casework.facts import Fact, parse
from casework.ids import CaseId
from casework.message import N_, Message
from county.intake import service
from county.intake.surroundings import event_store


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer is on its way to the village."""

    enquiry: Enquiry


@dataclass(frozen=True, slots=True)
class NotAnswered:
    """Nothing was recorded."""

    sentence: Message
    next_step: Message


_UNKNOWN = NotAnswered(Message(N_("There is no such enquiry.")), Message(N_("Look at the list of those that wait.")))
_EMPTY = NotAnswered(Message(N_("An answer is needed.")), Message(N_("Write it in one or two sentences.")))


def listing(*, waiting: bool = False) -> list[Enquiry]:
    """Return the enquiries of the county, oldest first; `waiting` = those without an answer."""
    streams = [stream for kind in BEGINS for stream in event_store().streams_of_kind(kind)]
    found = [one for stream in streams if (one := enquiry(stream)) is not None]
    return sorted((one for one in found if not (waiting and one.answered)), key=lambda one: one.at)


def enquiry(id: CaseId) -> Enquiry | None:
    """Return one as it stands."""
    rows = event_store().stream(id)
    facts = [fact for row in rows if isinstance(fact := parse(row.line), Fact)]
    return enquiries(facts).get(id)


def answer(id: CaseId, words: str, *, by: str, actor: str) -> Answered | NotAnswered:
    """Answer; it reaches the village with its next exchange. `by` is the office as people know it."""
    known = enquiry(id)
    if known is None:
        return _UNKNOWN
    if not words.strip():
        return _EMPTY
    body = {"words": words.strip(), "by": by}
    service.record([service.FactDraft("Answered", body, id)], feed=str(known.village), actor=actor)
    answered = enquiry(id)
    assert answered is not None
    return Answered(answered)
