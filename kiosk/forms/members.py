"""The cards of a members page: people or things a form lists, each with its own few questions."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.forms import answers
from kiosk.forms.first_look import among
from kiosk.forms.kinds import kind_of
from kiosk.forms.pages import Member
from kiosk.forms.photo_pages import Pages
from xforms import Question, Session

_AGE = "h_age"
"""The worked-out age of a member of a household."""


@dataclass(frozen=True, slots=True)
class TakenAway:
    """A card that can still be put back: answers and photographs by the part of the ref within the instance."""

    repeat: str
    answers: Mapping[str, str] = field(repr=False)
    photos: Mapping[str, Pages] = field(default_factory=dict)


def members(session: Session, repeat: str, *, chinese: bool,
            look: frozenset[str] | None = None) -> tuple[Member, ...]:
    """The instances of a repeat as cards: the first answer is the title, the next two the note.

    Of a person whose age the form works out the note tells relation and age, not a number that is hidden anyway.
    In a first look (`look`: what is asked there) a card may have no name: it is shown by its number.
    """
    cards = []
    for number in range(1, session.repeat_count(repeat) + 1):
        ref = f"{repeat}[{number}]"
        words = _words(session, ref, chinese=chinese)
        said = [text for text in words[1:] if text]
        age = session.text(f"{ref}/{_AGE}") if tuple(f"{repeat}/{_AGE}".split("/")[1:]) in session.form.items else ""
        if age:
            said = [*said[:1], f"{age} 岁" if chinese else f"aged {age}"]
        complete = all(session.valid(one.ref).ok for one in _questions(session, ref)
                       if look is None or among(one.ref, look))
        cards.append(Member(ref, next(iter(words), "") or str(number), " · ".join(said[:2]), complete,
                            _is_person(session, ref)))
    return tuple(cards)


def _is_person(session: Session, ref: str) -> bool:
    """Whether a card is about somebody with a name, not about land or money."""
    return any("name" in one.appearance.split() for one in _questions(session, ref))


def answers_of(session: Session, ref: str) -> dict[str, str]:
    """The answers given in one instance, by the part of the ref behind it."""
    return {
        answered[len(ref):]: text
        for answered, text in (session.answers() | session.aside()).items()
        if answered.startswith(f"{ref}/")
    }


def _questions(session: Session, ref: str) -> list[Question]:
    return [stop for stop in session.walk()
            if isinstance(stop, Question) and stop.ref.startswith(f"{ref}/")]


def _words(session: Session, ref: str, *, chinese: bool) -> list[str]:
    words = []
    for one in _questions(session, ref):
        choices = session.choices(one.ref) if one.control in ("select", "select1") else []
        kind = kind_of(one, choices, blank=False)
        text = answers.in_words(kind, session.text(one.ref), choices, chinese=chinese)
        words.append(answers.shown(kind, text))
    return words
