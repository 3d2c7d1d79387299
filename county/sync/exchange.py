"""`POST /s1/sync` of this county: the conversation held on Django's connection."""

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


class ThisCounty:
    """`County` on Django's connection."""

    def __init__(self) -> None:
        self.code = surroundings.county_code()

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

    def heard(self, head: Head, proven: int) -> None:
        terminals.heard(head, proven)


def answer(environ: dict[str, Any]) -> Reply:
    """Take what a village sends and tell it what there is."""
    return converse(Body(environ), ThisCounty())
