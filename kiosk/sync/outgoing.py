"""The body of one call while it is written. What was written once can be given again from any byte."""

from collections.abc import Generator, Iterator
from typing import Any

from kiosk.store import OutboxPart, Store

PIECE_BYTES = 4 * 1024
"""Handed to the line at once: under TLS such a piece arrives whole or not at all."""
SMALL_PIECE_BYTES = 1024
"""On a line that was cut not long ago; each costs 30 bytes more."""

Written = Generator[tuple[bytes, int], bool | None, None]


class Outgoing:
    """A body of `part` that is written as the line takes it, until `most` bytes were reached.

    `piece` = bytes that are handed on at once.
    """

    def __init__(self, store: Store, part: OutboxPart, nonce: str, body: Written, most: int,
                 piece: int = PIECE_BYTES) -> None:
        self.part, self.nonce = part, nonce
        self.facts = 0
        """Of the groups that were not whole at the other end when this was given last."""
        self._body, self._most, self._piece = body, most, piece
        self._gone = bytearray()
        self._groups: list[tuple[int, int]] = []
        """Where each ends, and how many facts it holds."""
        self._enough: bool | None = None
        self._rests_on = _said_in_the_head(store)

    def still_holds(self, store: Store, part: OutboxPart) -> bool:
        """Whether what its head says of this kiosk is still so, and the same facts come next."""
        ours = self.part.epoch, self.part.seq, self.part.chain
        return ours == (part.epoch, part.seq, part.chain) and self._rests_on == _said_in_the_head(store)

    def after(self, count: int) -> Iterator[bytes]:
        """Yield the bytes after the first `count`."""
        if count:
            self._piece = SMALL_PIECE_BYTES
        self.facts = sum(facts for end, facts in self._groups if end > count)
        while count < len(self._gone) or self._writes_on():
            data = bytes(self._gone[count:count + self._piece])
            count += len(data)
            if data:
                yield data

    def _writes_on(self) -> bool:
        """Write the next group; False when there is no more."""
        try:
            data, facts = self._body.send(self._enough)
        except StopIteration:
            return False
        self._gone += data
        self.facts += facts
        self._groups.append((len(self._gone), facts))
        self._enough = facts > 0 and len(self._gone) > self._most or None
        return True


def _said_in_the_head(store: Store) -> tuple[Any, ...]:
    return store.identity(), store.exchange.cursor(), store.exchange.server_epoch(), store.trust.version()
