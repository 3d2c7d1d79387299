"""Pages to PDF: vector text in as many fonts as a line needs, vector QR. The same pages give the same
bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING

from papers.fonts import LABEL_PAD, LABEL_SIZE, advance, label, pdf_name, runs, width
from papers.sheet import PT, Frame, Line, Mark, Page, Picture, Squares, Words

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


def write(pages: Sequence[Page], *, title: str) -> bytes:
    """A PDF of the pages. `title` is the kind of paper and holds no personal data.

    No clock and no randomness goes in: equal pages give equal bytes, so the SHA-256 names the paper.
    """
    from reportlab.pdfgen.canvas import Canvas  # a tenth of a kiosk's start, and only papers need it

    target = BytesIO()
    canvas = Canvas(target, invariant=1, pageCompression=1)
    canvas.setTitle(title.encode("utf-8", "replace").decode("utf-8"))
    canvas.setCreator("Buchucun")
    for page in pages:
        canvas.setPageSize((page.width / PT, page.height / PT))
        for mark in page.marks:
            _draw(canvas, page.height, mark)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _draw(canvas: Canvas, height: float, mark: Mark) -> None:
    match mark:
        case Words():
            _words(canvas, height, mark)
        case Line():
            canvas.setStrokeGray(mark.grey)
            canvas.setLineWidth(mark.weight / PT)
            top = (height - mark.y) / PT
            canvas.line(mark.x / PT, top, (mark.x + mark.across) / PT, top - mark.down / PT)
        case Frame():
            _frame(canvas, height, mark)
        case Squares():
            _squares(canvas, height, mark)
        case Picture():
            from reportlab.lib.utils import ImageReader

            box = (mark.x / PT, (height - mark.y - mark.height) / PT, mark.width / PT, mark.height / PT)
            canvas.drawImage(ImageReader(BytesIO(mark.png)), *box, mask="auto", preserveAspectRatio=True)


def _words(canvas: Canvas, height: float, mark: Words) -> None:
    x, y, size = mark.x / PT, (height - mark.y) / PT, mark.size / PT
    for run in runs(mark.text, bold=mark.bold):
        canvas.setFillGray(mark.grey)
        if run.face is None:
            _code_point(canvas, x, y, size, run.text, mark.bold)
            x += advance(run.text, bold=mark.bold) * size
            continue
        canvas.setFont(pdf_name(run.face), size)
        canvas.drawString(x, y, run.text)
        x += width(run.text, bold=mark.bold) * size


def _code_point(canvas: Canvas, x: float, y: float, size: float, char: str, bold: bool) -> None:
    room = advance(char, bold=bold) * size
    canvas.setStrokeGray(0)
    canvas.setLineWidth(size * 0.04)
    canvas.rect(x + size * 0.05, y - size * 0.1, room - size * 0.1, size * 0.92)
    inner = x + LABEL_PAD * size
    for run in runs(label(char)):
        assert run.face is not None
        canvas.setFont(pdf_name(run.face), size * LABEL_SIZE)
        canvas.drawString(inner, y + size * 0.14, run.text)


def _frame(canvas: Canvas, height: float, mark: Frame) -> None:
    canvas.setFillGray(mark.ground)
    canvas.setStrokeGray(mark.grey)
    canvas.setLineWidth(mark.weight / PT)
    box = (mark.x / PT, (height - mark.y - mark.height) / PT, mark.width / PT, mark.height / PT)
    canvas.rect(*box, stroke=int(mark.weight > 0), fill=int(mark.ground < 1))


def _squares(canvas: Canvas, height: float, mark: Squares) -> None:
    canvas.setFillGray(0)
    side = mark.module / PT
    path = canvas.beginPath()
    for row, modules in enumerate(mark.matrix):
        bottom = (height - mark.y - (row + 1) * mark.module) / PT
        column = 0
        for black, group in groupby(modules):
            count = len(list(group))
            if black:
                path.rect(mark.x / PT + column * side, bottom, count * side, side)
            column += count
    canvas.drawPath(path, stroke=0, fill=1)
