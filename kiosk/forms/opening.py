"""Opening a form: a new one, one left before, or only what the county asks for again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from casework.case import Attachment
from casework.definition import ItemDefinition
from casework.ids import ItemCode
from casework.life_event import LifeEvent
from kiosk.forms.filling import Filling
from kiosk.forms.first_look import questions
from kiosk.forms.keeping import Keeper, Place, Told, read_place
from kiosk.forms.photo_pages import Pages, by_question
from kiosk.forms.prefill import Known, leaf_refs, prefill
from kiosk.forms.questions import Rules
from kiosk.forms.standing import Sheet
from xforms import Clock, Form, Session


@dataclass(frozen=True, slots=True)
class Paper:
    """An item version with its form, as published."""

    item: ItemDefinition
    form: Form

    @property
    def languages(self) -> dict[str, str]:
        """The form's own names of our languages: `{"en": "English (en)"}`."""
        ours = {"zh_CN": ("(zh)", "zh"), "en": ("(en)", "en")}
        return {
            language: name
            for language, endings in ours.items()
            for name in self.form.languages
            if name.endswith(endings)
        }

    @classmethod
    def of_gate(cls, event: LifeEvent, form: Form) -> "Paper":
        """The gate of a life event as a form of its own; nobody examines it, it is never handed in."""
        item = ItemDefinition(
            code=ItemCode(event.code), number=0, version=event.version, name=event.name, short_name=event.short_name,
            topic="", category="", department=event.lead, basis="", statutory_days=0, promised_days=0,
            days_source="assumed", discreet=False, certificate=False, draft=False, materials=(), steps=(),
            procedures=(), supplement_days=0, aliases=(), icon=event.icon, confirmed_by="", guide={})
        return cls(item, form)

    @property
    def waived(self) -> frozenset[str]:
        """Questions that are not asked, since the county looks the paper up itself."""
        return frozenset(
            material.question for material in self.item.materials if material.waived_by and material.question
        )


@dataclass(frozen=True, slots=True)
class Desk:
    """What a filling lies on: its clock, its keeper, and whom it is about."""

    clock: Clock
    keeper: Keeper
    about: Mapping[str, Any] = field(default_factory=dict, repr=False)

    def new(self, paper: Paper, known: Known, *, draft: str, language: str, told: Told | None = None) -> Filling:
        """A form filled with what is already known, open at its first question.

        What was `told` in a first look of the same version is not asked again.
        """
        session, place = self._begun(paper, told if told and told.version == paper.item.version else None, language)
        self._fill_in(session, place, known)
        return self._filling(paper, session, place, Rules(paper.waived), draft, language)

    def first_look(self, paper: Paper, known: Known, *, language: str) -> Filling:
        """Only the questions on which the item's eligibility rests."""
        session = Session(paper.form, language=paper.languages.get(language), clock=self.clock)
        place = Place()
        self._fill_in(session, place, known)
        rules = Rules(look=questions(paper.form, paper.item.eligibility))
        return self._filling(paper, session, place, rules, "", language)

    def gate(self, paper: Paper, *, language: str) -> Filling:
        """The gate of a life event, open at its first question; nothing in it is known beforehand."""
        session = Session(paper.form, language=paper.languages.get(language), clock=self.clock)
        return self._filling(paper, session, Place(), Rules(), "", language)

    def _fill_in(self, session: Session, place: Place, known: Known) -> None:
        found = prefill(session, known, taken=place.settled)
        place.sources |= found.sources
        place.origins |= found.origins
        place.offers |= {ref: one for ref, one in found.offers.items() if all(map(self.keeper.get, one.hashes))}

    def _begun(self, paper: Paper, told: Told | None, language: str) -> tuple[Session, Place]:
        if told is None:
            return Session(paper.form, language=paper.languages.get(language), clock=self.clock), Place()
        session = Session.restore(paper.form, told.session, clock=self.clock)
        return session, Place(seen=set(told.settled), settled=told.settled)

    def again(self, paper: Paper, snapshot: Mapping[str, Any], *, draft: str, language: str = "") -> Filling:
        """The form as it was left, at the same question. Raises KeyError, ValueError for no such snapshot."""
        session = Session.restore(paper.form, snapshot["session"], clock=self.clock)
        place = read_place(snapshot["place"])
        return self._filling(
            paper, session, place, Rules(paper.waived), draft, language or snapshot["language"])

    def supplement(self, paper: Paper, answers: Mapping[str, str], attachments: tuple[Attachment, ...],
                   asked: frozenset[str], *, language: str, why: Mapping[str, str] | None = None,
                   shown: bool = True) -> Filling:
        """The form with its answers, only the asked questions open; asked photographs are taken anew.

        `why` holds what is to be mended at a question, in words for whoever mends it. Without `shown` the asked
        questions are empty: they are answered anew.
        """
        session = Session.from_answers(
            paper.form, answers, language=paper.languages.get(language), clock=self.clock, strict=False)
        photos = by_question(one for one in attachments if one.ref in answers)
        for ref in asked if not shown else asked & photos.keys():
            session.answer(ref, "")
            photos.pop(ref, None)
        rules = Rules(only=asked, why=why or {})
        return self._filling(paper, session, Place(photos=photos), rules, "", language)

    def correction(self, paper: Paper, answers: Mapping[str, str], photos: Mapping[str, Pages], known: Known, *,
                   draft: str, language: str) -> Filling:
        """The form as it was handed in, open at the last look: what is wrong is changed, all else stays."""
        session = Session.from_answers(
            paper.form, answers, language=paper.languages.get(language), clock=self.clock, strict=False)
        place = Place(at="", seen=set(leaf_refs(session)), photos=dict(photos))
        self._fill_in(session, place, known)
        return self._filling(paper, session, place, Rules(paper.waived), draft, language)

    def _filling(self, paper: Paper, session: Session, place: Place, rules: Rules, draft: str,
                 language: str) -> Filling:
        sheet = Sheet(paper.item, self.keeper, rules, self._today, draft, paper.languages, self.about)
        return Filling(sheet, session, place, language=language)

    def _today(self) -> date:
        return self.clock.now().date()
