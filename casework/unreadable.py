"""What a person typed, scanned or brought cannot be read: why, and what to do, as values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from casework.message import Message


@dataclass(frozen=True, slots=True)
class Unreadable:
    """`reason` is a key of the class's `sentences`; each kind of input has its own class."""

    reason: str
    sentences: ClassVar[Mapping[str, Message]]
    mend: ClassVar[Message]

    @property
    def sentence(self) -> Message:
        """What is so."""
        return self.sentences[self.reason]

    @property
    def next_step(self) -> Message:
        """What to do."""
        return self.mend
