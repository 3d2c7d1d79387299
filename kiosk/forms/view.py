"""A question into the page a screen shows, and an answer into a row of the last look."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from casework.message import Message
from kiosk.forms import answers
from kiosk.forms.earlier import Origin
from kiosk.forms.keeping import Place
from kiosk.forms.kinds import SILENT, photo_kind
from kiosk.forms.members import members
from kiosk.forms.pages import Page, PageChoice, PageKind, ReviewRow, Source
from kiosk.forms.questions import Asked
from xforms import Choice, Session

_CHOICES = frozenset({PageKind.CHOICE_ONE, PageKind.CHOICE_MANY, PageKind.YES_NO})


@dataclass(frozen=True, slots=True)
class View:
    """Looks at one form for one person, on one day, in one language."""

    session: Session
    place: Place
    today: date
    chinese: bool
    look: frozenset[str] | None = None
    """What a first look asks; None = this is an application."""
    why: Mapping[str, str] = field(default_factory=dict)
    """What is to be mended at a question."""

    def page(self, one: Asked, *, error: Message | None, can_put_back: bool) -> Page:
        """The page of a question as it stands."""
        if one.kind is PageKind.MEMBERS:
            return self._members(one, can_put_back)
        label, hint = self.session.label(one.ref), self.session.hint(one.ref)
        return Page(
            ref=one.ref, kind=one.kind, label=label.text, hint=self.why.get(one.ref, hint.text), group=one.group,
            choices=self._choices(one), value=self.session.text(one.ref),
            source=self.place.sources.get(one.ref, Source.TYPED), required=one.required,
            origin=self.place.origins.get(one.ref), offer=self._offer(one.ref),
            fixed=one.question.readonly and one.kind is not PageKind.NOTE and bool(self.session.text(one.ref)),
            error=error, speak_value=one.kind not in SILENT, appearance=one.question.appearance,
            photographs=len(self.place.photos.get(one.ref, ())), can_put_back=can_put_back,
            fractional=one.question.type == "decimal", photo_kind=photo_kind(one.question),
        )

    def row(self, one: Asked, *, changeable: bool) -> ReviewRow:
        """One answer read back."""
        words = answers.in_words(
            one.kind, self.session.text(one.ref), self._listed(one), chinese=self.chinese)
        if one.ref in self.place.inexact:
            words = f"约{words}" if self.chinese else f"about {words}"
        return ReviewRow(
            one.ref, one.kind, self.session.label(one.ref).text, answers.shown(one.kind, words), words,
            changeable, self.place.sources.get(one.ref, Source.TYPED), self.error(one) if changeable else None,
        )

    def error(self, one: Asked) -> Message | None:
        """What is missing or does not fit at a question; None = it may stand."""
        if one.kind in (PageKind.NOTE, PageKind.MEMBERS):
            return None
        text, validity = self.session.text(one.ref), self.session.valid(one.ref)
        if one.required and not text:
            return _literal(validity.message) or answers.missing(one.kind)
        if not validity.ok:
            return _literal(validity.message) or answers.DOES_NOT_FIT
        return answers.fault(one.kind, text, today=self.today)

    def _members(self, one: Asked, can_put_back: bool) -> Page:
        return Page(one.ref, one.kind, one.group, group=one.group, can_put_back=can_put_back,
                    members=members(self.session, one.ref, chinese=self.chinese, look=self.look))

    def _offer(self, ref: str) -> Origin | None:
        offered = self.place.offers.get(ref)
        return offered.origin if offered else None

    def _choices(self, one: Asked) -> tuple[PageChoice, ...]:
        chosen = set(self.session.text(one.ref).split())
        return tuple(
            PageChoice(choice.value, choice.text, _icon(choice.image), choice.value in chosen)
            for choice in self._listed(one)
        )

    def _listed(self, one: Asked) -> list[Choice]:
        return self.session.choices(one.ref) if one.kind in _CHOICES else []


def _literal(text: str) -> Message | None:
    """A sentence the form's author wrote, already in the language shown."""
    return Message(text) if text else None


def _icon(address: str | None) -> str:
    """`jr://images/user.svg` is the icon `user`."""
    return (address or "").rpartition("/")[2].rpartition(".")[0]
