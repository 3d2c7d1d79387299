"""Finding a matter: by topic, by a word as a neighbour would say it, by pinyin initials."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from casework.definition import ItemDefinition
from casework.ids import ItemCode
from casework.message import N_, Message
from kiosk.services.clock import Clock, today
from kiosk.services.guide import Guide, ItemCard, card_of, guide_of
from kiosk.services.search import Entry, entry, find
from kiosk.services.topics import TOPICS, Topic
from kiosk.store import Store


@dataclass(frozen=True, slots=True)
class NoSuchItem:
    """This kiosk holds no matter of that code."""

    code: str

    @property
    def sentence(self) -> Message:
        """What is so."""
        return Message(N_("This matter has not come to our village's machine yet."))

    @property
    def next_step(self) -> Message:
        """What to do."""
        return Message(N_("Ask the assistant. They take it down on paper and send it."))


class Catalogue:
    """The matters this kiosk can take, as the county published them."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock
        self._used = date.min, Counter[ItemCode | None]()
        self._entries: Mapping[tuple[ItemCode, int], Entry] = {}

    def topics(self) -> tuple[Topic, ...]:
        """All 13 topics with how many matters stand under each; the order never changes."""
        counts = Counter(item.topic for item in self._items())
        return tuple(replace(topic, count=counts[topic.key]) for topic in TOPICS)

    def items(self, topic: str | None = None) -> tuple[ItemCard, ...]:
        """The matters of a topic, or all, by number."""
        return tuple(card_of(item) for item in self._items() if topic in (None, item.topic))

    def common(self, limit: int = 6) -> tuple[ItemCard, ...]:
        """What people here used most up to last midnight (村里人常办); filled up by number.

        The order stays for the day: who comes back finds each tile where it was.
        """
        used = self._used_before_today()
        items = sorted(self._items(), key=lambda item: (-used[item.code], item.number))
        return tuple(map(card_of, items[:limit]))

    def search(self, words: str, limit: int = 12) -> tuple[ItemCard, ...]:
        """Matters for a word, best first; '' finds nothing. Never raises, whatever is written."""
        return tuple(map(card_of, find(self._index().values(), words, limit)))

    def guide(self, code: ItemCode) -> Guide | NoSuchItem:
        """The guide of one matter."""
        item = next((item for item in self._items() if item.code == code), None)
        return guide_of(item) if item else NoSuchItem(code)

    def _used_before_today(self) -> Counter[ItemCode | None]:
        """How often each matter was handed in here, counted once a day."""
        day = today(self._clock)
        if self._used[0] != day:
            cases = (record.case for record in self._store.cases(open_only=False))
            self._used = day, Counter(case.item for case in cases if case.transitions and case.transitions[0].day < day)
        return self._used[1]

    def _items(self) -> list[ItemDefinition]:
        published = (one.definition for one in self._store.items())
        return sorted(published, key=lambda item: item.number)

    def _index(self) -> Mapping[tuple[ItemCode, int], Entry]:
        """One entry a matter; only new versions are worked out anew."""
        items = {(item.code, item.version): item for item in self._items()}
        self._entries = {key: self._entries.get(key) or entry(item) for key, item in items.items()}
        return self._entries
