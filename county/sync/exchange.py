"""`POST /s1/sync` of this county: the conversation held on Django's connection.

With `X-Call: <nonce> <count>` the body goes on after so many bytes of a call whose line broke.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction

from casework.ids import TerminalId
from casework.signing import SigningKey
from casework.wire import Group, Head
from county.fleet import bundle, terminals
from county.fleet.county_keys import signing_for
from county.intake import service, surroundings
from county.intake.taking import Parted, Taken
from county.store import EventStore
from county.sync.conversation import Caller, converse
from county.sync.reply import Reply
from county.sync.stream import Body
from county.sync.unfinished import Remembered, Unfinished, already_here

UNFINISHED = Unfinished()
"""Of this process: villages are served by one."""


class ThisCounty:
    """`County` on Django's connection."""

    def __init__(self, body: Remembered | None = None) -> None:
        self.code = surroundings.county_code()
        self._body = body

    def key_for(self, trust: int) -> SigningKey:
        return signing_for(trust)

    def now_ms(self) -> int:
        return surroundings.now_ms()

    def random(self, count: int) -> bytes:
        return surroundings.random_bytes(count)

    def caller(self, terminal: TerminalId, generation: int, village: str) -> Caller | None:
        known = terminals.known(terminal, generation, village)
        return Caller(known.key, known.cut) if known else None

    @contextmanager
    def transaction(self) -> Iterator[EventStore]:
        with transaction.atomic():
            yield surroundings.event_store()

    def take_group(self, head: Head, group: Group, *, cut: int | None) -> Taken | Parted:
        return service.take_group(head, group, cut=cut)

    def life_began(self) -> None:
        bundle.publish()

    def began(self, head: Head) -> None:
        if self._body is not None:
            UNFINISHED.begin(head, self._body)

    def heard(self, head: Head, proven: int) -> None:
        terminals.heard(head, proven)


def answer(environ: dict[str, Any]) -> Reply:
    """Take what a village sends and tell it what there is."""
    before = already_here(environ.get("HTTP_X_CALL", ""), UNFINISHED)
    if before is None:
        return Reply(409, b"")
    body = Remembered(Body(environ), before)
    try:
        return converse(body, ThisCounty(body))
    finally:
        UNFINISHED.end(body)
