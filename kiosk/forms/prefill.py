"""What need not be asked: the card says it, or the same person said it here before.

By the names all our forms share (blocks A and K). A question a form does not have is passed over.
"""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from kiosk.forms.pages import Source
from xforms import Group, Question, RepeatPrompt, Session

EARLIER: Final = ("a_phone", "a_contact", "a_addr", "k_owner", "k_holder", "k_card", "k_bank")
"""What may be taken from an earlier case of the same person, by the last part of its ref."""
_SEX: Final = {"M": ("M", "m", "male", "1"), "F": ("F", "f", "female", "2")}


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the applicant before the first question."""

    name: str = field(repr=False)
    id_number: str = field(repr=False)
    birth: date | None = field(repr=False)
    sex: str = field(default="", repr=False)
    address: str = field(default="", repr=False)
    nation: str = field(default="", repr=False)
    earlier: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Answers of the newest earlier case, by ref."""
    acting: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Who acts, as block D of the forms asks: `d_actor` (`self`, `agent`), then `d_type`, `d_name`, ..."""


def prefill(session: Session, known: Known, *, taken: Container[str] = ()) -> dict[str, Source]:
    """Put what is known into the form, but not at `taken`; returns the source of each answer by ref."""
    sources = _put(session, _of_card(known) | dict(known.acting), Source.CARD)
    earlier = {_last(ref): text for ref, text in known.earlier.items() if _last(ref) in EARLIER}
    free = _put(session, earlier, Source.EARLIER, taken=[*sources, *_those(session, taken)])
    return free | sources


def _those(session: Session, taken: Container[str]) -> list[str]:
    return [ref for ref in leaf_refs(session) if ref in taken]


def leaf_refs(session: Session) -> Iterator[str]:
    """Refs of the questions that are relevant now."""
    for stop in session.walk():
        match stop:
            case Question():
                yield stop.ref
            case Group() | RepeatPrompt():
                pass


def _put(session: Session, by_name: Mapping[str, str], source: Source,
         taken: Container[str] = ()) -> dict[str, Source]:
    """Asked again until nothing new comes in: one answer may open the next question."""
    put: dict[str, Source] = {}
    while news := [ref for ref in leaf_refs(session)
                   if by_name.get(_last(ref)) and ref not in put and ref not in taken]:
        for ref in news:
            session.answer(ref, _fitting(session, ref, by_name[_last(ref)]))
            put[ref] = source
    return {ref: source for ref, source in put.items() if session.text(ref)}


def _of_card(known: Known) -> dict[str, str]:
    return {
        "a_name": known.name,
        "a_idno": known.id_number,
        "a_birth": known.birth.isoformat() if known.birth else "",
        "a_sex": known.sex,
        "a_addr": known.address,
        "a_nation": known.nation,
    }


def _fitting(session: Session, ref: str, value: str) -> str:
    """A choice the list has, '' where it has none; other questions take the text."""
    choices = {choice.value for choice in session.choices(ref)}
    if not choices:
        return value
    words = _SEX.get(value, (value,))
    return next((word for word in words if word in choices), "")


def _last(ref: str) -> str:
    return ref.rpartition("/")[2]
