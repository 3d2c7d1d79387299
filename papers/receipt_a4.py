"""The A4 copy of a receipt, for the file or for those who like large paper. Same content, same masking as
the slip.
"""

from __future__ import annotations

from papers import a4, pdf, qr
from papers.layout import Strip, Style, fitted, gap, height, held, pairs, paragraph, points, rule, stack
from papers.receipt import (
    MODULE,
    ReceiptSlip,
    good_to_know,
    marks_of_print,
    materials_strips,
    next_steps,
    phone_rows,
    shown_item,
    together_line,
)
from papers.sheet import Page
from papers.texts import Translate

_HEADING = Style(points(13), bold=True, leading=1.7)


def a4_pdf(slip: ReceiptSlip, tr: Translate) -> bytes:
    """The receipt on A4 as PDF."""
    return pdf.write(a4_pages(slip, tr), title=slip.title)


def a4_pages(slip: ReceiptSlip, tr: Translate) -> list[Page]:
    """The receipt before it is ink; a long list of papers runs on over more pages."""
    strips = [*_head(slip, tr), *_facts(slip, tr), *_lists(slip, tr)]
    return a4.pages(strips, tr, foot=f"{slip.title} {slip.case_number}")


def _head(slip: ReceiptSlip, tr: Translate) -> list[Strip]:
    code = qr.matrix(slip.qr_url)
    side = qr.side(code, MODULE)
    room = a4.COLUMN - side - 6
    title = fitted(slip.title, room, Style(points(26), bold=True, leading=1.4))
    number = fitted(slip.case_number, room, Style(points(16), bold=True))
    left = [
        *(
            strip
            for mark in marks_of_print(slip, tr)
            for strip in paragraph(mark, room, Style(a4.BODY.size, bold=True))
        ),
        *paragraph(slip.title, room, title),
        *paragraph(f"{slip.county} {slip.village}", room, a4.BODY),
        *paragraph(tr("Your receipt number"), room, a4.SMALL),
        *paragraph(slip.case_number, room, number),
        *paragraph(f"{tr('Query code')}  {slip.short_code}", room, Style(points(16), bold=True)),
    ]
    marks = (*stack(left, x=0, y=0), *qr.marks(code, x=a4.COLUMN - side, y=0, module=MODULE))
    return [Strip(max(height(left), side), marks), gap(2), rule(a4.COLUMN, weight=0.5), gap(2)]


def _facts(slip: ReceiptSlip, tr: Translate) -> list[Strip]:
    short, full = shown_item(slip, tr)
    rows = [
        (tr("Item"), f"{short}（{full}）" if full and full != short else short),
        (tr("Applicant"), slip.applicant_masked),
        (tr("Handed in"), slip.handed_in_at),
        (tr("Machine"), slip.terminal),
        (tr("Fee"), slip.fee),
        (tr("Where it is now"), slip.transport),
    ]
    return [*pairs(rows, a4.COLUMN, a4.BODY, label_width=30), *_also(slip, tr), gap(3)]


def _also(slip: ReceiptSlip, tr: Translate) -> list[Strip]:
    """The other applications of the same hand-in, each with its own number and code."""
    if not slip.also:
        return []
    rows = [(tr("A service for daily life") if one.discreet else one.item_short,
             f"{one.case_number}  {one.short_code}") for one in slip.also]
    return [gap(3), *held(paragraph(together_line(slip, tr), a4.COLUMN, _HEADING)),
            *pairs(rows, a4.COLUMN, a4.BODY, label_width=50)]


def _lists(slip: ReceiptSlip, tr: Translate) -> list[Strip]:
    width = a4.COLUMN
    return [
        *held(paragraph(tr("Papers handed in"), width, _HEADING)),
        *materials_strips(slip, tr, width, a4.BODY),
        gap(3),
        *held(paragraph(tr("What happens next"), width, _HEADING)),
        *(strip for step in next_steps(slip, tr) for strip in paragraph(step, width, a4.BODY)),
        gap(3),
        *held(paragraph(tr("Where to ask"), width, _HEADING)),
        *pairs(phone_rows(slip, tr), width, a4.BODY, label_width=75),
        gap(3),
        *(strip for line in good_to_know(tr) for strip in paragraph(line, width, a4.SMALL)),
    ]
