"""The filled form of a case as rows to read: section, question, answer, photograph."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from casework.case import Attachment
from county.cases.reading import WholeCase
from county.cases.recheck import session_of
from xforms import Group, Question, Session

LANGUAGES = {"en": "English (en)"}
CHINESE = "中文 (zh)"


@dataclass(frozen=True, slots=True)
class Row:
    """One question with its answer in words; `photographs` where pictures answer it, page by page."""

    ref: str
    section: str
    label: str
    answer: str = field(repr=False)
    appearance: str = ""
    photographs: tuple[Attachment, ...] = ()
    inexact: bool = False
    """A day that is only about right."""


def rows(whole: WholeCase, language: str = "zh-hans") -> list[Row]:
    """Return the form as it was filled, in the language of whoever reads; sections repeat in each row."""
    session = session_of(whole, form_language(language))
    return [_row(whole, session, section, question) for section, question in _asked(session)]


def refs(whole: WholeCase) -> frozenset[str]:
    """Return every question and photograph of the form that is relevant to this case."""
    return frozenset(question.ref for _, question in _asked(session_of(whole)))


def form_language(language: str) -> str:
    """Return the form's name of a language of the console."""
    return LANGUAGES.get(language[:2], CHINESE)


def _asked(session: Session) -> Iterator[tuple[str, Question]]:
    section = ""
    for stop in session.walk():
        match stop:
            case Group(label=label):
                section = label.text or section
            case Question(type="string", control="input", readonly=True) if _is_note(session, stop):
                continue
            case Question():
                yield section, stop


def _is_note(session: Session, question: Question) -> bool:
    return not question.required and not session.text(question.ref)


def _row(whole: WholeCase, session: Session, section: str, question: Question) -> Row:
    photographs = whole.case.pages(question.ref)
    label = session.label(question.ref).text
    return Row(question.ref, section, label, "" if photographs else in_words(session, question),
               question.appearance, photographs, question.ref in whole.case.inexact)


def in_words(session: Session, question: Question) -> str:
    """Return an answer as a person reads it: choices by their names."""
    text = session.text(question.ref)
    names = {choice.value: choice.text for choice in session.choices(question.ref)}
    return "、".join(names.get(one, one) for one in text.split()) if names else text
