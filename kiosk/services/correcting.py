"""Correcting what was just handed in: a new case takes the place of the old one, which is taken back with it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from casework import citizen_number
from casework.case import Attachment, Case
from casework.citizen_number import CitizenNumber
from casework.ids import CaseId
from casework.message import N_, Message
from kiosk.forms.filling import Filling
from kiosk.forms.keeping import Keeper
from kiosk.forms.opening import Desk, Paper
from kiosk.forms.photo_pages import by_question
from kiosk.forms.prefill import Known
from kiosk.services import keepers, people
from kiosk.services.case_view import NOT_TOUCHED
from kiosk.services.clock import Clock, FormClock, today
from kiosk.services.item_forms import ItemForms
from kiosk.services.people import KnownBy, Person
from kiosk.services.recording import CORRECTS, SIGNATURE
from kiosk.services.whose import AGENT, may_see
from kiosk.store import Store


@dataclass(frozen=True, slots=True)
class TooLateToCorrect:
    """Somebody is working on it already, or it is over."""

    sentence: Message = Message(N_("Somebody is looking at it already."))  # noqa: RUF009
    next_step: Message = Message(N_("Ask the township to send it back, or take it back and hand in anew."))  # noqa: RUF009


@dataclass(frozen=True, slots=True)
class NotYours:
    """A slip shows how far a matter is; its answers are shown to the person alone, or to who acted for them."""

    sentence: Message = Message(N_("This needs the card of the person whose matter it is."))  # noqa: RUF009
    next_step: Message = Message(N_("Without it the assistant who knows you can vouch, or take it back and hand in anew."))  # noqa: RUF009, E501


class Correcting:
    """Opens a handed-in form at its last look; handing it in again is the same as any other (services.applying)."""

    def __init__(self, store: Store, forms: ItemForms, clock: Clock, random: Callable[[int], bytes]) -> None:
        self._store, self._forms, self._clock, self._random = store, forms, clock, random

    def open(self, case: CaseId, asking: Person | None, *, language: str = "zh_CN") -> (
            Filling | TooLateToCorrect | NotYours):
        """The form with its answers and photographs, under the version it was started with."""
        record = self._store.case(case)
        found = record.case if record and record.case.state in NOT_TOUCHED else None
        paper = self._forms.version(found.item or "", found.version) if found else None
        person = self._person(found) if found else None
        if found is None or paper is None or person is None:
            return TooLateToCorrect()
        if asking is None or not may_see(found, asking):
            return NotYours()
        about = people.to_record(person, people.acted(found.filed_by, asking)) | {CORRECTS: str(case)}
        return self._opened(found, paper, person, about, language)

    def _opened(self, found: Case, paper: Paper, person: Person, about: Mapping[str, Any], language: str) -> Filling:
        draft = self._random(12).hex()
        keeper = keepers.DraftKeeper(self._store, draft=draft, item=paper.item.code, version=paper.item.version,
                                     person=person.id_number or person.name)
        photos = by_question(one for one in found.standing if one.ref != SIGNATURE and self._taken_over(one, keeper))
        desk = Desk(FormClock(self._clock), keeper, about)
        acting = {ref.rpartition("/")[2]: text for ref, text in found.answers.items() if ref.startswith(AGENT)}
        known = Known(person.name, person.id_number, person.birth, person.sex, acting=acting)
        return desk.correction(paper, found.answers, photos, known, draft=draft, language=language)

    def _taken_over(self, one: Attachment, keeper: Keeper) -> bool:
        data = self._store.blobs.get(one.sha256)
        return data is not None and keeper.put(data) == one.sha256

    def _person(self, case: Case) -> Person | None:
        """Who applied; how they were known then is not known any more, so nothing more is opened to them."""
        who = case.applicant
        number = citizen_number.parse(who.id_number, today=today(self._clock)) if who else None
        if who is None or not isinstance(number, CitizenNumber):
            return None
        return Person(who.name, who.id_type, number.text, number.birth, number.sex, KnownBy.TYPED)
