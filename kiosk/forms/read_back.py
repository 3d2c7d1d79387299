"""The answers of a case read back in words, for a paper: sections, questions, masked numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from casework.masking import Place, mask_bank_card, mask_citizen_number, mask_disability_number, mask_phone
from kiosk.forms.answers import in_words
from kiosk.forms.opening import Paper
from kiosk.forms.pages import PageKind
from kiosk.forms.questions import every
from xforms import Clock, Session

_MASKS = {PageKind.IDNO: mask_citizen_number, PageKind.BANK: mask_bank_card, PageKind.PHONE: mask_phone,
          PageKind.DISABILITY: mask_disability_number}
_SILENT = (PageKind.NOTE, PageKind.MEMBERS, PageKind.PHOTO)


@dataclass(frozen=True, slots=True)
class ReadBack:
    """One answer in words; `section` '' = no heading."""

    ref: str
    section: str
    question: str
    answer: str = field(repr=False)


def read_back(paper: Paper, answers: Mapping[str, str], *, clock: Clock, language: str) -> tuple[ReadBack, ...]:
    """Every answer that counts, in the form's order; `clock` stands at the moment it was handed in."""
    session = Session.from_answers(
        paper.form, answers, language=paper.languages.get(language), clock=clock, strict=False)
    chinese = language.startswith("zh")
    rows = []
    for one in every(session):
        text = session.text(one.ref)
        if text and one.kind not in _SILENT:
            words = in_words(one.kind, text, session.choices(one.ref), chinese=chinese)
            mask = _MASKS.get(one.kind)
            shown = mask(words, Place.LEGAL_PAPER) if mask else words
            rows.append(ReadBack(one.ref, one.group, session.label(one.ref).text, shown))
    return tuple(rows)
