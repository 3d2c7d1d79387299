"""The county computes a form again: what was sent must be what the form says (never trusted).

Nothing sent is thrown away or mended here. What does not hold is named by its question, and staff decide.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from casework.bundle import ItemBundle
from casework.facts import CHINA
from county.cases.reading import WholeCase
from county.catalogue import columns, versions
from xforms import Form, Question, Session, UnknownRef

CHINESE = "中文 (zh)"
FOR_STAFF = f"/data/{columns.FOR_STAFF}"
"""Says yes where staff fill in what they found (block `staff`)."""


class Wrong(StrEnum):
    """What does not hold about an answer; the words stand in the fact `AnswersChecked`."""

    REQUIRED = "required"
    TYPE = "type"
    CONSTRAINT = "constraint"
    CHOICE = "choice"
    """Chosen, and not in the list."""
    PICTURE = "picture"
    """A photograph is named and none was sent."""
    NOT_RELEVANT = "not relevant"
    CALCULATED = "calculated"
    """The form works out another value; its own counts."""
    UNKNOWN = "unknown"
    """The form has no such question."""


FOR_THE_APPLICANT = frozenset({Wrong.REQUIRED, Wrong.TYPE, Wrong.CONSTRAINT, Wrong.CHOICE, Wrong.PICTURE})
"""What the applicant can mend by answering again; the rest concerns staff alone."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One answer that does not hold; `message` is the form's own sentence, '' where it has none."""

    ref: str
    wrong: Wrong
    message: str = ""

    def __str__(self) -> str:
        return f"{self.ref}: {self.wrong}"


@dataclass(frozen=True, slots=True)
class Sent:
    """What came with a case: its answers, the questions a picture came for, and when it was handed in."""

    answers: Mapping[str, str] = field(repr=False)
    pictures: frozenset[str]
    at: datetime


@dataclass(frozen=True, slots=True)
class _DayOf:
    """A clock that stands at the moment of hand-in: ages count from then."""

    at: datetime

    def now(self) -> datetime:
        """The moment, in China's zone."""
        return self.at


def form_of(item: ItemBundle) -> Form:
    """Return the form of a version."""
    return Form.load(item.form, media=dict(item.media))


def filled(item: ItemBundle, sent: Sent, language: str = CHINESE, *,
           found: Mapping[str, str] | None = None) -> Session:
    """Return the form of a version with these answers, on the day they were handed in.

    `found`: what staff answered. Whatever an applicant sends, the questions for staff stay closed to it.
    """
    answers = {ref: text for ref, text in sent.answers.items() if ref != FOR_STAFF} | dict(found or {})
    return Session.from_answers(form_of(item), answers, language=language, clock=_DayOf(sent.at), strict=False)


def compare(item: ItemBundle, sent: Sent, language: str = CHINESE) -> list[Difference]:
    """Return what does not hold, in the form's order; what the form does not ask for stands at the end.

    A photograph the county looks up itself (`waived_by`) is never missing.
    """
    session = filled(item, sent, language)
    waived = {one.question for one in item.definition.materials if one.waived_by}
    broken = [Difference(one.ref, Wrong(one.kind or ""), one.message) for one in session.validate()
              if one.ref not in waived | sent.pictures]
    named = {one.ref for one in broken}
    return broken + [one for one in (*_asked(session, sent), *_unasked(session, sent)) if one.ref not in named]


def _asked(session: Session, sent: Sent) -> Iterator[Difference]:
    """Answers of the right shape that name a choice or a picture there is not."""
    for stop in session.walk():
        if not isinstance(stop, Question) or not session.text(stop.ref):
            continue
        if stop.control == "upload" and stop.ref not in sent.pictures:
            yield Difference(stop.ref, Wrong.PICTURE)
        if stop.control in ("select", "select1"):
            listed = {one.value for one in session.choices(stop.ref)}
            if not set(session.text(stop.ref).split()) <= listed:
                yield Difference(stop.ref, Wrong.CHOICE)


def _unasked(session: Session, sent: Sent) -> Iterator[Difference]:
    """Answers nobody asked for: unknown, not relevant, or worked out otherwise."""
    for ref, text in sent.answers.items():
        wrong = _why_unasked(session, ref, text)
        if wrong is not None:
            yield Difference(ref, wrong)


def _why_unasked(session: Session, ref: str, text: str) -> Wrong | None:
    try:
        stands = session.text(ref) if session.form.holds(ref) else None
    except UnknownRef:
        stands = None
    if stands is None:
        return Wrong.UNKNOWN
    if stands == text:
        return None
    if not session.relevant(ref):
        return Wrong.NOT_RELEVANT
    if session.form.source(_plain(ref)).get("calculate"):
        return Wrong.CALCULATED
    return Wrong.CHOICE if session.choices(ref) else Wrong.TYPE


def _plain(ref: str) -> str:
    """The ref without positions of repeats."""
    return "/".join(step.partition("[")[0] for step in ref.split("/"))


def item_of(whole: WholeCase) -> ItemBundle:
    """Return the version a case was started under."""
    item = versions.bundle(str(whole.case.item), whole.case.version)
    assert item is not None
    return item


def sent_with(whole: WholeCase) -> Sent:
    """Return what the applicant sent, supplements brought in; ages count from the first hand-in."""
    case = whole.case
    return Sent(case.answers, frozenset(one.ref for one in case.attachments),
                case.transitions[0].at.astimezone(CHINA))


def session_of(whole: WholeCase, language: str = CHINESE) -> Session:
    """Return the form of a case's own version, filled with its answers, on the day it was handed in."""
    return filled(item_of(whole), sent_with(whole), language)


def differences(whole: WholeCase, language: str = CHINESE) -> list[Difference]:
    """Return what does not hold about a case as it stands."""
    return compare(item_of(whole), sent_with(whole), language)
