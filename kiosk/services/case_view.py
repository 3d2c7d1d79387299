"""A case as its owner may see it: words, not codes."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from casework.definition import Text
from casework.ids import CaseId, ItemCode, Sha256
from casework.message import Message


class Transport(StrEnum):
    """How far a case has come; three words on screen and paper."""

    STORED = "stored"
    CONFIRMED = "confirmed"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class TransportWord:
    """One of the three circles; not reached = outlined, with what is waited for."""

    step: Transport
    reached: bool
    words: Message


class Phase(StrEnum):
    """Where a row of the timeline stands."""

    DONE = "done"
    NOW = "now"
    TO_COME = "to_come"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One station. `when` is aware, in China's zone; None = not yet."""

    phase: Phase
    icon: str
    words: Message
    note: Message | None = None
    when: datetime | None = None


@dataclass(frozen=True, slots=True)
class AskView:
    """One thing to mend: which question, what is wrong, how to mend it."""

    ref: str
    question: str
    what: str
    fix: str
    photograph: bool


@dataclass(frozen=True, slots=True)
class PaperView:
    """A paper of the county; `here` = its bytes have come."""

    kind: str
    words: Message
    number: str
    sha256: Sha256
    day: date
    here: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What was decided, good news first."""

    granted: bool
    headline: Message
    content: str = field(repr=False)
    reasons: str = field(repr=False)
    amount: str = field(repr=False)
    """As the county wrote it, in yuan; '' = no money."""
    from_month: str
    """`2026-09`, or ''."""
    decided_by: str
    day: date
    used: Message | None
    rights: Message


@dataclass(frozen=True, slots=True)
class CaseView:
    """Everything of the progress page."""

    case: CaseId
    number: str
    short_number: str
    short_code: str = field(repr=False)
    item_code: ItemCode
    item: Text
    icon: str
    applicant: str = field(repr=False)
    """Masked: 张*三."""
    filed_on: date
    transport: tuple[TransportWord, TransportWord, TransportWord]
    state: str
    """Name of the `casework.case.State`, for tests and tags."""
    headline: Message
    detail: Message
    timeline: tuple[TimelineRow, ...]
    asks: tuple[AskView, ...]
    supplement_by: date | None
    papers: tuple[PaperView, ...]
    answer: Answer | None
    due: date | None
    """The next day that matters, None where only assumed."""
    can_supplement: bool
    can_collect: bool
    can_rate: bool
    can_withdraw: bool
    ended: bool
