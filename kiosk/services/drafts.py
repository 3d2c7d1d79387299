"""What somebody began and left: reopened by card, or by number and name."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from casework.definition import Text
from casework.facts import CHINA
from casework.ids import ItemCode
from casework.message import N_, Message
from kiosk.forms.filling import Filling
from kiosk.forms.opening import Desk
from kiosk.services import keepers
from kiosk.services.clock import Clock, FormClock
from kiosk.services.item_forms import ItemForms
from kiosk.services.people import Person
from kiosk.store import Draft, Store

KEPT = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class DraftCard:
    """A form that was begun; kept 7 days."""

    id: str
    item_code: ItemCode
    item: Text
    saved_on: date
    kept_until: date

    @classmethod
    def of(cls, draft: Draft, code: ItemCode, name: Text) -> "DraftCard":
        """The card of a stored draft."""
        saved = datetime.fromtimestamp(draft.updated_ms / 1000, UTC).astimezone(CHINA).date()
        return cls(draft.id, code, name, saved, saved + KEPT)


@dataclass(frozen=True, slots=True)
class DraftGone:
    """The draft was handed in, wiped or has run out."""

    @property
    def sentence(self) -> Message:
        """What is so."""
        return Message(N_("What was begun is no longer here."))

    @property
    def next_step(self) -> Message:
        """What to do."""
        return Message(N_("Start anew. What your card says is filled in for you."))


class Drafts:
    """Finds and reopens what was left."""

    def __init__(self, store: Store, forms: ItemForms, clock: Clock) -> None:
        self._store, self._forms, self._clock = store, forms, clock

    def of(self, person: Person) -> tuple[DraftCard, ...]:
        """The drafts of a proven person, newest first; of anybody else none."""
        if not person.proven:
            return ()
        cards = (self._card(draft) for draft in self._store.drafts.of_person(_key(person)))
        return tuple(card for card in cards if card is not None)

    def reopen(self, id: str, person: Person, *, language: str = "zh_CN") -> Filling | DraftGone:
        """Go on at the same question. Only the person who began it can."""
        draft = next((one for one in self._store.drafts.of_person(_key(person)) if one.id == id), None)
        paper = self._forms.version(draft.item, draft.version) if draft else None
        if draft is None or paper is None:
            return DraftGone()
        snapshot = json.loads(draft.payload)
        keeper = keepers.DraftKeeper(
            self._store, draft=id, item=draft.item, version=draft.version, person=_key(person))
        desk = Desk(FormClock(self._clock), keeper, snapshot["about"])
        return desk.again(paper, snapshot, draft=id, language=language)

    def wipe(self, id: str) -> None:
        """Destroy a draft with its photographs and keys; nothing happens when it is gone already."""
        keepers.destroy(self._store, id)

    def wipe_expired(self) -> int:
        """Destroy what is older than 7 days; returns how many."""
        return self._store.drafts.destroy_expired()

    def _card(self, draft: Draft) -> DraftCard | None:
        paper = self._forms.version(draft.item, draft.version)
        return DraftCard.of(draft, paper.item.code, paper.item.short_name) if paper else None


def _key(person: Person) -> str:
    return person.id_number or person.name
