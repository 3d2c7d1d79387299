"""One thing (一件事): a life event, asked as one form and handed in as one case for each matter.

The cases are written in one transaction, share nothing but the life event's id, and run on alone from there.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from casework.definition import Text
from casework.ids import CaseId, ItemCode
from casework.life_event import LifeEvent, PublishedLifeEvent
from casework.message import N_, Message
from casework.signing import SigningKey
from casework.workdays import Calendar
from kiosk.forms.filling import Filling
from kiosk.forms.joint import Joint
from kiosk.forms.keeping import Keeper, Where
from kiosk.forms.matters import GATE, Child, Table
from kiosk.forms.opening import Desk, Paper
from kiosk.services import people
from kiosk.services.applying import Applying
from kiosk.services.clock import Clock, FormClock
from kiosk.services.consent import Consent, consent_of_all
from kiosk.services.drafts import KEPT, DraftCard, DraftGone
from kiosk.services.guide import ItemCard, card_of
from kiosk.services.handed_in import Submitted, submitted
from kiosk.services.item_forms import ItemForms
from kiosk.services.keepers import DraftKeeper, PartKeeper, destroy, photo_id
from kiosk.services.people import Agent, Person
from kiosk.services.recording import Recorder
from kiosk.services.refusals import MEND, NO_SIGNATURE, NOT_ENROLLED, Incomplete, NotStored, not_stored
from kiosk.services.reuse import Offer
from kiosk.store import Draft, Store, StoreError, TerminalIdentity
from xforms import Form

NOTHING_CHOSEN = Message(N_("By what you answered there is nothing to hand in."))
LOOK_AGAIN = Message(N_("Look at the first answers again, or choose a single matter from the pictures."))
_KEPT_DAYS = KEPT.days


@dataclass(frozen=True, slots=True)
class EventCard:
    """A life event in a list: village word, one plain line, icon, and the matters it brings together."""

    code: str
    short_name: Text
    about: Text
    icon: str
    matters: tuple[ItemCard, ...]
    order: tuple[tuple[tuple[ItemCard, ...], tuple[ItemCard, ...]], ...] = ()
    """What comes first, and what follows it."""
    rivals: tuple[tuple[ItemCard, ...], ...] = ()
    """Of each group only one can be granted in the end."""


@dataclass(frozen=True, slots=True)
class NoSuchEvent:
    """This kiosk does not hold that life event, or none of its matters."""

    @property
    def sentence(self) -> Message:
        """What is so."""
        return Message(N_("This has not come to our village's machine yet."))

    @property
    def next_step(self) -> Message:
        """What to do."""
        return Message(N_("Choose a single matter from the pictures, or ask the assistant."))


@dataclass(frozen=True, slots=True)
class HandedInTogether:
    """Handed in as one: a receipt for each case, and what was left for later (kept 7 days)."""

    title: Text
    cases: tuple[Submitted, ...]
    later: tuple[Child, ...]
    sentence: Message
    kept_days: int = _KEPT_DAYS


class OneThing:
    """Opens and hands in life events."""

    def __init__(self, store: Store, forms: ItemForms, applying: Applying, recorder: Recorder, *, key: SigningKey,
                 clock: Clock, random: Callable[[int], bytes], calendar: Calendar) -> None:
        self._store, self._forms, self._applying, self._recorder = store, forms, applying, recorder
        self._key, self._clock, self._random, self._calendar = key, clock, random, calendar
        self._gates: dict[tuple[str, int], Form] = {}
        self._handed_in: dict[str, tuple[tuple[CaseId, ...], tuple[Child, ...]]] = {}

    def events(self) -> tuple[EventCard, ...]:
        """The life events of which at least two matters can be taken here, in the order of their codes."""
        cards = (self._card(one.event) for one in self._store.life_events())
        return tuple(card for card in cards if len(card.matters) > 1)

    def consent(self, code: str) -> Consent | NoSuchEvent:
        """What to read out before the first question, and above the signature: of all its matters at once."""
        found = self._newest(code)
        made = self._store.identity()
        items = [paper.item for one in found.event.items if (paper := self._forms.newest(one))] if found else []
        return consent_of_all(items, assistant=made.assistant_name if made else "") if items else NoSuchEvent()

    def earlier(self, code: str, person: Person) -> Offer | None:
        """What the person said or handed in here before and any of its matters asks for."""
        found = self._newest(code)
        offers = [offer for item in (found.event.items if found else ())
                  if (offer := self._applying.earlier(item, person)) is not None]
        if not offers:
            return None
        kinds = tuple(dict.fromkeys(kind for offer in offers for kind in offer.kinds))
        return Offer(kinds, max(offer.day for offer in offers))

    def start(self, code: str, person: Person, agent: Agent | None = None, *, language: str = "zh_CN",
              reuse: bool = False) -> Joint | NoSuchEvent:
        """Open the gate; each matter opens when the gate takes it in."""
        found = self._newest(code)
        if found is None:
            return NoSuchEvent()
        draft = self._random(12).hex()
        about = people.to_record(person, agent) | {"reuse": reuse}
        table = self._table(found.event, draft, about, language)
        gate = self._desk(table.keeper).gate(self._gate(found), language=language)
        return Joint(table, {GATE: gate}, Where(), language=language)

    def drafts_of(self, person: Person) -> tuple[DraftCard, ...]:
        """The life events a person began, newest first."""
        found = ((draft, self._store.life_event(draft.item, draft.version))
                 for draft in self._store.drafts.of_person(person.id_number or person.name))
        return tuple(DraftCard.of(draft, ItemCode(draft.item), one.event.short_name)
                     for draft, one in found if one is not None)

    def reopen(self, id: str, person: Person, *, language: str = "zh_CN") -> Joint | DraftGone:
        """Go on at the same question. Only the person who began it can."""
        mine = self._store.drafts.of_person(person.id_number or person.name)
        draft = next((one for one in mine if one.id == id), None)
        found = self._store.life_event(draft.item, draft.version) if draft else None
        if draft is None or found is None:
            return DraftGone()
        snapshot = json.loads(draft.payload)
        table = self._table(found.event, id, snapshot["about"], language)
        desk = self._desk(table.keeper)
        parts = {}
        for name, (version, part) in snapshot["parts"].items():
            paper = self._gate(found) if name == GATE else self._forms.version(name, version)
            if paper is not None:
                parts[name] = desk.again(paper, part, draft=id, language=language)
        where = snapshot["where"]
        return Joint(table, parts, Where(where["at"], where["returning"], set(where["later"])), language=language)

    def submit(self, joint: Joint, signature_png: bytes) -> HandedInTogether | Incomplete | NotStored:
        """Hand in every matter that was not put aside: all or nothing, acknowledged after the commit.

        A second call hands in nothing more and returns the same receipts.
        """
        made = self._store.identity()
        if made is None:
            return NOT_ENROLLED
        if joint.draft not in self._handed_in:
            fault = joint.first_fault()
            if fault is not None:
                return Incomplete(fault[0], fault[1], MEND)
            if not joint.fillings():
                return Incomplete("", NOTHING_CHOSEN, LOOK_AGAIN)
            if not signature_png:
                return NO_SIGNATURE
            try:
                self._handed_in[joint.draft] = self._record(joint, signature_png, made)
            except StoreError as error:
                return not_stored(error)
        return self._receipts(joint, made)

    def _record(self, joint: Joint, png: bytes, made: TerminalIdentity) -> tuple[tuple[CaseId, ...], tuple[Child, ...]]:
        together = {"id": self._random(12).hex(), "event": joint.event.code, "version": joint.event.version}
        makes = [self._recorder.application(filling, png, made, joint.about, together=together)
                 for filling in joint.fillings().values()]
        later = tuple(child for child in joint.matters.children() if child.later)
        keeps = [draft for child in later for draft in self._kept(joint, child)]
        facts = self._store.record_applications(makes, destroys_draft=joint.draft, keeps=keeps)
        destroy(self._store, joint.draft)
        return tuple(fact.case for fact in facts), later

    def _kept(self, joint: Joint, child: Child) -> list[Draft]:
        """A matter left for later, as the draft of a single matter, with its photographs."""
        filling = joint.matters[child.code]
        person, _ = people.from_record(joint.about)
        id, item, version = self._random(12).hex(), filling.item.code, filling.item.version
        payload = json.dumps({**filling.snapshot(), "about": dict(joint.about)}, ensure_ascii=False).encode()
        photos = [Draft(photo_id(id, one.sha256), item, version, id, data)
                  for one in filling.attachments() if (data := filling.stored(one)) is not None]
        return [Draft(id, item, version, person.id_number or person.name, payload), *photos]

    def _receipts(self, joint: Joint, made: TerminalIdentity) -> HandedInTogether:
        cases, later = self._handed_in[joint.draft]
        records = [record for case in cases if (record := self._store.case(case)) is not None]
        receipts = tuple(submitted(record, made, self._key, self._calendar) for record in records)
        sentence = Message(N_("{count} matters handed in and stored. They count from today."),
                           {"count": str(len(receipts))})
        return HandedInTogether(joint.event.short_name, receipts, later, sentence)

    def _newest(self, code: str) -> PublishedLifeEvent | None:
        return next((one for one in self._store.life_events() if one.event.code == code), None)

    def _card(self, event: LifeEvent) -> EventCard:
        here = [card_of(paper.item) for code in event.items if (paper := self._forms.newest(code)) is not None]
        cards = {one.code: one for one in here}
        order = tuple((tuple(cards[one] for one in first), tuple(cards[one] for one in then))
                      for first, then in event.order(cards))
        rivals = tuple(tuple(card for card in here if card.code in group) for group in event.excludes)
        return EventCard(event.code, event.short_name, event.about, event.icon, tuple(here), order,
                         tuple(group for group in rivals if len(group) > 1))

    def _table(self, event: LifeEvent, draft: str, about: Mapping[str, Any], language: str) -> Table:
        person, agent = people.from_record(about)
        keeper = DraftKeeper(self._store, draft=draft, item=event.code, version=event.version,
                             person=person.id_number or person.name)
        reuse = bool(about.get("reuse"))

        def open(code: ItemCode) -> Filling | None:
            paper = self._forms.newest(code)
            if paper is None:
                return None
            known = self._applying.known(paper, person, agent, reuse=reuse)
            return self._desk(keeper).new(paper, known, draft=draft, language=language)

        return Table(event, keeper, open, draft, about)

    def _desk(self, keeper: Keeper) -> Desk:
        return Desk(FormClock(self._clock), PartKeeper(keeper))

    def _gate(self, found: PublishedLifeEvent) -> Paper:
        key = found.event.code, found.event.version
        if key not in self._gates:
            self._gates[key] = Form.load(found.gate, media=found.media)
        return Paper.of_gate(found.event, self._gates[key])


