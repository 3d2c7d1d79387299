"""Bugs of a kiosk in an exchange: what it believes, and what it keeps of an answer."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from unittest import mock

import kiosk.sync.call
from casework.facts import Fact
from casework.wire import Answer, AnswerReader, Position
from casework.wire.lines import read_control
from county.sync import conversation
from kiosk.store import feed, store, trust
from kiosk.sync import backoff
from tests.faults.simulation.plants.plant import Plant, Planting, both, swap


def _believes_unsigned(self: AnswerReader) -> Any:
    """Takes an acknowledgement whatever stands behind it."""
    good = _finish(self)
    if isinstance(good, Answer) or len(self._lines) < 1:
        return good
    ack = read_control(self._lines[0])
    if getattr(ack, "word", "") != "ack":
        return good
    record = ack.record  # type: ignore[union-attr]
    return Answer(Position(record["epoch"], record["seq"], bytes.fromhex(record["h"])), None, record["time"],
                  record["se"], (), (), {}, False)


_finish = AnswerReader.finish


def _forgets_the_nonce() -> Planting:
    """An answer to any other call is as good: what was signed does not name the call."""
    real_writes = conversation.write_answer

    def write(key: Any, *, nonce: str, **named: Any) -> Iterator[bytes]:
        return real_writes(key, nonce="", **named)

    real_init = AnswerReader.__init__

    def begin(self: AnswerReader, key: Any, nonce: str) -> None:
        real_init(self, key, "")

    return both(mock.patch.object(conversation, "write_answer", write),
                 mock.patch.object(AnswerReader, "__init__", begin))


def _any_200_is_an_ack() -> Planting:
    """Whatever answers 200 has taken everything that was sent."""
    real = kiosk.sync.call._read
    sent: list[store.Store] = []

    def call(self: Any, part: Any, *, asking: bool) -> Any:
        sent[:] = [self.store]
        return real_call(self, part, asking=asking)

    real_call = kiosk.sync.call.Caller.call

    def read(response: Any, key: Any, nonce: str) -> Any:
        answer = real(response, key, nonce)
        if not isinstance(answer, Answer) and getattr(response, "status", 0) == 200 and not isinstance(response, bytes):
            sent[0]._calls.change(set(), lambda inside: inside.database.execute("DELETE FROM outbox"))
            sent[0]._calls.change(set(), lambda inside: inside.database.execute(
                "UPDATE epochs SET ack_seq = seq, ack_chain = chain"))
        return answer

    return both(mock.patch.object(kiosk.sync.call, "_read", read),
                 mock.patch.object(kiosk.sync.call.Caller, "call", call))


def _cursor_before_facts(database: Any, lines: Any) -> list[Fact]:
    """The cursor moves although the facts were not taken."""
    kept = list(lines)
    return _take(database, kept[:-1] if len(kept) > 2 else kept)


_take = feed.take


def _old_bundle_is_taken(database: Any, fact: Fact) -> bool:
    """The version of a trust bundle is not compared."""
    ours = trust.newest(database)
    with mock.patch.object(trust, "newest", lambda _: replace(ours, version=0) if ours else None):
        return _take_trust(database, fact)


_take_trust = trust.take


def _waits_for_ever(failures: int, jitter: float) -> float:
    return float(2.0 * 2 ** min(failures, 60) + jitter)


PLANTS: tuple[Plant, ...] = (
    Plant("any-200-acknowledges", "a portal's page clears the outbox", "ack-honesty", _any_200_is_an_ack,
          needs="portal"),
    Plant("ack-unsigned", "the signature under an answer is not needed", "ack-honesty",
          swap(AnswerReader, "finish", _believes_unsigned)),
    Plant("answer-without-nonce", "an answer to any other call is believed", "chain", _forgets_the_nonce,
          needs="portal"),
    Plant("cursor-before-facts", "the cursor moves past a fact that was not taken", "same-fold",
          swap(feed, "take", _cursor_before_facts)),
    Plant("trust-goes-back", "the version of a trust bundle is not compared", "authority",
          swap(trust, "take", _old_bundle_is_taken), needs="old_trust"),
    Plant("waits-for-ever", "the wait after failures has no end", "progress",
          swap(backoff, "wait_after_failure_s", _waits_for_ever)),
)
