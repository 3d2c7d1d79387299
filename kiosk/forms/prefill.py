"""What need not be asked: the card says it, or the same person said it here before and agrees to its use.

By the names all our forms share (blocks A and D). A question a form does not have is passed over.
"""

from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from kiosk.forms.earlier import Earlier, HandedIn, Origin, Said, key_of
from kiosk.forms.pages import Source
from xforms import Group, Question, RepeatPrompt, Session

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
    earlier: Earlier = field(default_factory=Earlier, repr=False)
    """Empty unless the person agreed to its use."""
    acting: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Who acts, as block D of the forms asks: `d_actor` (`self`, `agent`), then `d_type`, `d_name`, ..."""


@dataclass(frozen=True, slots=True)
class Prefilled:
    """Sources by ref; of what was said before also for which matter and when; photographs that can be used again."""

    sources: dict[str, Source]
    origins: dict[str, Origin]
    offers: dict[str, HandedIn]


def prefill(session: Session, known: Known, *, taken: Container[str] = ()) -> Prefilled:
    """Put what is known into the form; what was said before never at `taken`."""
    by_name = _of_card(known)
    sources = _put(session, lambda ref: by_name.get(_last(ref), ""), Source.CARD)
    sources |= _put(session, lambda ref: known.acting.get(_last(ref), ""), Source.MET)
    origins: dict[str, Origin] = {}

    def said(ref: str) -> str:
        told = _told(session, known.earlier, ref)
        if told is None or ref in sources or ref in taken:
            return ""
        origins[ref] = told.origin
        return told.text

    _open_rows(session, known.earlier)
    again = _put(session, said, Source.EARLIER, more=lambda: _open_rows(session, known.earlier))
    return Prefilled(sources | again, {ref: origins[ref] for ref in again}, _offers(session, known.earlier))


def leaf_refs(session: Session) -> Iterator[str]:
    """Refs of the questions that are relevant now."""
    for stop in session.walk():
        match stop:
            case Question():
                yield stop.ref
            case Group() | RepeatPrompt():
                pass


def _put(session: Session, value_of: Callable[[str], str], source: Source, *,
         more: Callable[[], None] = lambda: None) -> dict[str, Source]:
    """Asked again until nothing new comes in: one answer may open the next question."""
    put: dict[str, Source] = {}
    while news := {ref: text for ref in leaf_refs(session) if ref not in put and (text := value_of(ref))}:
        for ref, text in news.items():
            session.answer(ref, _fitting(session, ref, text))
            put[ref] = source
        more()
    return {ref: source for ref, source in put.items() if session.text(ref)}


def _told(session: Session, earlier: Earlier, ref: str) -> Said | None:
    key = key_of(session.form, ref)
    if "[" not in ref:
        return earlier.answers.get(key)
    return earlier.rows.get(key, {}).get(int(ref.partition("[")[2].partition("]")[0]))


def _open_rows(session: Session, earlier: Earlier) -> None:
    """Make room for the people or things of a list that was told before."""
    for stop in [one for one in session.walk() if isinstance(one, RepeatPrompt) and not one.fixed]:
        wanted = max((max(rows) for (place, *_), rows in earlier.rows.items()
                      if place.startswith(f"{stop.ref}/")), default=0)
        while session.repeat_count(stop.ref) < wanted:
            session.add_repeat(stop.ref)


def _offers(session: Session, earlier: Earlier) -> dict[str, HandedIn]:
    keys = {ref: key_of(session.form, ref) for ref in session.form.questions}
    return {ref: earlier.photos[key] for ref, key in keys.items() if key in earlier.photos}


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
    if set(value.split()) <= choices:
        return value
    return next((word for word in _SEX.get(value, ()) if word in choices), "")


def _last(ref: str) -> str:
    return ref.rpartition("/")[2]
