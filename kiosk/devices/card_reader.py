"""The reader of citizen cards."""

from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Card:
    """What a citizen card says, as read; nothing of it shows in a repr."""

    name: str = field(repr=False)
    id_number: str = field(repr=False)
    sex: str = field(default="", repr=False)
    nation: str = field(default="", repr=False)
    birth: str = field(default="", repr=False)
    """ISO day, '' = only in the number."""
    address: str = field(default="", repr=False)
    id_type: str = "citizen"


@dataclass(frozen=True, slots=True)
class UnreadableCard:
    """Something lies on the reader that gives no data."""


class CardReader(Protocol):
    """Tells what lies on the plate now; asked a few times a second."""

    def look(self) -> Card | UnreadableCard | None:
        """The card that lies there, or None. Never raises, never waits."""
        ...
