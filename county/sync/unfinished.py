"""Calls whose line broke: what came of them stays in memory a while, so that they go on at the byte where they broke.

Nothing depends on it: a county that was started again has forgotten them, and the kiosk begins a new call.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from threading import Lock
from typing import Protocol

from casework.wire import Head, Position
from county.sync.reply import Reply

MOST_BYTES = 1280 * 1024
"""Of one call: what a kiosk puts into one (1 MB) and the group that went over it."""
MOST_BYTES_TOGETHER = 64 * 1024 * 1024
KEPT_S = 1800.0


class Incoming(Protocol):
    """A request body as it comes in."""

    @property
    def broke(self) -> bool:
        """Whether the line broke or fell silent before its end."""
        ...

    def read(self, size: int, /) -> bytes:
        """Return the next bytes, b'' at the end."""
        ...

    def drain(self, most: int) -> None:
        """Read on and forget, at most so many bytes."""
        ...


class Remembered:
    """A body of which a copy grows while it is read; begins with what came before the line broke."""

    def __init__(self, body: Incoming, before: bytes = b"") -> None:
        self._body, self._ahead = body, before
        self.copy = bytearray(before)
        self.grown: Callable[[], None] | None = None
        """Called whenever the copy has grown."""
        self._is_kept = True

    @property
    def broke(self) -> bool:
        """Whether the line broke or fell silent before the end."""
        return self._body.broke

    def read(self, size: int, /) -> bytes:
        """Return the next bytes, b'' at the end."""
        if self._ahead:
            data, self._ahead = self._ahead[:size], self._ahead[size:]
            return data
        data = self._body.read(size)
        if self._is_kept and len(self.copy) <= MOST_BYTES:    # one that is longer is not given again: `held` says so
            self.copy += data
            if self.grown is not None:
                self.grown()
        return data

    def forget(self) -> None:
        """There is no room for a copy of this one; it is read as any other."""
        self._is_kept, self.copy = False, bytearray()

    def drain(self, most: int) -> None:
        """Read on and forget, at most so many bytes."""
        self._body.drain(most)


@dataclass(slots=True)
class _Call:
    terminal: int
    since: float
    body: Remembered
    counted: int = 0
    """How many bytes of the copy are in the total."""


class Unfinished:
    """The running and the broken calls of a county, the newest of each terminal, by nonce."""

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._lock = Lock()
        self._calls: dict[str, _Call] = {}
        self._bytes = 0
        """Of all copies together."""

    def begin(self, head: Head, body: Remembered) -> None:
        """A call has shown whose it is; older ones of this terminal are forgotten."""
        call = _Call(head.terminal, self._seconds(), body)
        with self._lock:
            for nonce, one in [*self._calls.items()]:
                if one.terminal == head.terminal or call.since - one.since >= KEPT_S or nonce == head.nonce:
                    self._drop(nonce)
            self._calls[head.nonce] = call
        body.grown = partial(self._grew, head.nonce, call)
        body.grown()

    def _grew(self, nonce: str, call: _Call) -> None:
        """Count what has come since; the oldest are forgotten while all together are too many bytes."""
        with self._lock:
            if self._calls.get(nonce) is not call:
                return
            size = len(call.body.copy)
            self._bytes += size - call.counted
            call.counted = size
            while self._bytes > MOST_BYTES_TOGETHER:
                self._drop(next(iter(self._calls))).body.forget()

    def _drop(self, nonce: str) -> _Call:
        call = self._calls.pop(nonce)
        self._bytes -= call.counted
        return call

    def end(self, body: Remembered) -> None:
        """A call is over; it stays only when its line broke."""
        if not body.broke:
            with self._lock:
                for nonce in [nonce for nonce, call in self._calls.items() if call.body is body]:
                    self._drop(nonce)

    def held(self, terminal: int, nonce: str) -> int:
        """Return how many bytes of a call are here."""
        call = self._calls.get(nonce)
        return _given_again(call.body) if call and call.terminal == terminal else 0

    def beginning(self, nonce: str, count: int) -> bytes | None:
        """Return the first bytes of a call, None when so many are not here. It may still be read by a thread
        that waits on a dead line."""
        call = self._calls.get(nonce)
        return bytes(call.body.copy[:count]) if call and count <= _given_again(call.body) else None


def _given_again(body: Remembered) -> int:
    return len(body.copy) if len(body.copy) <= MOST_BYTES else 0


def already_here(call: str, unfinished: Unfinished) -> bytes | None:
    """Return what came before of the call that a header names; b'' without one, None when it is not here."""
    nonce, _, count = call.partition(" ")
    if not call:
        return b""
    return unfinished.beginning(nonce, int(count)) if count.isdecimal() and len(count) < 10 else None


def standing(terminal: int, head: Position, unfinished: Unfinished, call: str | None) -> Reply:
    """Return `seq h` of a terminal's log, 404 for one never seen; with a call named, `seq h count` for any."""
    if call is None:
        return Reply(200, f"{head.seq} {head.chain.hex()}".encode()) if head.seq else Reply(404, b"")
    return Reply(200, f"{head.seq} {head.chain.hex()} {unfinished.held(terminal, call)}".encode())
