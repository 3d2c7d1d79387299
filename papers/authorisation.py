"""The letter by which somebody lets another act (委托书): names, matter and scope are written, the signature is not.

Civil Code art. 165: a written authorisation names who acts, the matter, the scope and the time, and is signed. Who
cannot write presses a finger before two witnesses. A4, one page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from papers import a4, pdf
from papers.blocks import Heading, Pairs, Paragraph, strips
from papers.layout import Strip, Style, gap, height, held, paragraph, points, stack
from papers.sheet import Line, Page
from papers.texts import Translate

_TALL = 17.0
"""Room for a signature or a finger, mm."""
_LABEL = 74.0


@dataclass(frozen=True, slots=True)
class Party:
    """One of the two, numbers masked for a paper already; `relation` to the other in words."""

    name: str = field(repr=False)
    number: str = field(repr=False)
    phone: str = field(default="", repr=False)
    relation: str = ""

    @property
    def words(self) -> str:
        """All of it on one line, what is not known left out."""
        return "   ".join(filter(None, (self.name, self.relation, self.number, self.phone)))


@dataclass(frozen=True, slots=True)
class Authorisation:
    """What the letter says. `until` '' = until the matter is done."""

    matters: str
    principal: Party
    """Whom it is for."""
    agent: Party
    scope: str
    until: str
    test_system: bool = False


def render(letter: Authorisation, tr: Translate) -> bytes:
    """The letter as PDF; the same letter gives the same bytes."""
    return pdf.write(pages(letter, tr), title=tr("Letter of authorisation"))


def pages(letter: Authorisation, tr: Translate) -> list[Page]:
    """The letter before it is ink."""
    return a4.pages([*_head(letter, tr), *_words(letter, tr), *_signatures(tr)], tr,
                    foot=f"{tr('Letter of authorisation')}   {letter.matters}")


def _head(letter: Authorisation, tr: Translate) -> list[Strip]:
    title = paragraph(tr("Letter of authorisation"), a4.COLUMN, Style(points(22), bold=True, align="center"))
    practice = paragraph(tr("Practice system: this paper has no effect"), a4.COLUMN,
                         Style(points(12), bold=True, align="center"))
    return [*title, *(practice if letter.test_system else []), gap(4)]


def _words(letter: Authorisation, tr: Translate) -> list[Strip]:
    rows = (
        (tr("I, whose matter it is"), letter.principal.words),
        (tr("I let act for me"), letter.agent.words),
        (tr("In this matter"), letter.matters),
        (tr("May do"), letter.scope),
        (tr("Until"), letter.until or tr("the matter is done")),
    )
    said = tr("What is done for me within this counts as if I had done it myself. I can take it back any day.")
    return strips([Pairs(rows), Paragraph(said)])


def _signatures(tr: Translate) -> Iterator[Strip]:
    yield gap(4)
    yield from _line(tr("My signature:"))
    yield from _line(tr("Signature of who acts for me:"))
    yield from _line(tr("Day:"))
    yield from held(strips([Heading(tr("If I cannot write: my finger here, and two who saw it sign"))]))
    for label in (tr("Finger:"), tr("First witness:"), tr("Second witness:")):
        yield from _line(label)


def _line(label: str) -> list[Strip]:
    """A label and a line to write on, not torn over two pages."""
    words = paragraph(label, _LABEL - 4, Style(a4.BODY.size, align="right"))
    tall = max(_TALL, height(words))
    marks = (*stack(words, x=0, y=tall - height(words)), Line(_LABEL, tall - 0.5, a4.COLUMN - _LABEL, 0))
    return [Strip(tall, marks)]
