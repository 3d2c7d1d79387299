"""From 'start' to the receipt in the hand."""

from collections.abc import Callable
from typing import Any

from casework.ids import CaseId, ItemCode
from casework.signing import SigningKey
from casework.workdays import Calendar
from kiosk.forms.earlier import Earlier
from kiosk.forms.filling import Filling
from kiosk.forms.keeping import Told
from kiosk.forms.opening import Desk, Paper
from kiosk.forms.prefill import Known
from kiosk.services import keepers, people
from kiosk.services.catalogue import NoSuchItem
from kiosk.services.clock import Clock, FormClock
from kiosk.services.consent import Consent, consent_of
from kiosk.services.handed_in import Submitted, submitted
from kiosk.services.item_forms import ItemForms
from kiosk.services.people import Agent, Person
from kiosk.services.recording import CORRECTS, Recorder
from kiosk.services.refusals import MEND, NO_SIGNATURE, NOT_ENROLLED, Incomplete, NotStored, not_stored
from kiosk.services.reuse import Offer, Reuse
from kiosk.store import FactDraft, Store, StoreError, TerminalIdentity

__all__ = ["Applying", "Consent", "Incomplete", "NotStored", "Submitted"]


class Applying:
    """Starting an application and handing it in."""

    def __init__(self, store: Store, forms: ItemForms, *, key: SigningKey, clock: Clock,
                 random: Callable[[int], bytes], calendar: Calendar, practice: bool) -> None:
        self._store, self._forms, self._key = store, forms, key
        self._reuse = Reuse(store, forms)
        self._clock, self._random, self._calendar = clock, random, calendar
        self._recorder = Recorder(store, clock, random, practice)
        self._handed_in: dict[str, CaseId] = {}

    def start(self, item: ItemCode, person: Person, agent: Agent | None = None, *, language: str = "zh_CN",
              told: Told | None = None, reuse: bool = False) -> Filling | NoSuchItem:
        """Open the form, filled with what the card and a first look already say.

        `reuse` = the person agreed that what `earlier` offered is used again; without it those fields are empty.
        """
        paper = self._forms.newest(item)
        if paper is None:
            return NoSuchItem(item)
        draft = self._random(12).hex()
        about = people.to_record(person, agent) | {"reuse": reuse}
        desk = self._desk(paper, draft, person, about)
        known = self.known(paper, person, agent, reuse=reuse)
        return desk.new(paper, known, draft=draft, language=language, told=told)

    def earlier(self, item: ItemCode, person: Person) -> Offer | None:
        """What the person said or handed in here before and this matter asks for; to be agreed to first."""
        paper = self._forms.newest(item)
        return self._reuse.offer(paper, person) if paper else None

    def consent(self, item: ItemCode) -> Consent | NoSuchItem:
        """What to read out before the first question, and above the signature."""
        paper = self._forms.newest(item)
        made = self._store.identity()
        if paper is None:
            return NoSuchItem(item)
        return consent_of(paper.item, assistant=made.assistant_name if made else "")

    def submit(self, filling: Filling, signature_png: bytes) -> Submitted | Incomplete | NotStored:
        """Hand it in: acknowledged only after the store committed; printing is separate.

        A second call for the same filling hands in nothing more and returns the same receipt.
        """
        made = self._store.identity()
        if made is None:
            return NOT_ENROLLED
        if filling.draft not in self._handed_in:
            fault = filling.first_fault()
            if fault is not None:
                return Incomplete(fault[0], fault[1], MEND)
            if not signature_png:
                return NO_SIGNATURE
            try:
                self._handed_in[filling.draft] = self._record(filling, signature_png, made)
            except StoreError as error:
                return not_stored(error)
        record = self._store.case(self._handed_in[filling.draft])
        if record is None:
            raise LookupError("a case that was stored cannot be read")
        return submitted(record, made, self._key, self._calendar)

    def _record(self, filling: Filling, signature_png: bytes, made: TerminalIdentity) -> CaseId:
        make = self._recorder.application(filling, signature_png, made, filling.about)
        wrong = filling.about.get(CORRECTS)
        taken_back = [FactDraft("Withdrawn", {"reason": "corrected"}, CaseId(wrong))] if wrong else []
        fact = self._store.record_application(make, destroys_draft=filling.draft, also=taken_back)
        keepers.destroy(self._store, filling.draft)
        return fact.case

    def _desk(self, paper: Paper, draft: str, person: Person, about: dict[str, Any]) -> Desk:
        keeper = keepers.DraftKeeper(
            self._store, draft=draft, item=paper.item.code, version=paper.item.version,
            person=person.id_number or person.name)
        return Desk(FormClock(self._clock), keeper, about)

    def known(self, paper: Paper, person: Person, agent: Agent | None, *, reuse: bool) -> Known:
        """What need not be asked: the card, who acts, and with consent what was said before."""
        earlier = self._reuse.earlier(paper, person) if reuse and agent is None else Earlier()
        return Known(person.name, person.id_number, person.birth, person.sex, person.address, person.nation,
                     earlier, people.acting(agent))
