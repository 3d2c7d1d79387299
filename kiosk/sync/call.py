"""One call to `/s1/sync`: how it is written, how its answer is believed, and where to begin after a cut."""

import time
from collections.abc import Callable, Sequence
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
from kiosk.sync.outgoing import PIECE_BYTES, SMALL_PIECE_BYTES, Outgoing
from kiosk.sync.pace import Pace

FEED_BYTES_A_LINE_BYTE = 4
"""Feeds compress at least this well: what is asked for so that the answer fits the pace."""
FACTS_BYTES_A_LINE_BYTE = 3
"""Facts compress at least this well."""


CALL = "X-Call"
"""Names a call whose line broke, by its nonce; with a count, the body goes on after so many bytes."""


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
    _goes_on_after: int = 0
    """Bytes that the county holds of the call that broke."""

    def part(self, most: int) -> OutboxPart | NotReached:
        """Return what to send next. After a cut it begins where the county stands, not where it last said so."""
        part, self._goes_on_after = self.store.exchange.outbox(most), 0
        if not self.pace.ask_first:
            return part
        broken = self.pace.unfinished
        if broken is not None and not broken.still_holds(self.store, part):
            broken = self.pace.unfinished = None
        stands = self._ask(part.epoch, broken)
        if isinstance(stands, NotReached):
            return stands
        if stands is None:
            return part
        reached, held = stands
        if broken is not None:
            self.pace.goes_on = held is not None
        if broken is not None and held and broken.part.lines:
            self._goes_on_after = held
            return broken.part
        if reached.seq <= part.seq:
            self.pace.stood_still()
        return self.store.exchange.outbox(most, reached)

    def _ask(self, epoch: str, broken: Outgoing | None) -> tuple[Position, int | None] | NotReached | None:
        """Where the county stands in a log, and how much it holds of a broken call if it can go on with one."""
        headers = {CALL: broken.nonce} if broken else {}
        response = self.link.call("GET", f"/s1/pos/{self.identity.terminal}/{epoch}", headers=headers)
        if isinstance(response, NotReached):
            return response
        seq, chain, *held = response.body[:100].split(b" ") + [b""]
        if response.status != 200 or not seq.isdigit():
            return None
        try:
            position = Position(epoch, int(seq), bytes.fromhex(chain.decode("ascii", "replace")))
        except ValueError:
            return None
        return position, int(held[0]) if held[0].isdigit() else None

    def call(self, part: OutboxPart, *, asking: bool) -> Round | NotReached | Refused:
        """Make one call and take its answer into the store."""
        after, self._goes_on_after = self._goes_on_after, 0
        broken = self.pace.unfinished if after else None
        body = broken if broken and broken.part is part else self._body(part, asking)
        if body is not broken:
            after = 0
        asked_ms, moved, begun = self.clock.now_ms(), self.link.moved, time.monotonic()
        response = self._send(body, after)
        self.pace.unfinished = body if isinstance(response, NotReached) else None
        answer = _read(response, self.store.trust.county_keys(), body.nonce)
        if not isinstance(answer, Answer):
            self.pace.broke_off(self.link.moved - moved)
            return answer
        self.pace.went_well(self.link.moved - moved, time.monotonic() - begun)
        middle_ms = (asked_ms + self.clock.now_ms()) // 2
        agrees = self.store.exchange.take_answer(answer, offset_ms=answer.time_ms - middle_ms)
        unleaned = self._may_lean and any(problem.reason == "prefix" for problem in answer.problems)
        self._may_lean = self._may_lean and not unleaned
        return Round(answer, agrees, body.facts, unleaned)

    def _send(self, body: Outgoing, after: int) -> Response | NotReached:
        expected = min(sum(map(len, body.part.lines)) // FACTS_BYTES_A_LINE_BYTE, self.pace.up_bytes)
        rest = body.after(after)
        return self.link.call("POST", "/s1/sync", body=rest if body.part.lines else b"".join(rest), expected=expected,
                              headers={CALL: f"{body.nonce} {after}"} if after else {})

    def _body(self, part: OutboxPart, asking: bool) -> Outgoing:
        nonce = self.random(8).hex()
        written = write_body(self.store, self.key, self.identity, part, nonce=nonce,
                             most=0 if asking else self.pace.bytes * FEED_BYTES_A_LINE_BYTE,
                             line=self.pace.line, lean=self._may_lean)
        return Outgoing(self.store, part, nonce, written, self.pace.up_bytes,
                        PIECE_BYTES if self.pace.is_calm else SMALL_PIECE_BYTES)


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
