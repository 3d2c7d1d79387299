"""Who speaks when a stick is taken in or made: the county behind it, and the terminal it comes from or goes to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from casework.signing import OpeningKey
from casework.wire import Head
from county.attachments.folder import AttachmentFolder
from county.sync.conversation import County


class StickCounty(County, Protocol):
    """What a stick asks of its county, besides what a call over the line asks."""

    def opening_keys(self) -> Mapping[str, OpeningKey]:
        """Return the keys that open what was sealed to this county, by name."""
        ...

    def attachments(self) -> AttachmentFolder:
        """Return the bytes by hash that are here."""
        ...


@dataclass(frozen=True, slots=True)
class Receiver:
    """The terminal a stick for the way back goes to, as it was last heard."""

    generation: int
    exchange_key: bytes = field(repr=False)
    """The X25519 key that it opens sticks with."""
    head: Head
    """Of its last call, over the line or on a stick."""
    proven: int
    have: tuple[str, ...] = ()
    """Hashes it sent, so that it need not send them again."""
    wanted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Numbered:
    """The number of a stick for the way back, and when its contents were first put together."""

    number: int
    made_ms: int


@dataclass
class HeardOf:
    """What the sticks of one terminal said in one go."""

    have: set[str] = field(default_factory=set)
    wanted: set[str] = field(default_factory=set)
    newest: tuple[Head, int] | None = None
    """Head of the call read last, and what it proved to hold."""
    heads: list[tuple[Head, int]] = field(default_factory=list)

    def end_of_stick(self) -> None:
        """The last call of a stick tells how far its maker has read."""
        if self.newest is not None:
            self.heads.append(self.newest)
        self.newest = None

    def least(self) -> tuple[Head, int] | None:
        """Return the head that has read least, and what it proved.

        Numbers and clocks of a box that was put back run again from where they were, so an old stick cannot be
        told from a box put back since: at worst the way back carries something twice.
        """
        return min(self.heads, key=lambda one: (sum(one[0].cursor.values()), one[1]), default=None)
