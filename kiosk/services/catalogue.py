"""Finding a matter: by topic, by a word as a neighbour would say it, by pinyin initials."""

from dataclasses import dataclass

from casework.ids import ItemCode
from casework.message import Message
from kiosk.services.guide import Guide, ItemCard
from kiosk.services.topics import Topic


@dataclass(frozen=True, slots=True)
class NoSuchItem:
    """This kiosk holds no matter of that code."""

    code: str
    sentence: Message
    next_step: Message


class Catalogue:
    """The matters this kiosk can take, as the county published them."""

    def topics(self) -> tuple[Topic, ...]:
        """All 13 topics with how many matters stand under each; the order never changes."""
        raise NotImplementedError

    def items(self, topic: str | None = None) -> tuple[ItemCard, ...]:
        """The matters of a topic, or all, by number."""
        raise NotImplementedError

    def common(self, limit: int = 6) -> tuple[ItemCard, ...]:
        """What people here use most (村里人常办); filled up by number."""
        raise NotImplementedError

    def search(self, words: str, limit: int = 12) -> tuple[ItemCard, ...]:
        """Matters for a word, best first; '' finds nothing. Never raises, whatever is written."""
        raise NotImplementedError

    def guide(self, code: ItemCode) -> Guide | NoSuchItem:
        """The guide of one matter."""
        raise NotImplementedError
