"""What each legal paper says of its own: typed content that turns into blocks. Dates are days, texts are
final wording.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from papers.blocks import Block, Heading, Pairs, Paragraph, Table
from papers.kinds import Kind
from papers.texts import Translate, day


class Body(Protocol):
    """Content of one kind of paper."""

    @property
    def kind(self) -> Kind:
        """The kind of paper this content belongs to."""

    def blocks(self, tr: Translate) -> tuple[Block, ...]:
        """The content as blocks for `LegalPaper.blocks`."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """Where a person may turn: the body for reconsideration and the court."""

    review_body: str
    court: str

    def paragraph(self, tr: Translate) -> Paragraph:
        """Reconsideration within 60 days (Reconsideration Law 20), lawsuit within 6 months (Procedure Law
        46).
        """
        text = tr(
            "If you do not agree, you may ask {body} for administrative reconsideration within 60 days "
            "of receiving this paper, or bring an administrative lawsuit before {court} within 6 months."
        )
        return Paragraph(text.format(body=self.review_body, court=self.court))


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing to add: the paper, what is wrong with it, how to put it right, and the rule that asks for
    it.
    """

    paper: str = field(repr=False)
    wrong: str = field(repr=False)
    fix: str = field(repr=False)
    basis: str


@dataclass(frozen=True, slots=True)
class SupplementNotice:
    """Everything that is missing, told at once; where and until when it can be handed in."""

    items: tuple[Missing, ...]
    deadline: date | None
    where: str
    kind: Kind = field(default=Kind.SUPPLEMENT, init=False)

    def blocks(self, tr: Translate) -> tuple[Block, ...]:
        """The table of missing things, then the deadline and the effect of not answering."""
        effect = tr(
            "The days you take to add papers do not count into our time. If nothing is handed in by that day "
            "and no reason is given, the handling may be ended; you can apply again at any time."
        )
        return (self._table(tr), Paragraph(self._until(tr)), Paragraph(effect))

    def _table(self, tr: Translate) -> Table:
        """Columns in which no row says anything are left out."""
        columns = (
            (tr("No."), 0.8, [str(number) for number in range(1, len(self.items) + 1)]),
            (tr("Paper"), 2.2, [item.paper for item in self.items]),
            (tr("What is wrong"), 3.0, [item.wrong for item in self.items]),
            (tr("How to put it right"), 3.2, [item.fix for item in self.items]),
            (tr("Basis"), 2.2, [item.basis for item in self.items]),
        )
        kept = [column for column in columns if any(column[2])]
        rows = tuple(zip(*(texts for _, _, texts in kept), strict=True))
        return Table(tuple(head for head, _, _ in kept), rows, tuple(share for _, share, _ in kept))

    def _until(self, tr: Translate) -> str:
        if self.deadline is None:
            return tr("Please hand it in here: {where}.").format(where=self.where)
        until = tr("Please hand it in by {day}, here: {where}.")
        return until.format(day=day(self.deadline, tr), where=self.where)


@dataclass(frozen=True, slots=True)
class Decision:
    """A grant or a refusal. `content` are rows such as amount and first month; `reasons` are given when
    refused.
    """

    granted: bool
    basis: str
    remedy: Remedy
    facts: str = field(default="", repr=False)
    content: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    valid: str = ""
    reasons: tuple[str, ...] = field(default=(), repr=False)

    @property
    def kind(self) -> Kind:
        """Grant and refusal are two kinds of paper."""
        return Kind.GRANT if self.granted else Kind.REFUSAL

    def blocks(self, tr: Translate) -> tuple[Block, ...]:
        """Facts, reasons, basis, content, rights."""
        found: list[Block] = []
        if self.facts:
            found += [Heading(tr("Facts found")), Paragraph(self.facts)]
        if self.reasons:
            found.append(Heading(tr("Reasons")))
            found.extend(Paragraph(f"{number}. {text}") for number, text in enumerate(self.reasons, start=1))
        found += [Heading(tr("Legal basis")), Paragraph(self.basis)]
        rows = (*self.content, *(((tr("Valid"), self.valid),) if self.valid else ()))
        if rows:
            found += [Heading(tr("What was decided")), Pairs(rows)]
        return (*found, Heading(tr("Your rights")), self.remedy.paragraph(tr))


@dataclass(frozen=True, slots=True)
class DeliveryReceipt:
    """Record of delivery. Empty texts are lines to fill by hand when the paper is handed over."""

    papers: tuple[tuple[str, str], ...] = field(repr=False)
    way: str
    receiver: str = field(default="", repr=False)
    relation: str = ""
    delivered_at: str = ""
    place: str = ""
    deliverer: str = ""
    witness: str = field(default="", repr=False)
    remark: str = field(default="", repr=False)
    kind: Kind = field(default=Kind.DELIVERY, init=False)

    def blocks(self, tr: Translate) -> tuple[Block, ...]:
        """The papers delivered, then how, to whom, when, where."""
        rows = (
            (tr("Way of delivery"), self.way),
            (tr("Receiver"), self.receiver),
            (tr("Relation to the applicant"), self.relation),
            (tr("Time of delivery"), self.delivered_at),
            (tr("Place of delivery"), self.place),
            (tr("Delivered by"), self.deliverer),
            (tr("Witness (when receipt is refused)"), self.witness),
            (tr("Remarks"), self.remark),
            (tr("Signature or fingerprint of the receiver"), "\n\n\n"),
        )
        return (Table((tr("Document"), tr("Document number")), self.papers, (3, 2)), Pairs(rows))


def numbered(texts: Iterable[str]) -> tuple[Paragraph, ...]:
    """Texts as numbered paragraphs."""
    return tuple(Paragraph(f"{number}. {text}") for number, text in enumerate(texts, start=1))
