"""Which kind of page a question is: from its control, its type and its appearance."""

from collections.abc import Sequence
from typing import Final

from kiosk.forms.pages import PageKind
from xforms import Choice, Question

_BY_APPEARANCE: Final = {
    "name": PageKind.NAME, "phone": PageKind.PHONE, "bank": PageKind.BANK, "idno": PageKind.IDNO,
    "money": PageKind.MONEY, "disability": PageKind.DISABILITY,
}
_BY_TYPE: Final = {
    "int": PageKind.NUMBER, "integer": PageKind.NUMBER, "decimal": PageKind.NUMBER, "date": PageKind.DATE,
    "binary": PageKind.PHOTO,
}
_YES_NO: Final = {"yes", "no"}
SILENT: Final = frozenset({PageKind.IDNO, PageKind.BANK, PageKind.PHONE, PageKind.DISABILITY})
"""Kinds whose answers are never said aloud (design language 2.4)."""


def kind_of(question: Question, choices: Sequence[Choice], *, blank: bool) -> PageKind:
    """The kind of page; `blank` = there is no answer, which tells a note from a read-only answer."""
    if question.control == "upload":
        return PageKind.PHOTO
    if question.control == "select":
        return PageKind.CHOICE_MANY
    if choices or question.control == "select1":
        return PageKind.YES_NO if {one.value for one in choices} == _YES_NO else PageKind.CHOICE_ONE
    for word in question.appearance.split():
        if word in _BY_APPEARANCE:
            return _BY_APPEARANCE[word]
    if question.control == "trigger" or (question.readonly and blank and question.type in ("", "string")):
        return PageKind.NOTE
    return _BY_TYPE.get(question.type, PageKind.TEXT)


def photo_kind(question: Question) -> str:
    """`portrait`, `signature` or `document`, '' when it is no photograph."""
    if question.control != "upload":
        return ""
    words = question.appearance.split()
    return next((word for word in ("portrait", "signature") if word in words), "document")
