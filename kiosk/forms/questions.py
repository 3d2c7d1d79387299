"""The questions of a form that are asked now, in order, with the group each stands in."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field, replace

from kiosk.forms import first_look
from kiosk.forms.kinds import kind_of
from kiosk.forms.pages import PageKind
from xforms import Group, Question, RepeatPrompt, Session


@dataclass(frozen=True, slots=True)
class Asked:
    """One question that gets a page. `required` as the form says now."""

    question: Question
    kind: PageKind
    group: str
    required: bool

    @property
    def ref(self) -> str:
        """Which question it is."""
        return self.question.ref


@dataclass(frozen=True, slots=True)
class Rules:
    """What is asked at all: refs waived by shared data never are; in a supplement only `only` is.

    In a first look only what its rules rest on is asked (`look`), without notes.
    """

    waived: frozenset[str] = frozenset()
    only: frozenset[str] | None = None
    look: frozenset[str] | None = None
    why: Mapping[str, str] = field(default_factory=dict)
    """Of a supplement: what the county wrote beside a question, shown in the place of its hint."""


def asked(session: Session, rules: Rules, known: Container[str] = ()) -> tuple[Asked, ...]:
    """The pages as things stand. `known` holds the refs that need no asking where the form only shows them."""
    return tuple(one for one in every(session) if _is_page(session, one, rules, known))


def every(session: Session) -> Iterator[Asked]:
    """All relevant questions, those included that are only shown in the last look."""
    groups: list[tuple[int, str]] = []
    for stop in session.walk():
        while groups and groups[-1][0] >= stop.depth:
            groups.pop()
        if isinstance(stop, Group):
            groups.append((stop.depth, stop.label.text or (groups[-1][1] if groups else "")))
        elif isinstance(stop, Question):
            yield _asked(session, stop, groups[-1][1] if groups else "")
        else:
            yield from _more(session, stop)


def _more(session: Session, prompt: RepeatPrompt) -> Iterator[Asked]:
    if not prompt.fixed:
        question = Question(prompt.ref, "repeat", "", depth=prompt.depth)
        yield Asked(question, PageKind.MEMBERS, prompt.label.text, False)


def _asked(session: Session, question: Question, group: str) -> Asked:
    choices = session.choices(question.ref) if question.control in ("select", "select1") else []
    kind = kind_of(question, choices, blank=not session.text(question.ref))
    return Asked(question, kind, group, question.required or session.required(question.ref))


def _is_page(session: Session, one: Asked, rules: Rules, known: Container[str]) -> bool:
    if rules.only is not None:
        return one.ref in rules.only
    if one.ref in rules.waived or (rules.look is not None and not first_look.among(one.ref, rules.look)):
        return False
    if one.kind is PageKind.NOTE:
        return bool(session.label(one.ref).text)
    return not one.question.readonly or (one.required and one.ref not in known)


def as_required(one: Asked) -> Asked:
    """The same question, required: what a county asks for by name is always answered."""
    return replace(one, required=True)
