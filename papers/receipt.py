"""The receipt a villager takes home: an 80 mm slip (PDF or dots) and an A4 copy. Domain: 收件凭条.

All texts of a `ReceiptSlip` are already masked and worded; nothing here reads a case. A discreet slip shows
民生服务 for the item and only counts the papers, because their names would give it away.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from PIL import Image

from papers import pdf, qr, raster
from papers.layout import (
    Strip,
    Style,
    fitted,
    gap,
    height,
    label_room,
    pairs,
    paragraph,
    points,
    rule,
    stack,
    table,
)
from papers.sheet import Frame, Page, Words, moved
from papers.texts import Translate

ROLL = 80.0
"""Width of the paper of an 80 mm printer, mm; 72 mm of it can be printed."""
MODULE = 0.625
"""Side of one QR module, mm: 5 dots of a 203 dpi printer."""
GOVERNMENT_HOTLINE = "12345"


@dataclass(frozen=True, slots=True)
class Material:
    """One paper handed in: its name, original, copy or electronic, and pages."""

    name: str = field(repr=False)
    form: str
    pages: int


@dataclass(frozen=True, slots=True)
class Phone:
    """Who answers, and the number."""

    who: str
    number: str


@dataclass(frozen=True, slots=True)
class Also:
    """Another application handed in at the same time, on the same slip."""

    case_number: str
    short_code: str
    qr_url: str = field(repr=False)
    item_short: str = field(repr=False)
    discreet: bool = False


@dataclass(frozen=True, slots=True)
class ReceiptSlip:
    """What stands on a receipt. Names come in masked (张*三); there is no identity number, bank number or
    illness.

    `short_code` is 4-4-4; `transport` says in one sentence where the application is now; `tell_by` and
    `promised` are dates as text, `promised` only once the application was accepted; `reprint` counts the
    prints after the first.
    """

    title: str
    county: str
    village: str
    case_number: str
    short_code: str
    qr_url: str = field(repr=False)
    item_short: str = field(repr=False)
    item_name: str = field(repr=False)
    applicant_masked: str = field(repr=False)
    handed_in_at: str
    terminal: str
    materials: tuple[Material, ...] = field(repr=False)
    transport: str
    tell_by: str
    promised: str | None
    phones: tuple[Phone, ...]
    fee: str
    reprint: int = 0
    discreet: bool = False
    test_system: bool = False
    together: str = ""
    """Name of the life event this was handed in with, '' = alone."""
    also: tuple[Also, ...] = field(default=(), repr=False)
    """The other applications of the same hand-in; each keeps its own number and code."""


def slip_pdf(slip: ReceiptSlip, tr: Translate) -> bytes:
    """The slip on an 80 mm roll, as long as it needs to be."""
    return pdf.write([slip_page(slip, tr, width=ROLL, margin=4.0)], title=slip.title)


def slip_raster(slip: ReceiptSlip, tr: Translate, *, width_dots: int = 576) -> Image.Image:
    """The slip as dots: 576 wide for 80 mm printers, 384 for 58 mm ones; 8 dots/mm, QR at 5 dots a module."""
    return raster.paint(slip_page(slip, tr, width=width_dots / raster.DOTS_PER_MM, margin=0.5))


def slip_page(slip: ReceiptSlip, tr: Translate, *, width: float, margin: float) -> Page:
    """The slip before it is ink, `width` mm wide."""
    strips = _slip_strips(slip, tr, width - 2 * margin)
    tall = round(height(strips) + 2 * margin + 2)
    return Page(width, tall, stack(strips, x=margin, y=margin))


def shown_item(slip: ReceiptSlip, tr: Translate) -> tuple[str, str]:
    """Short and full name of the item as they may be read by anyone."""
    if slip.discreet:
        return tr("A service for daily life"), ""
    return slip.item_short, slip.item_name


def marks_of_print(slip: ReceiptSlip, tr: Translate) -> list[str]:
    """What sets this print apart: a reprint, a system for trying out."""
    found = []
    if slip.test_system:
        found.append(tr("Practice system: this paper has no effect"))
    if slip.reprint:
        found.append(tr("Reprint {number}").format(number=slip.reprint))
    return found


def next_steps(slip: ReceiptSlip, tr: Translate) -> list[str]:
    """What happens next and by when."""
    steps = [
        tr("By {day} we tell you whether the office has taken it on (acceptance).").format(day=slip.tell_by)
    ]
    if slip.promised:
        steps.append(tr("You get the answer by {day} at the latest.").format(day=slip.promised))
    steps.append(tr("When there is news, see it at this machine, or the village assistant tells you."))
    return steps


def good_to_know(tr: Translate) -> list[str]:
    """How to ask, rate and withdraw, and what this paper is and is not."""
    return [
        tr("Rate us: at this machine, or scan the code with a phone."),
        tr("Changed your mind? Before the decision you can withdraw it: tell the village assistant."),
        tr("With this slip you can ask how it is going. The code holds no personal data."),
        tr("The print fades with time: please take a photo of it."),
    ]


def materials_strips(slip: ReceiptSlip, tr: Translate, width: float, style: Style) -> list[Strip]:
    """The list of papers handed in; on a discreet slip only their number."""
    pages = sum(material.pages for material in slip.materials)
    count = tr("{papers} papers, {pages} pages in all").format(papers=len(slip.materials), pages=pages)
    if slip.discreet or not slip.materials:
        return paragraph(count, width, style)
    heads = (tr("Paper"), tr("Form"), tr("Pages"))
    rows = [(material.name, material.form, str(material.pages)) for material in slip.materials]
    return [*table(heads, rows, (5.0, 2.6, 2.3), width, style), gap(0.8), *paragraph(count, width, style)]


def phone_rows(slip: ReceiptSlip, tr: Translate) -> Iterable[tuple[str, str]]:
    """Where to ask, the government hotline last."""
    yield from ((phone.who, phone.number) for phone in slip.phones)
    yield tr("Government hotline"), GOVERNMENT_HOTLINE


def _slip_strips(slip: ReceiptSlip, tr: Translate, width: float) -> list[Strip]:
    body, small = Style(points(12), leading=1.4), Style(points(10.5), leading=1.35)
    strong = Style(points(13), bold=True, leading=1.4)
    return [
        *_slip_head(slip, tr, width, small),
        rule(width, weight=0.5),
        *_numbers(slip, tr, width, small),
        *_codes(slip, tr, width, small),
        rule(width, weight=0.5),
        *_subject(slip, tr, width, body),
        *(strip for one in slip.also for strip in _also(one, tr, width, small)),
        gap(1.5),
        *_boxed(paragraph(slip.transport, width - 4, strong, x=2), width),
        gap(1.5),
        *paragraph(tr("Papers handed in"), width, strong),
        *materials_strips(slip, tr, width, small),
        gap(1.5),
        *paragraph(tr("What happens next"), width, strong),
        *(strip for step in next_steps(slip, tr) for strip in _point(step, width, body)),
        gap(1),
        *paragraph(tr("Where to ask"), width, strong),
        *_phones(phone_rows(slip, tr), width, body),
        gap(1),
        rule(width),
        *(strip for line in good_to_know(tr) for strip in _point(line, width, small)),
        gap(4),
    ]


def _slip_head(slip: ReceiptSlip, tr: Translate, width: float, small: Style) -> list[Strip]:
    banner = Style(points(12), bold=True, align="center")
    place = Style(small.size * 1.1, align="center", leading=1.4)
    title = Style(points(24), bold=True, align="center", leading=1.35)
    found = [
        strip for line in marks_of_print(slip, tr) for strip in _boxed(_inset(line, width, banner), width)
    ]
    found += paragraph(slip.title, width, fitted(slip.title, width, title))
    if slip.together:
        found += paragraph(together_line(slip, tr), width, Style(points(13), bold=True, align="center", leading=1.4))
    return [*found, *paragraph(f"{slip.county} {slip.village}", width, place), gap(1)]


def _numbers(slip: ReceiptSlip, tr: Translate, width: float, small: Style) -> list[Strip]:
    tail = slip.case_number.split("-", 2)[-1]
    big = fitted(tail, width, Style(points(30), bold=True, align="center", leading=1.2))
    whole = fitted(slip.case_number, width, Style(points(15), bold=True, align="center", leading=1.4))
    centre = Style(small.size, align="center", leading=1.3)
    return [
        *paragraph(tr("Your receipt number"), width, centre),
        *(paragraph(tail, width, big) if tail != slip.case_number else []),
        *paragraph(slip.case_number, width, whole),
        gap(1),
    ]


def _codes(slip: ReceiptSlip | Also, tr: Translate, width: float, small: Style) -> list[Strip]:
    code = qr.matrix(slip.qr_url)
    side = qr.side(code, MODULE)
    name = Style(small.size, leading=1.3)
    if width - side >= 27:
        room = width - side - 2
        digits = Style(6.0 / 0.73, bold=True, leading=1.05)
        column = [
            *paragraph(tr("Query code"), room, name),
            *(strip for part in slip.short_code.split("-") for strip in _digits(part, room, digits)),
        ]
        beside = moved(stack(column, x=0, y=max(0.0, (side - height(column)) / 2)), x=side + 2)
        strips = [Strip(max(side, height(column)), (*qr.marks(code, x=0, y=0, module=MODULE), *beside))]
    else:
        digits = Style(6.0 / 0.73, bold=True, align="center", leading=1.15)
        strips = [Strip(side, qr.marks(code, x=(width - side) / 2, y=0, module=MODULE))]
        strips += paragraph(tr("Query code"), width, Style(small.size, align="center", leading=1.3))
        strips += _digits(slip.short_code, width, digits)
    return [*strips, *paragraph(tr("Scan it with a phone to see how it is going."), width, small), gap(1)]


def _also(one: Also, tr: Translate, width: float, small: Style) -> list[Strip]:
    """One more application: a rule between two codes, so that a reader sees one at a time."""
    name = tr("A service for daily life") if one.discreet else one.item_short
    tail = one.case_number.split("-", 2)[-1]
    return [
        gap(2),
        rule(width, weight=0.5),
        *paragraph(name, width, Style(points(16), bold=True)),
        *paragraph(tail, width, fitted(tail, width, Style(points(24), bold=True, align="center", leading=1.2))),
        *_codes(one, tr, width, small),
    ]


def together_line(slip: ReceiptSlip, tr: Translate) -> str:
    """What was handed in at once, and how many applications that is."""
    return tr("{event}: {count} applications in one").format(event=slip.together, count=len(slip.also) + 1)


def _digits(text: str, width: float, style: Style) -> list[Strip]:
    return paragraph(text, width, fitted(text, width, style))


def _subject(slip: ReceiptSlip, tr: Translate, width: float, body: Style) -> list[Strip]:
    short, full = shown_item(slip, tr)
    rows = [
        (tr("Item"), full),
        (tr("Applicant"), slip.applicant_masked),
        (tr("Handed in"), slip.handed_in_at),
        (tr("Machine"), slip.terminal),
        (tr("Fee"), slip.fee),
    ]
    shown = [row for row in rows if row[1]]
    room = label_room((label for label, _ in shown), width, body)
    heading = paragraph(short, width, Style(points(16), bold=True))
    return [*heading, *pairs(shown, width, body, label_width=room, grey=0)]


def _phones(rows: Iterable[tuple[str, str]], width: float, style: Style) -> list[Strip]:
    if width >= 60:
        return pairs(rows, width, style, label_width=width * 0.59, grey=0)
    number = replace(style, bold=True, align="right")
    stacked = ((*paragraph(who, width, style), *paragraph(call, width, number)) for who, call in rows)
    return [strip for both in stacked for strip in both]


def _inset(text: str, width: float, style: Style) -> list[Strip]:
    return paragraph(text, width - 4, style, x=2)


def _boxed(strips: list[Strip], width: float) -> list[Strip]:
    tall = height(strips) + 1.6
    edge = Frame(0.25, 0.25, width - 0.5, tall - 0.5, weight=0.5)
    return [Strip(tall, (edge, *stack(strips, x=0, y=0.8)))]


def _point(text: str, width: float, style: Style) -> list[Strip]:
    first, *rest = paragraph(text, width - style.size, style, x=style.size)
    base = first.marks[0].y if first.marks else style.size
    dot = Words(0, base, style.size, "·", bold=True)
    return [Strip(first.height, (dot, *first.marks)), *rest]
