"""Legal papers on A4: one frame for all kinds, the content in blocks; equal input gives equal bytes.

Rendered once by the county and stored under their hash; a kiosk prints those bytes unchanged (ADR 0008).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from papers import a4, pdf, qr
from papers.layout import Strip, Style, gap, held, pairs, paragraph, points, rule, stack
from papers.sheet import Picture
from papers.texts import N_, Translate, day

TITLES: Mapping[str, str] = {
    "supplement": N_("Notice of what must be mended"),
    "decision": N_("Decision"),
    "delivery": N_("Proof of delivery"),
    "acceptance": N_("Notice of acceptance"),
    "refusal": N_("Notice of non-acceptance"),
    "procedure": N_("Notice of a special procedure"),
    "extension": N_("Notice of extension"),
    "completion": N_("Notice of completion"),
    "withdrawal": N_("Notice of withdrawal"),
    "termination": N_("Notice of termination"),
}
SIGNED_FOR = frozenset({"delivery", "supplement"})
"""Kinds that end in a line for the receiver's signature."""
_TITLE = Style(points(22), bold=True, align="center", leading=1.6)
_HEADING = Style(points(13), bold=True, leading=1.7)
_RIGHT = Style(points(12), align="right", leading=1.7)
_MODULE = 0.5
_SEAL = 40.0


@dataclass(frozen=True, slots=True)
class Block:
    """A heading and what stands under it."""

    heading: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class LegalPaper:
    """Everything that stands on a paper; names and numbers already masked as this paper wants them."""

    kind: str
    number: str
    case_number: str
    qr_url: str = field(repr=False)
    """'' = no code."""
    authority: str
    authority_phone: str
    complaint_phone: str
    applicant: str = field(repr=False)
    masked_id: str = field(repr=False)
    item_name: str = field(repr=False)
    item_code: str
    issued_on: date
    blocks: tuple[Block, ...] = field(repr=False)
    copies: int = 2
    seal_png: bytes | None = field(default=None, repr=False)


def render(paper: LegalPaper, tr: Translate) -> bytes:
    """Return the PDF of a paper. Raises KeyError for a kind that is not in `TITLES`."""
    title = tr(TITLES[paper.kind])
    strips = [*_head(paper, title, tr), *_blocks(paper), *_foot(paper, tr)]
    return pdf.write(a4.pages(strips, tr, foot=f"{title} {paper.number}"), title=title)


def _head(paper: LegalPaper, title: str, tr: Translate) -> list[Strip]:
    rows = [
        (tr("Applicant"), f"{paper.applicant}  {paper.masked_id}"),
        (tr("Item"), f"{paper.item_name} ({paper.item_code})"),
        (tr("Case number"), paper.case_number),
    ]
    return [
        *paragraph(title, a4.COLUMN, _TITLE),
        *paragraph(paper.number, a4.COLUMN, _RIGHT),
        *_code(paper),
        rule(a4.COLUMN, weight=0.5), gap(3),
        *pairs(rows, a4.COLUMN, a4.BODY, label_width=30),
        gap(3), rule(a4.COLUMN), gap(3),
    ]


def _code(paper: LegalPaper) -> list[Strip]:
    if not paper.qr_url:
        return []
    code = qr.matrix(paper.qr_url)
    side = qr.side(code, _MODULE)
    return [Strip(side, tuple(qr.marks(code, x=a4.COLUMN - side, y=0, module=_MODULE)))]


def _blocks(paper: LegalPaper) -> list[Strip]:
    strips: list[Strip] = []
    for block in paper.blocks:
        strips += held(paragraph(block.heading, a4.COLUMN, _HEADING))
        for line in block.text.splitlines():
            strips += paragraph(line, a4.COLUMN, Style(a4.BODY.size, leading=a4.BODY.leading, indent=2))
        strips.append(gap(3))
    return strips


def _foot(paper: LegalPaper, tr: Translate) -> list[Strip]:
    strips = [gap(8), *_seal(paper, tr),
              *held(paragraph(paper.authority, a4.COLUMN, _RIGHT)),
              *paragraph(day(paper.issued_on, tr), a4.COLUMN, _RIGHT), gap(6)]
    if paper.kind in SIGNED_FOR:
        strips += [*paragraph(tr("Received by (signature or fingerprint): ____________    Day: ____________"),
                              a4.COLUMN, a4.BODY), gap(4)]
    contact = tr("Questions: {phone}    Complaints: {complaints}    Made in {copies} copies: one for you, one for the file.")
    return [*strips, *paragraph(contact.format(phone=paper.authority_phone, complaints=paper.complaint_phone,
                                               copies=paper.copies), a4.COLUMN, a4.SMALL)]


def _seal(paper: LegalPaper, tr: Translate) -> list[Strip]:
    """The seal, or an honest word that there is none."""
    if paper.seal_png is None:
        return held(paragraph(tr("(Demonstration: without official seal)"), a4.COLUMN, _RIGHT))
    return [Strip(_SEAL, stack([], x=0, y=0) + (
        Picture(a4.COLUMN - _SEAL, 0, _SEAL, _SEAL, paper.seal_png),), holds=True)]
