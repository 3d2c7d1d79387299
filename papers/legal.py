"""Legal papers of a case on A4, rendered once by the county. The same paper gives the same bytes, on any
machine.

The frame is common to all kinds: authority, title, document number, case number and QR, applicant with
masked identity number, item, body, seal and date, contact and complaint phone, the receiver's signature,
page x of y.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from papers import a4, pdf, qr
from papers.blocks import Block, Paragraph, facts, strips
from papers.kinds import KINDS, Kind
from papers.layout import Strip, Style, fitted, gap, height, held, label_room, paragraph, points, rule, stack
from papers.sheet import Line, Mark, Page, Picture, moved
from papers.texts import Translate, day

_MODULE = 0.5
_SEAL = 40.0
"""Diameter of a special seal on paper, mm."""


@dataclass(frozen=True, slots=True)
class LegalPaper:
    """One legal paper. `masked_id` shows the first 6 and last 4; `number` is the 文号; `qr_url` "" draws no
    code; `title` replaces the usual one.
    """

    kind: Kind
    number: str
    case_number: str
    qr_url: str = field(repr=False)
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
    contact: str = ""
    title: str = ""


def render(paper: LegalPaper, tr: Translate, *, seal_png: bytes | None = None) -> bytes:
    """The paper as PDF. Without `seal_png` it says in words that no seal was put on it."""
    return pdf.write(pages(paper, tr, seal_png=seal_png), title=title(paper, tr))


def pages(paper: LegalPaper, tr: Translate, *, seal_png: bytes | None = None) -> list[Page]:
    """The paper before it is ink."""
    parts = [
        *_head(paper, tr),
        *_opening(paper, tr),
        *strips(paper.blocks),
        *_signature(paper, tr, seal_png),
        *_contact(paper, tr),
        *(_receiver(tr) if KINDS[paper.kind].signed else []),
    ]
    foot = f"{paper.number}   {paper.case_number}"
    return a4.pages(parts, tr, foot=foot)


def title(paper: LegalPaper, tr: Translate) -> str:
    """The title printed on the paper."""
    return paper.title or tr(KINDS[paper.kind].title)


def _head(paper: LegalPaper, tr: Translate) -> list[Strip]:
    code = qr.matrix(paper.qr_url) if paper.qr_url else ()
    side = qr.side(code, _MODULE) if code else 20.0
    room = a4.COLUMN - 2 * side - 4
    centre = Style(points(13), align="center", leading=1.5)
    big = Style(points(22), bold=True, align="center", leading=1.5)
    heading = title(paper, tr)
    middle = [
        *paragraph(paper.authority, room, centre),
        *paragraph(heading, room, _shrunk(heading, room, big)),
        *paragraph(paper.number, room, Style(points(12), align="center")),
    ]
    drawn = qr.marks(code, x=a4.COLUMN - side, y=0, module=_MODULE) if code else ()
    marks = (*stack(middle, x=side + 2, y=0), *drawn)
    return [
        Strip(max(height(middle), side), marks),
        gap(1),
        rule(a4.COLUMN, weight=0.7),
        gap(1.5),
        *facts(_facts(paper, tr)),
        gap(1),
        rule(a4.COLUMN, weight=0.25),
        gap(3),
    ]


def _shrunk(text: str, width: float, style: Style) -> Style:
    small = fitted(text, width, style)
    return small if small.size > style.size * 0.7 else Style(style.size * 0.75, bold=True, align="center")


def _facts(paper: LegalPaper, tr: Translate) -> list[tuple[str, str]]:
    return [
        (tr("Applicant"), paper.applicant),
        (tr("Identity number"), paper.masked_id),
        (tr("Item"), paper.item_name),
        (tr("Item code"), paper.item_code),
        (tr("Case number"), paper.case_number),
    ]


def _opening(paper: LegalPaper, tr: Translate) -> list[Strip]:
    to = tr("{name}:").format(name=paper.applicant)
    text = tr(KINDS[paper.kind].opening).format(item=paper.item_name)
    greeting = [] if paper.kind is Kind.DELIVERY else paragraph(to, a4.COLUMN, a4.BODY)
    return [*greeting, *strips([Paragraph(text)]), gap(1)]


def _signature(paper: LegalPaper, tr: Translate, seal_png: bytes | None) -> list[Strip]:
    half = a4.COLUMN / 2
    right = Style(a4.BODY.size, align="center", leading=a4.BODY.leading)
    note = Style(a4.SMALL.size, align="center", grey=0.3)
    words = [
        *paragraph(paper.authority, half, right),
        *(
            []
            if seal_png
            else paragraph(tr("(demonstration system, no seal was put on this paper)"), half, note)
        ),
        *paragraph(day(paper.issued_on, tr), half, right),
    ]
    tall = max(height(words), _SEAL if seal_png else 0.0)
    marks: tuple[Mark, ...] = stack(words, x=half, y=(tall - height(words)) / 2)
    if seal_png:
        marks = (*marks, Picture(half + (half - _SEAL) / 2, 0, _SEAL, _SEAL, seal_png))
    return [gap(5), Strip(tall, marks, holds=True), *held([gap(4)])]


def _contact(paper: LegalPaper, tr: Translate) -> list[Strip]:
    copies = tr("This paper is made out in {count} copies: one for the applicant, one for the file.")
    who = f"{paper.contact} {paper.authority_phone}".strip()
    lines = [
        tr("Questions: {who}    Complaints: {phone}").format(who=who, phone=paper.complaint_phone),
        copies.format(count=paper.copies),
    ]
    return [rule(a4.COLUMN, grey=0.5), *(s for line in lines for s in paragraph(line, a4.COLUMN, a4.SMALL))]


def _receiver(tr: Translate) -> list[Strip]:
    style = Style(points(11), leading=1.5)
    half = a4.COLUMN / 2
    cells = []
    for words in (tr("Received by (signature):"), tr("Date received:")):
        start = label_room([words], 2 * half, style)
        cells.append((*stack(paragraph(words, half, style), x=0, y=6), Line(start, 12, half - start - 6, 0)))
    return [Strip(14, (*cells[0], *moved(cells[1], x=half)))]
