"""Content of the papers along the course of a case: acceptance, refusal to accept, special procedure,
extension, completion, withdrawal, termination.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from papers.blocks import Block, Heading, Pairs, Paragraph
from papers.bodies import Remedy, numbered
from papers.kinds import Kind
from papers.texts import Translate, day


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Taken on: from when, until when, what does not count, what it costs, how the result comes."""

    accepted_on: date
    limit: str
    last_day: date
    fee: str
    delivery: str
    query_code: str
    excluded: tuple[str, ...] = ()
    kind: Kind = field(default=Kind.ACCEPTANCE, init=False)

    def blocks(self, tr: Translate) -> tuple[Block, ...]:
        """The dates and the ways as a table."""
        rows = (
            (tr("Accepted on"), day(self.accepted_on, tr)),
            (tr("Time limit"), self.limit),
            (tr("Answer by"), day(self.last_day, tr)),
            (tr("Not counted into the time limit"), "\n".join(self.excluded) or tr("None")),
            (tr("Fee"), self.fee),
            (tr("Way of delivery"), self.delivery),
            (tr("Query code"), self.query_code),
        )
        return (Pairs(rows),)


@dataclass(frozen=True, slots=True)
class NotAccepted:
    """Not taken on: why, on what basis, who is the right authority."""

    reasons: tuple[str, ...] = field(repr=False)
    basis: str
    remedy: Remedy
    right_authority: str = ""
    kind: Kind = field(default=Kind.NOT_ACCEPTED, init=False)

    def blocks(self, tr: Translate) -> tuple[Block, ...]:
        """Reasons, basis, the right door, rights."""
        door = tr("Please turn to {authority}, which is competent for this.").format(
            authority=self.right_authority
        )
        return (
            *numbered(self.reasons),
            *((Paragraph(door),) if self.right_authority else ()),
            Heading(tr("Legal basis")),
            Paragraph(self.basis),
            Heading(tr("Your rights")),
            self.remedy.paragraph(tr),
        )


@dataclass(frozen=True, slots=True)
class SpecialProcedure:
    """A step whose days do not count: which, from when, how long, on what basis (Licensing Law 45)."""

    procedure: str
    starts_on: date
    expected: str
    basis: str
    kind: Kind = field(default=Kind.SPECIAL_PROCEDURE, init=False)

    def blocks(self, tr: Translate) -> tuple[Block, ...]:
        """The step as a table and the sentence that its time is not counted."""
        rows = (
            (tr("Special procedure"), self.procedure),
            (tr("Begins on"), day(self.starts_on, tr)),
            (tr("Time expected"), self.expected),
            (tr("Legal basis"), self.basis),
        )
        return (
            Pairs(rows),
            Paragraph(tr("The time of the special procedure is not counted into the time limit.")),
        )


@dataclass(frozen=True, slots=True)
class Extension:
    """More time: the old and the new last day, why, and who approved it."""

    old_day: date
    new_day: date
    reason: str
    approver: str
    kind: Kind = field(default=Kind.EXTENSION, init=False)

    def blocks(self, tr: Translate) -> tuple[Block, ...]:
        """The two days, the reason and the approver."""
        rows = (
            (tr("Answer was due by"), day(self.old_day, tr)),
            (tr("Answer is now due by"), day(self.new_day, tr)),
            (tr("Reason"), self.reason),
            (tr("Approved by"), self.approver),
        )
        return (Pairs(rows),)


@dataclass(frozen=True, slots=True)
class Completion:
    """Done: the result and how to get it."""

    result: str
    collect: str
    kind: Kind = field(default=Kind.COMPLETION, init=False)

    def blocks(self, tr: Translate) -> tuple[Block, ...]:
        """Result, how to collect, and the invitation to rate."""
        rows = ((tr("Result"), self.result), (tr("How to collect it"), self.collect))
        rate = tr(
            "How did we do? Scan the code of your receipt with a phone, or rate at the machine in your village."
        )
        return (Pairs(rows), Paragraph(rate))


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Withdrawn by the applicant, with the papers that go back."""

    withdrawn_on: date
    reason: str = field(default="", repr=False)
    returned: tuple[str, ...] = field(default=(), repr=False)
    kind: Kind = field(default=Kind.WITHDRAWAL, init=False)

    def blocks(self, tr: Translate) -> tuple[Block, ...]:
        """Day, reason when given, papers returned."""
        rows = (
            (tr("Withdrawn on"), day(self.withdrawn_on, tr)),
            (tr("Reason"), self.reason or tr("Not given")),
            (tr("Papers returned"), "\n".join(self.returned) or tr("None")),
        )
        return (Pairs(rows), Paragraph(tr("You can apply again at any time.")))


@dataclass(frozen=True, slots=True)
class Termination:
    """Ended by the authority: why and on what basis, with the rights."""

    reasons: tuple[str, ...] = field(repr=False)
    basis: str
    remedy: Remedy
    kind: Kind = field(default=Kind.TERMINATION, init=False)

    def blocks(self, tr: Translate) -> tuple[Block, ...]:
        """Reasons, basis, rights."""
        return (
            *numbered(self.reasons),
            Heading(tr("Legal basis")),
            Paragraph(self.basis),
            Heading(tr("Your rights")),
            self.remedy.paragraph(tr),
        )
