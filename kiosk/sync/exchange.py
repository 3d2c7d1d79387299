"""One exchange: what waits goes up, what the county says comes home."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO

from casework.signing import SigningKey, VerifyKey
from casework.wire import (
    Answer,
    AnswerReader,
    Damaged,
    Unpacker,
)
from kiosk.store import Clock, OutboxPart, Store, TerminalIdentity
from kiosk.sync.blobs import exchange_blobs
from kiosk.sync.body import write_body
from kiosk.sync.link import Link, NotReached, Refused, Response, Trouble
from kiosk.sync.pace import Pace

MOST_FACTS = 2000
MOST_ROUNDS = 500
FEED_BYTES_A_LINE_BYTE = 4
"""Feeds compress at least this well: what is asked for so that the answer fits the pace."""


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
                  random: Callable[[int], bytes], pace: Pace | None = None) -> Outcome:
    """Exchange until nothing is left on either side. Everything stays here when it breaks off.

    `pace` remembers what the line could carry; give the same one again and again.
    """
    identity = store.identity()
    if identity is None:
        return Refused(0)
    pace = pace or Pace()
    before = link.round_trips, link.bytes_up, link.bytes_down
    counts = _rounds(_Caller(store, key, link, identity, clock, random, pace))
    if not isinstance(counts, tuple):
        return counts
    trouble = exchange_blobs(store, key, link, identity, pace)
    if trouble is not None:
        return trouble
    return Exchanged(*counts, link.round_trips - before[0], link.bytes_up - before[1],
                     link.bytes_down - before[2])


def _rounds(caller: "_Caller") -> tuple[int, int] | NotReached | Refused:
    """Return how many facts went up and feed lines came down."""
    sent = received = 0
    repairing, asked = caller.pace.ask_first, set[str]()
    for _ in range(MOST_ROUNDS):
        part = caller.store.outbox(MOST_FACTS)
        asking = repairing and part.epoch not in asked
        outcome = caller.call(replace(part, lines=()) if asking else part, asking=asking)
        if not isinstance(outcome, _Round):
            return outcome
        asked |= {part.epoch} if asking else set()
        repairing = repairing or not outcome.agrees
        sent, received = sent + outcome.sent, received + len(outcome.answer.lines)
        if outcome.agrees and any(problem.seq == 0 for problem in outcome.answer.problems):
            return NotReached(Trouble.SERVER)
        if not asking and not outcome.answer.more and not caller.store.outbox(1).lines:
            break
    return sent, received


@dataclass(frozen=True, slots=True)
class _Round:
    answer: Answer
    agrees: bool
    sent: int


@dataclass
class _Caller:
    store: Store
    key: SigningKey
    link: Link
    identity: TerminalIdentity
    clock: Clock
    random: Callable[[int], bytes]
    pace: Pace
    _sent: int = 0

    def call(self, part: OutboxPart, *, asking: bool) -> _Round | NotReached | Refused:
        """Make one call and take its answer into the store."""
        nonce = self.random(12).hex()
        asked_ms, moved = self.clock.now_ms(), self.link.bytes_up + self.link.bytes_down
        body = self._body(part, nonce, most=0 if asking else self.pace.bytes * FEED_BYTES_A_LINE_BYTE)
        response = self.link.call("POST", "/s1/sync", body=body if part.lines else b"".join(body))
        answer = _read(response, self.store.county_keys(), nonce)
        if not isinstance(answer, Answer):
            self.pace.broke_off(self.link.bytes_up + self.link.bytes_down - moved)
            return answer
        self.pace.went_well()
        middle_ms = (asked_ms + self.clock.now_ms()) // 2
        agrees = self.store.take_answer(answer, offset_ms=answer.time_ms - middle_ms)
        return _Round(answer, agrees, self._sent)

    def _body(self, part: OutboxPart, nonce: str, *, most: int) -> Iterator[bytes]:
        """Yield the compressed body, readable group by group, until the pace is reached."""
        gone = self._sent = 0
        body = write_body(self.store, self.key, self.identity, part, nonce=nonce, most=most)
        enough: bool | None = None
        while True:
            try:
                data, facts = body.send(enough)
            except StopIteration:
                return
            yield data
            gone, self._sent = gone + len(data), self._sent + facts
            enough = facts > 0 and gone > self.pace.bytes or None


def _read(response: Response | NotReached, keys: Sequence[VerifyKey], nonce: str) -> Answer | NotReached | Refused:
    if isinstance(response, NotReached):
        return response
    if response.status in (401, 403):
        return Refused(response.status)
    if response.status != 200:
        return NotReached(Trouble.NOT_THE_COUNTY)
    reader = AnswerReader(keys, nonce)
    unpacker = Unpacker(BytesIO(response.body))
    while data := unpacker.read():
        if reader.feed(data) is not None:
            return NotReached(Trouble.NOT_THE_COUNTY)
    answer = reader.finish()
    return NotReached(Trouble.NOT_THE_COUNTY) if isinstance(answer, Damaged) else answer
