"""One call of a village from its first byte to the signed answer; groups are committed as they arrive.

Knows no Django and no clock: a county is asked through `County`.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Protocol

from casework.ids import CountyCode, TerminalId
from casework.signing import SigningKey, VerifyKey
from casework.wire import (
    Damaged,
    Group,
    Head,
    Packer,
    Problem,
    Source,
    Unpacker,
    UploadReader,
    facts_to_lean_on,
    write_answer,
)
from county.intake.taking import Parted, Taken
from county.store import EventStore
from county.sync import lives
from county.sync.feeds import news
from county.sync.reply import Reply
from county.sync.unfinished import Incoming

LARGEST_DRAIN_BYTES = 256 * 1024
"""What is read on after a refusal, so that the caller hears the answer instead of a broken line."""


@dataclass(frozen=True, slots=True)
class Caller:
    """A terminal this county knows. `cut` = the last receipt that counts of one that was revoked."""

    key: VerifyKey
    cut: int | None = None


class County(Protocol):
    """What a conversation asks of the county it speaks for."""

    code: CountyCode

    def key_for(self, trust: int) -> SigningKey:
        """Return the key to sign with for somebody who holds this version of the trust bundle."""
        ...

    def now_ms(self) -> int:
        """Milliseconds since 1970 UTC."""
        ...

    def random(self, count: int) -> bytes:
        """Random bytes."""
        ...

    def caller(self, terminal: TerminalId, generation: int, village: str) -> Caller | None:
        """Return who calls; None for a stranger."""
        ...

    def transaction(self) -> AbstractContextManager[EventStore]:
        """Open the event store; committed when the block is left, nothing on an exception."""
        ...

    def take_group(self, head: Head, group: Group, *, cut: int | None) -> Taken | Parted:
        """Keep a verified group; committed when this returns."""
        ...

    def life_began(self) -> None:
        """The database was put back: say again what kiosks must not miss. Within the running transaction."""
        ...

    def began(self, head: Head) -> None:
        """A call has begun with a head that a terminal in good standing has signed."""
        ...

    def heard(self, head: Head, proven: int) -> None:
        """Remember that a terminal called, and how far it has read."""
        ...


@dataclass
class Call:
    """One call while it arrives. `proven` = the caller showed that it holds its log up to here."""

    county: County
    head: Head
    caller: Caller
    proven: int = 0
    kept: int = 0
    """Facts that were new here."""
    problems: list[Problem] = field(default_factory=list)
    parted: bool = False

    def take(self, group: Group | Damaged) -> None:
        """Keep what continues the caller's log; after the first thing that does not, nothing more."""
        if isinstance(group, Damaged):
            return self._part(group.reason)
        if not group.is_signed_by(self.caller.key, self.head):
            return self._part("signature")
        taken = self.county.take_group(self.head, group, cut=self.caller.cut)
        if isinstance(taken, Parted):
            return self._part(taken.reason)
        self.proven = max(self.proven, taken.proven)
        self.problems += taken.problems
        self.kept += len(taken.appended)
        return None

    def _part(self, reason: str) -> None:
        self.problems.append(Problem(0, reason))
        self.parted = True


def converse(body: Incoming, county: County) -> Reply:
    """Take what a village sends and tell it what there is."""
    call = listen(body, county)
    if isinstance(call, Reply):
        return call
    if call.parted:
        body.drain(LARGEST_DRAIN_BYTES)
    return reply_to(call)


def listen(source: Source, county: County) -> Call | Reply:
    """Take what a village sends, from a line or a stick; a refusal at once when it is none of ours."""
    reader = UploadReader()
    call: Call | None = None
    for group in _groups(reader, Unpacker(source), county):
        call = call or _begun(reader.head, county)
        if call is None:
            return _refused(reader, group)
        if group is not None:
            call.take(group)
        if call.parted:
            return call
    return call or _begun(reader.head, county) or _refused(reader, None)


def _groups(reader: UploadReader, unpacker: Unpacker, county: County) -> Iterator[Group | Damaged | None]:
    """Yield None when the head has come, then groups as they arrive; those that lean on facts need it first."""
    yield from _read(reader, unpacker)
    if not unpacker.leans or reader.head is None:
        return
    with county.transaction() as store:
        prefix = _leaning_on(store, reader.head)
    if prefix is None:
        yield Damaged("prefix")
    else:
        unpacker.lean_on(prefix)
        yield from _read(reader, unpacker)


def _read(reader: UploadReader, unpacker: Unpacker) -> Iterator[Group | Damaged | None]:
    while data := unpacker.read():
        is_known = reader.head is not None
        completed = list(reader.feed(data))
        if reader.head is not None and not is_known:
            yield None
        yield from completed


def _leaning_on(store: EventStore, head: Head) -> bytes | None:
    """The facts the caller packed its groups against; None when this county does not hold just these."""
    terminal, start = TerminalId(head.terminal), head.start
    if store.chain_at(terminal, start) != start.chain:
        return None
    lines = store.log(terminal, start.epoch, start.seq - head.prefix, start.seq)
    return facts_to_lean_on(lines) if len(lines) == head.prefix else None


def _refused(reader: UploadReader, group: Group | Damaged | None) -> Reply:
    """401 for a stranger, 426 for another protocol, 400 for noise."""
    if reader.head is not None:
        return Reply(401, b"")
    return Reply(426 if group == Damaged("protocol") else 400, b"")


def _begun(head: Head | None, county: County) -> Call | None:
    """Begin a call when its head is signed by a terminal of this county."""
    if head is None or head.county != county.code:
        return None
    caller = county.caller(TerminalId(head.terminal), head.generation, head.village)
    if caller is None or not head.is_signed_by(caller.key):
        return None
    if caller.cut is None:
        county.began(head)
    with county.transaction() as store:
        if caller.cut is None and lives.notice(store, head, county.random):
            county.life_began()
        return Call(county, head, caller, proven_by(store, head))


def proven_by(store: EventStore, head: Head) -> int:
    """Return how much of its own log a caller proves to hold by the position in its head."""
    chain = store.chain_at(TerminalId(head.terminal), head.start)
    return head.start.seq if chain == head.start.chain else 0


def reply_to(call: Call) -> Reply:
    """Answer; a revoked terminal was only listened to."""
    head, county = call.head, call.county
    terminal = TerminalId(head.terminal)
    county.heard(head, call.proven)
    if call.caller.cut is not None:
        return Reply(403, b"", kept=call.kept)
    with county.transaction() as store:
        lines, cursor, more = news(store, head, call.proven)
        written = list(write_answer(
            county.key_for(head.trust), nonce=head.nonce, ack=store.head(terminal, head.start.epoch),
            durable=store.durable(terminal, head.start.epoch), time_ms=county.now_ms(),
            server_epoch=store.server_epoch(), problems=call.problems, lines=lines, cursor=cursor,
            more=more))
    packer = Packer(expected=sum(map(len, lines)))
    return Reply(200, b"".join(packer.add(line) for line in written) + packer.finish(), kept=call.kept)
