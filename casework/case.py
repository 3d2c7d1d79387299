"""A case as it stands after its facts were folded. Values only; the moves are in `casework.fold`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from casework.definition import Alert
from casework.ids import CaseId, FactId, ItemCode, Sha256, VillageCode
from casework.life_event import Together


class State(StrEnum):
    """Where a case stands; the words of the trade are in GLOSSARY.md."""

    SUBMITTED = "SUBMITTED"
    RECEIVED = "RECEIVED"
    SUPPLEMENT = "SUPPLEMENT"
    NOT_ACCEPTED = "NOT_ACCEPTED"
    ACCEPTED = "ACCEPTED"
    REVIEW = "REVIEW"
    SPECIAL = "SPECIAL"
    APPROVED = "APPROVED"
    REJECTED = "REJECTED"
    MAKING = "MAKING"
    DELIVERING = "DELIVERING"
    DONE = "DONE"
    WITHDRAWN = "WITHDRAWN"
    TERMINATED = "TERMINATED"
    ARCHIVED = "ARCHIVED"
    STOPPED = "STOPPED"


_BEFORE_DECISION = (
    State.SUBMITTED, State.RECEIVED, State.SUPPLEMENT, State.ACCEPTED, State.REVIEW, State.SPECIAL,
)

MOVES: Mapping[State | None, frozenset[State]] = {
    None: frozenset({State.SUBMITTED}),
    State.SUBMITTED: frozenset({State.RECEIVED, State.WITHDRAWN}),
    State.RECEIVED: frozenset(
        {State.SUPPLEMENT, State.ACCEPTED, State.NOT_ACCEPTED, State.WITHDRAWN}
    ),
    State.SUPPLEMENT: frozenset({State.RECEIVED, State.TERMINATED, State.WITHDRAWN}),
    State.ACCEPTED: frozenset({State.REVIEW, State.WITHDRAWN}),
    State.REVIEW: frozenset(
        {State.REVIEW, State.SPECIAL, State.APPROVED, State.REJECTED, State.TERMINATED, State.WITHDRAWN}
    ),
    State.SPECIAL: frozenset({State.REVIEW, State.WITHDRAWN}),
    State.APPROVED: frozenset({State.MAKING, State.DELIVERING}),
    State.REJECTED: frozenset({State.DELIVERING}),
    State.MAKING: frozenset({State.DELIVERING}),
    State.DELIVERING: frozenset({State.DONE}),
    State.DONE: frozenset({State.ARCHIVED, State.STOPPED}),
    State.ARCHIVED: frozenset({State.STOPPED}),
    State.NOT_ACCEPTED: frozenset(),
    State.WITHDRAWN: frozenset(),
    State.TERMINATED: frozenset(),
    State.STOPPED: frozenset(),
}
"""Every move there is; a move not named here never happens."""

BEFORE_DECISION = frozenset(_BEFORE_DECISION)
ENDS = frozenset({State.DONE, State.NOT_ACCEPTED, State.WITHDRAWN, State.TERMINATED,
                  State.ARCHIVED, State.STOPPED})


class Reason(StrEnum):
    """Why a fact had no effect. Kept with the case and shown to staff."""

    BODY = "body"
    STATE = "state"
    NOT_APPLIED = "not-applied"
    WRONG_STEP = "wrong-step"
    STEP_DECIDES = "step-decides"
    STEP_DOES_NOT_DECIDE = "step-does-not-decide"
    SECOND_NOTICE = "second-notice"
    NOT_ASKED = "not-asked"
    PROCEDURE_OPEN = "procedure-open"
    NO_PROCEDURE = "no-procedure"
    ALREADY_EXTENDED = "already-extended"
    ALREADY_RATED = "already-rated"


@dataclass(frozen=True, slots=True)
class Transition:
    """The case came into `state` by a fact."""

    state: State
    at: datetime
    day: date
    actor: str
    fact: FactId


@dataclass(frozen=True, slots=True)
class Applicant:
    """Whose matter it is."""

    name: str = field(repr=False)
    id_type: str
    """`citizen` (GB 11643), `residence_permit`, `foreign_permanent`, `none` (vouched for)."""
    id_number: str = field(repr=False)
    phone: str = field(repr=False, default="")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A photograph, signature or scanned paper, stored apart under its hash."""

    ref: str
    """Form reference of the question it answers; `signature` for a signature."""
    sha256: Sha256
    media: str
    size: int
    look: str = ""
    """Why it was not legible when it was taken (`dark`, `blurred`, `glare`, `cut`); '' = it was, or nobody looked."""
    handed: int = 0
    """Which hand-in it came with: 0 = the application, 1 = the first supplement."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing to mend: exactly one question or photograph."""

    ref: str
    what: str
    fix: str
    basis: str = ""


@dataclass(frozen=True, slots=True)
class StepDone:
    """A step of examination that was passed or returned."""

    step: str
    actor: str
    at: datetime
    opinion: str = field(repr=False)
    returned_to: str = ""


