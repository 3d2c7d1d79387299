"""One exchange: what waits goes up, what the county says comes home."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO

from casework.signing import SigningKey, VerifyKey
from casework.wire import (
    Answer,
    AnswerReader,
    Damaged,
    Packer,
    Position,
    Unpacker,
    write_group,
    write_head,
)
from kiosk.store import Clock, OutboxPart, Store, TerminalIdentity
from kiosk.sync.blobs import exchange_blobs
from kiosk.sync.link import Link, NotReached, Refused, Response, Trouble

MOST_FACTS = 2000
GROUP_FACTS = 15
"""About 2-4 KB compressed: what a cut line may cost."""
MOST_ROUNDS = 200
PARTED = frozenset({"fork", "gap", "unknown-epoch"})
"""Reasons after which this box goes on in a new epoch."""


@dataclass(frozen=True, slots=True)
class Exchanged:
    """The county answered and was believed."""

    sent: int
    received: int
    round_trips: int
    bytes_up: int
    bytes_down: int


Outcome = Exchanged | NotReached | Refused


def exchange_once(store: Store, key: SigningKey, link: Link, *, clock: Clock,
                  random: Callable[[int], bytes]) -> Outcome:
    """Exchange until nothing is left on either side. Everything stays here when it breaks off."""
    identity = store.identity()
    if identity is None:
        return Refused(0)
    before = link.round_trips, link.bytes_up, link.bytes_down
    sent = received = 0
    for _ in range(MOST_ROUNDS):
        part = store.outbox(MOST_FACTS)
        answer = _round(store, key, link, identity, part, clock, random)
        if not isinstance(answer, Answer):
            return answer
        sent, received = sent + len(part.lines), received + len(answer.lines)
        if not answer.more and not store.outbox(1).lines:
            break
    trouble = exchange_blobs(store, key, link, identity)
    if trouble is not None:
        return trouble
    return Exchanged(sent, received, link.round_trips - before[0], link.bytes_up - before[1],
                     link.bytes_down - before[2])


def _round(store: Store, key: SigningKey, link: Link, identity: TerminalIdentity, part: OutboxPart,
           clock: Clock, random: Callable[[int], bytes]) -> Answer | NotReached | Refused:
    nonce = random(12).hex()
    asked_ms = clock.now_ms()
    body = _body(key, identity, part, store.cursor(), store.server_epoch(), nonce)
    response = link.call("POST", "/s1/sync", body=body if part.lines else b"".join(body))
    answer = _read(response, VerifyKey(identity.county_key), nonce)
    if isinstance(answer, Answer):
        middle_ms = (asked_ms + clock.now_ms()) // 2
        agrees = store.take_answer(answer, offset_ms=answer.time_ms - middle_ms)
        if not agrees or any(problem.reason in PARTED for problem in answer.problems):
            store.begin_new_epoch()
    return answer


def _body(key: SigningKey, identity: TerminalIdentity, part: OutboxPart, cursor: dict[str, int],
          server_epoch: str, nonce: str) -> Iterator[bytes]:
    """Yield the compressed body, readable group by group."""
    packer = Packer()
    position = Position(part.epoch, part.seq, part.chain)
    head = write_head(
        key, county=identity.county, village=identity.village, terminal=identity.terminal,
        generation=identity.generation, start=position, cursor=cursor, server_epoch=server_epoch,
        nonce=nonce)
    yield packer.add(head)
    for start in range(0, len(part.lines), GROUP_FACTS):
        lines = part.lines[start:start + GROUP_FACTS]
        group, position = write_group(key, lines, county=identity.county, village=identity.village,
                                      terminal=identity.terminal, start=position)
        yield packer.add(group) + packer.flush()
    yield packer.finish()


def _read(response: Response | NotReached, key: VerifyKey, nonce: str) -> Answer | NotReached | Refused:
    if isinstance(response, NotReached):
        return response
    if response.status in (401, 403):
        return Refused(response.status)
    if response.status != 200:
        return NotReached(Trouble.NOT_THE_COUNTY)
    reader = AnswerReader(key, nonce)
    unpacker = Unpacker(BytesIO(response.body))
    while data := unpacker.read():
        if reader.feed(data) is not None:
            return NotReached(Trouble.NOT_THE_COUNTY)
    answer = reader.finish()
    return NotReached(Trouble.NOT_THE_COUNTY) if isinstance(answer, Damaged) else answer
