"""The application as it was filled in: sections, questions and answers, the statement, the person's
signature. A4.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from papers import a4, pdf, qr
from papers.blocks import Heading, Paragraph, Table, facts, strips
from papers.layout import Strip, Style, gap, height, held, paragraph, points, rule, stack
from papers.sheet import Line, Mark, Page, Picture
from papers.texts import Translate

_MODULE = 0.5
_SIGNATURE = (60.0, 22.0)
"""Room for the signature, mm."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One question as it was asked and the answer as it is read. `section` "" = no heading."""

    section: str
    question: str
    answer: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A filled form. `header` are rows already masked for this paper; `signature_png` None = a line to sign
    on.
    """

    title: str
    case_number: str
    qr_url: str = field(repr=False)
    header: tuple[tuple[str, str], ...] = field(repr=False)
    answers: tuple[Answer, ...] = field(repr=False)
    statement: str
    signature_png: bytes | None = field(repr=False)
    signed_on: str
    test_system: bool = False
    signed_by: str = field(default="", repr=False)
    """Name of who acts for the applicant and signs; '' = the applicant."""


def render(form: FilledForm, tr: Translate) -> bytes:
    """The form as PDF; the same form gives the same bytes."""
    return pdf.write(pages(form, tr), title=form.title)


def pages(form: FilledForm, tr: Translate) -> list[Page]:
    """The form before it is ink."""
    parts = [*_head(form, tr), *_answers(form, tr), *_statement(form, tr)]
    return a4.pages(parts, tr, foot=f"{form.title}   {form.case_number}")


def _head(form: FilledForm, tr: Translate) -> list[Strip]:
    code = qr.matrix(form.qr_url) if form.qr_url else ()
    side = qr.side(code, _MODULE) if code else 0.0
    room = a4.COLUMN - side - 4
    words = paragraph(form.title, room, Style(points(20), bold=True, leading=1.4))
    if form.test_system:
        words += paragraph(
            tr("Practice system: this paper has no effect"), room, Style(points(12), bold=True)
        )
    drawn: tuple[Mark, ...] = qr.marks(code, x=a4.COLUMN - side, y=0, module=_MODULE) if code else ()
    kept = words if height(words) <= side else []
    head = Strip(max(side, height(kept)), (*stack(kept, x=0, y=(side - height(kept)) / 2), *drawn))
    rows = ((tr("Case number"), form.case_number), *form.header)
    return [head, *([] if kept else words), rule(a4.COLUMN, weight=0.7), gap(1.5), *facts(rows), gap(1)]


def _answers(form: FilledForm, tr: Translate) -> Iterator[Strip]:
    heads = (tr("Question"), tr("Answer"))
    for section, answers in groupby(form.answers, key=lambda answer: answer.section):
        rows = tuple((answer.question, answer.answer) for answer in answers)
        yield from strips([*([Heading(section)] if section else []), Table(heads, rows, (2, 3))])


def _statement(form: FilledForm, tr: Translate) -> list[Strip]:
    wide, tall = _SIGNATURE
    left = a4.COLUMN - wide - 8
    whose = (tr("Signature of {name}, who acts for the applicant:") if form.signed_by else
             tr("Signature of the applicant:"))
    name = paragraph(whose.format(name=form.signed_by), left - 4, Style(a4.BODY.size, align="right"))
    marks: list[Mark] = [*stack(name, x=0, y=tall - height(name)), Line(left, tall - 0.5, wide, 0)]
    if form.signature_png:
        marks.append(Picture(left, 0, wide, tall - 1, form.signature_png))
    signed = paragraph(form.signed_on, a4.COLUMN - 8, Style(a4.BODY.size, align="right"))
    words = held(strips([Heading(tr("Statement")), Paragraph(form.statement)]))
    return [*words, *held([gap(3), Strip(max(tall, height(name)), tuple(marks)), gap(1.5)]), *signed]
