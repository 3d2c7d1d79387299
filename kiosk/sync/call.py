"""One call to `/s1/sync`: how it is written, how its answer is believed, and where to begin after a cut."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from casework.signing import SigningKey, VerifyKey
from casework.wire import (
    Answer,
    AnswerReader,
    Damaged,
    Position,
    Unpacker,
)
from kiosk.store import Clock, OutboxPart, Store, TerminalIdentity
from kiosk.sync.body import write_body
from kiosk.sync.link import Link, NotReached, Refused, Response, Trouble
from kiosk.sync.pace import Pace

FEED_BYTES_A_LINE_BYTE = 4
"""Feeds compress at least this well: what is asked for so that the answer fits the pace."""
FACTS_BYTES_A_LINE_BYTE = 3
"""Facts compress at least this well."""


@dataclass(frozen=True, slots=True)
class Round:
    """A verified answer, taken into the store."""

    answer: Answer
    agrees: bool
    sent: int
    again: bool
    """Whether the same has to be sent once more: the county did not hold what the packing leaned on."""

    @property
    def is_refused(self) -> bool:
        """Whether the county could not serve the call, though both logs agree."""
        return self.agrees and not self.again and any(problem.seq == 0 for problem in self.answer.problems)


@dataclass
class Caller:
    """Makes the calls of one exchange."""

    store: Store
    key: SigningKey
    link: Link
    identity: TerminalIdentity
    clock: Clock
    random: Callable[[int], bytes]
    pace: Pace
    _may_lean: bool = True
    _sent: int = 0

    def part(self, most: int) -> OutboxPart | NotReached:
        """Return what to send next. After a cut it begins where the county stands, not where it last said so."""
        part = self.store.outbox(most)
        if not self.pace.ask_first:
            return part
        reached = self._position(part.epoch)
        if isinstance(reached, NotReached):
            return reached
        if reached is None:
            return part
        if reached.seq <= part.seq:
            self.pace.stood_still()
        return self.store.outbox(most, reached)

    def _position(self, epoch: str) -> Position | NotReached | None:
        response = self.link.call("GET", f"/s1/pos/{self.identity.terminal}/{epoch}")
        if isinstance(response, NotReached):
            return response
        seq, _, chain = response.body[:100].partition(b" ")
        if response.status != 200 or not seq.isdigit():
            return None
        try:
            return Position(epoch, int(seq), bytes.fromhex(chain.decode("ascii", "replace")))
        except ValueError:
            return None

    def call(self, part: OutboxPart, *, asking: bool) -> Round | NotReached | Refused:
        """Make one call and take its answer into the store."""
        nonce = self.random(8).hex()
        asked_ms, moved, begun = self.clock.now_ms(), self.link.moved, time.monotonic()
        body = self._body(part, nonce, most=0 if asking else self.pace.bytes * FEED_BYTES_A_LINE_BYTE)
        expected = min(sum(map(len, part.lines)) // FACTS_BYTES_A_LINE_BYTE, self.pace.up_bytes)
        response = self.link.call("POST", "/s1/sync", body=body if part.lines else b"".join(body), expected=expected)
        answer = _read(response, self.store.county_keys(), nonce)
        if not isinstance(answer, Answer):
            self.pace.broke_off(self.link.moved - moved)
            return answer
        self.pace.went_well(self.link.moved - moved, time.monotonic() - begun)
        middle_ms = (asked_ms + self.clock.now_ms()) // 2
        agrees = self.store.take_answer(answer, offset_ms=answer.time_ms - middle_ms)
        unleaned = self._may_lean and any(problem.reason == "prefix" for problem in answer.problems)
        self._may_lean = self._may_lean and not unleaned
        return Round(answer, agrees, self._sent, unleaned)

    def _body(self, part: OutboxPart, nonce: str, *, most: int) -> Iterator[bytes]:
        """Yield the compressed body, readable group by group, until the pace is reached."""
        gone = self._sent = 0
        body = write_body(self.store, self.key, self.identity, part, nonce=nonce, most=most,
                          line=self.pace.line, lean=self._may_lean)
        enough: bool | None = None
        while True:
            try:
                data, facts = body.send(enough)
            except StopIteration:
                return
            yield data
            gone, self._sent = gone + len(data), self._sent + facts
            enough = facts > 0 and gone > self.pace.up_bytes or None


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