@dataclass(frozen=True, slots=True)
class Stop:
    """A special procedure; the clock stands still from `start` to `end` when the item says so."""

    procedure: str
    start: date
    planned_end: date
    end: date | None
    stops_clock: bool


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided, by whom."""

    granted: bool
    content: str = field(repr=False)
    reasons: str = field(repr=False)
    amount: str = field(repr=False)
    from_month: str
    actor: str
    day: date


@dataclass(frozen=True, slots=True)
class Paper:
    """A legal paper the county rendered once; printed everywhere from the same bytes."""

    kind: str
    """`supplement`, `decision`, `delivery`, `acceptance`, ..."""
    number: str
    sha256: Sha256
    size: int
    day: date


@dataclass(frozen=True, slots=True)
class Rating:
    """好差评: 5 = very satisfied ... 1 = very dissatisfied."""

    stage: str
    level: int
    day: date
    reasons: tuple[str, ...] = ()
    """Keys of `casework.rating.REASONS`; others are kept."""
    named: bool = False


@dataclass(frozen=True, slots=True)
class Misfit:
    """A fact that was kept without effect. `late` = made before the end it ran into: a task for staff."""

    fact: FactId
    kind: str
    reason: Reason
    late: bool


@dataclass(frozen=True, slots=True)
class Case:
    """The whole case. `Case()` is the case before its first fact."""

    id: CaseId | None = None
    item: ItemCode | None = None
    version: int = 0
    village: VillageCode | None = None
    number: str = ""
    receipt: Mapping[str, Any] = field(default_factory=dict, repr=False)
    applicant: Applicant | None = None
    filed_by: Mapping[str, Any] = field(default_factory=dict, repr=False)
    answers: Mapping[str, str] = field(default_factory=dict, repr=False)
    inexact: frozenset[str] = frozenset()
    """Days among the answers that are only about right, by reference."""
    verified: Mapping[str, str] = field(default_factory=dict, repr=False)
    """What staff found at the home or in their books: the form's questions for staff, by reference."""
    verified_day: date | None = None
    attachments: tuple[Attachment, ...] = ()
    together: Together | None = None
    """The life event it was handed in with, which its sibling cases share; None = alone."""
    alerts: tuple[Alert, ...] = ()
    """What the township must hear of at once, by the item's rule and the answers as they stand."""
    state: State | None = None
    transitions: tuple[Transition, ...] = ()
    received_day: date | None = None
    clock_unsure: bool = False
    """The device did not know its clock's error when the papers were handed in."""
    asks: tuple[Ask, ...] = ()
    asked_before: frozenset[str] = frozenset()
    accepted_day: date | None = None
    deemed_accepted: bool = False
    step: str | None = None
    step_since: date | None = None
    steps_done: tuple[StepDone, ...] = ()
    stops: tuple[Stop, ...] = ()
    extended_days: int = 0
    decision: Decision | None = None
    closed_feed: int | None = None
    papers: tuple[Paper, ...] = ()
    delivered_way: str = ""
    ratings: tuple[Rating, ...] = ()
    answers_checked: bool | None = None
    differences: tuple[str, ...] = ()
    misfits: tuple[Misfit, ...] = ()
    unknown_kinds: tuple[str, ...] = ()
    fact_ids: frozenset[FactId] = field(default=frozenset(), repr=False)
    feed: int = 0
    """Highest feed number folded in."""
    provisional: int = 0
    """Facts folded in that the county has not numbered yet."""

    @property
    def urgent(self) -> bool:
        """Whether somebody has to act today: an alert is raised and nothing is decided yet."""
        return bool(self.alerts) and self.state in BEFORE_DECISION

    @property
    def open_stop(self) -> Stop | None:
        """The special procedure that is running, if any."""
        return next((stop for stop in self.stops if stop.end is None), None)

    @property
    def ended(self) -> bool:
        """Whether the case is over."""
        return self.state in ENDS

    def paper(self, kind: str) -> Paper | None:
        """Return the newest paper of a kind, or None."""
        return next((paper for paper in reversed(self.papers) if paper.kind == kind), None)

    def pages(self, ref: str) -> tuple[Attachment, ...]:
        """Return what answers a question now: the pages of its newest hand-in, in order."""
        newest = max((found.handed for found in self.attachments if found.ref == ref), default=0)
        return tuple(found for found in self.attachments if found.ref == ref and found.handed == newest)

    @property
    def standing(self) -> tuple[Attachment, ...]:
        """All attachments that answer a question now; what a supplement took the place of is left out."""
        newest = {found.ref: found.handed for found in self.attachments}
        return tuple(found for found in self.attachments if found.handed == newest[found.ref])

    def attachment(self, ref: str) -> Attachment | None:
        """Return the attachment that answers a question now, the first page of several, or None."""
        return next(iter(self.pages(ref)), None)
