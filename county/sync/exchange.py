"""`POST /s1/sync`: groups are committed as they arrive, then the signed answer with the feed."""

from dataclasses import dataclass, field
from typing import Any

from casework.ids import TerminalId
from casework.signing import VerifyKey
from casework.wire import (
    Damaged,
    Group,
    Head,
    Packer,
    Problem,
    Unpacker,
    UploadReader,
    write_answer,
)
from county.fleet import terminals
from county.intake import service
from county.intake.surroundings import county_code, county_key, event_store, now_ms
from county.sync import lives
from county.sync.feeds import news
from county.sync.reply import Reply
from county.sync.stream import Body

LARGEST_DRAIN_BYTES = 256 * 1024
"""What is read on after a refusal, so that the caller hears the answer instead of a broken line."""


@dataclass
class _Call:
    """One call while it arrives. `proven` = the caller showed that it holds its log up to here."""

    head: Head
    key: VerifyKey
    proven: int = 0
    problems: list[Problem] = field(default_factory=list)
    parted: bool = False

    def take(self, group: Group | Damaged) -> None:
        """Keep what continues the caller's log; after the first thing that does not, nothing more."""
        if isinstance(group, Damaged):
            return self._part(group.reason)
        if not group.is_signed_by(self.key, self.head):
            return self._part("signature")
        taken = service.take_group(self.head, group)
        if isinstance(taken, service.Parted):
            return self._part(taken.reason)
        self.proven = max(self.proven, taken.proven)
        self.problems += taken.problems
        return None

    def _part(self, reason: str) -> None:
        self.problems.append(Problem(0, reason))
        self.parted = True


def answer(environ: dict[str, Any]) -> Reply:
    """Take what a village sends and tell it what there is."""
    reader = UploadReader()
    body = Body(environ)
    unpacker = Unpacker(body)
    call: _Call | None = None
    while data := unpacker.read():
        for group in reader.feed(data):
            call = call or _begun(reader.head)
            if call is None:
                return _refused(reader, group)
            call.take(group)
        if call is not None and call.parted:
            body.drain(LARGEST_DRAIN_BYTES)
            return _answer(call)
    call = call or _begun(reader.head)
    return _refused(reader, None) if call is None else _answer(call)


def _refused(reader: UploadReader, group: Group | Damaged | None) -> Reply:
    """401 for a stranger, 426 for another protocol, 400 for noise."""
    if reader.head is not None:
        return Reply(401, b"")
    return Reply(426 if group == Damaged("protocol") else 400, b"")


def _begun(head: Head | None) -> _Call | None:
    """Begin a call when its head is signed by a terminal of this county."""
    if head is None or head.county != county_code():
        return None
    key = terminals.key_of(TerminalId(head.terminal), head.generation, head.village)
    if key is None or not head.is_signed_by(key):
        return None
    lives.notice(head)
    return _Call(head, key, _proven_by(head))


def _proven_by(head: Head) -> int:
    chain = event_store().chain_at(TerminalId(head.terminal), head.start)
    return head.start.seq if chain == head.start.chain else 0


def _answer(call: _Call) -> Reply:
    head, store = call.head, event_store()
    terminal = TerminalId(head.terminal)
    terminals.seen(terminal)
    lines, cursor, more = news(store, head, call.proven)
    written = write_answer(
        county_key(), nonce=head.nonce, ack=store.head(terminal, head.start.epoch), durable=None,
        time_ms=now_ms(), server_epoch=store.server_epoch(), problems=call.problems, lines=lines,
        cursor=cursor, more=more)
    packer = Packer(expected=sum(map(len, lines)))
    return Reply(200, b"".join(packer.add(line) for line in written) + packer.finish())
