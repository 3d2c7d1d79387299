"""A form on one page: every question that applies now, with the field that takes its answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.http import QueryDict
from django.utils.translation import gettext as _

from county.cases.desk import Photograph
from xforms import Choice, Group, Question, RepeatPrompt, Session


@dataclass(frozen=True, slots=True)
class Field:
    """One question. `kind`: `heading`, `note`, `fixed`, `one`, `many`, `photo`, `repeat`, `date`, `number`, `text`."""

    kind: str
    ref: str
    label: str
    hint: str = ""
    value: str = field(default="", repr=False)
    chosen: tuple[str, ...] = field(default=(), repr=False)
    choices: tuple[Choice, ...] = ()
    required: bool = False
    wrong: str = ""
    photograph: Photograph | None = None


def answers_in(posted: QueryDict) -> dict[str, str]:
    """Return what was filled in on such a page, by ref."""
    return {name[2:]: " ".join(posted.getlist(name)).strip() for name in posted if name.startswith("q:")}


def fields(session: Session, wrong: Mapping[str, str], photographs: Mapping[str, Photograph],
           only: frozenset[str] | None = None) -> list[Field]:
    """Return the page from top to bottom; `wrong` says what is to be mended, by ref; `only`: just these questions."""
    found = []
    for stop in session.walk():
        if only is not None and not any(f"{ref}/".startswith(f"{stop.ref}/") for ref in only):
            continue
        match stop:
            case Group(label=label) if label.text:
                found.append(Field("heading", stop.ref, f"{label.text} {stop.position or ''}".strip()))
            case Question():
                found.append(_field(session, stop, wrong, photographs))
            case RepeatPrompt(fixed=False):
                found.append(Field("repeat", stop.ref, stop.label.text, value=str(stop.count)))
            case Group() | RepeatPrompt():
                pass
    return found


def _field(session: Session, question: Question, wrong: Mapping[str, str],
           photographs: Mapping[str, Photograph]) -> Field:
    ref, value = question.ref, session.text(question.ref)
    mended = wrong[ref] or _("Please mend this.") if ref in wrong else ""
    return Field(_kind(question, value), ref, session.label(ref).text, session.hint(ref).text, value,
                 tuple(value.split()), tuple(session.choices(ref)), question.required, mended,
                 photographs.get(ref))


def _kind(question: Question, value: str) -> str:
    if question.readonly:
        return "fixed" if value else "note"
    controls = {"select1": "one", "select": "many", "upload": "photo"}
    types = {"date": "date", "int": "number", "decimal": "number"}
    return controls.get(question.control) or types.get(question.type, "text")
