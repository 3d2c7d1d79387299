"""What a county remembers of calls that broke: a little, for a while, and for their own terminal."""

from io import BytesIO

import pytest

from casework.wire import Head, Position
from county.sync.stream import Body
from county.sync.unfinished import (
    KEPT_S,
    MOST_BYTES,
    MOST_BYTES_TOGETHER,
    Remembered,
    Unfinished,
    already_here,
)

NONCE = "00112233aabbccdd"


class Seconds:
    """A clock that is moved by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def unfinished(seconds: Seconds) -> Unfinished:
    return Unfinished(seconds)


def head(terminal: int = 1, nonce: str = NONCE) -> Head:
    return Head("231222", "231222102201", terminal, 1, Position("0" * 16, 0, bytes(16)), {}, {}, "", nonce, 0, b"", b"")


def broken(data: bytes) -> Remembered:
    """A body of which so much came before the line broke."""
    body = Remembered(Body({"wsgi.input": BytesIO(data), "CONTENT_LENGTH": str(len(data) + 1)}))
    while body.read(1 << 16):
        pass
    return body


def begin(unfinished: Unfinished, data: bytes, *, terminal: int = 1, nonce: str = NONCE) -> Remembered:
    body = broken(data)
    unfinished.begin(head(terminal, nonce), body)
    unfinished.end(body)
    return body


def test_what_came_is_given_again_up_to_the_count_that_was_told(unfinished: Unfinished) -> None:
    begin(unfinished, b"0123456789")
    assert unfinished.held(1, NONCE) == 10
    assert already_here(f"{NONCE} 7", unfinished) == b"0123456"
    again = Remembered(Body({"wsgi.input": BytesIO(b"789"), "CONTENT_LENGTH": "3"}), b"0123456")
    assert b"".join(iter(lambda: again.read(4), b"")) == b"0123456789" == bytes(again.copy) and not again.broke


@pytest.mark.parametrize("call", [f"{NONCE} 11", f"{NONCE} ", NONCE, f"{NONCE} -1", f"{NONCE} 9999999999", "other 1",
                                  f"{NONCE} 1 2"])
def test_what_is_not_here_is_not_gone_on_with(unfinished: Unfinished, call: str) -> None:
    begin(unfinished, b"0123456789")
    assert already_here(call, unfinished) is None


def test_a_call_without_the_header_begins_with_nothing(unfinished: Unfinished) -> None:
    assert already_here("", unfinished) == b""


def test_a_call_that_ended_is_forgotten(unfinished: Unfinished) -> None:
    body = Remembered(Body({"wsgi.input": BytesIO(b"01"), "CONTENT_LENGTH": "2"}))
    unfinished.begin(head(), body)
    while body.read(1):
        pass
    unfinished.end(body)
    assert unfinished.held(1, NONCE) == 0


def test_a_terminal_has_one_and_sees_no_other(unfinished: Unfinished) -> None:
    begin(unfinished, b"old")
    begin(unfinished, b"other", terminal=2, nonce="2")
    begin(unfinished, b"new", nonce="3")
    assert [unfinished.held(1, nonce) for nonce in (NONCE, "2", "3")] == [0, 0, 3] and unfinished.held(2, "2") == 5


def test_it_is_forgotten_after_a_while(unfinished: Unfinished, seconds: Seconds) -> None:
    begin(unfinished, b"old")
    seconds.now = KEPT_S
    begin(unfinished, b"other", terminal=2, nonce="2")
    assert unfinished.held(1, NONCE) == 0 and unfinished.held(2, "2") == 5


def test_one_that_is_too_long_is_not_held_and_takes_no_more_memory(unfinished: Unfinished) -> None:
    body = begin(unfinished, bytes(2 * MOST_BYTES))
    assert unfinished.held(1, NONCE) == 0 and already_here(f"{NONCE} 5", unfinished) is None
    assert len(body.copy) < MOST_BYTES + (1 << 17)


def test_together_they_have_a_bound_and_the_oldest_goes(unfinished: Unfinished) -> None:
    count = MOST_BYTES_TOGETHER // MOST_BYTES + 2
    for terminal in range(count):
        begin(unfinished, bytes(MOST_BYTES), terminal=terminal, nonce=str(terminal))
    held = [unfinished.held(terminal, str(terminal)) for terminal in range(count)]
    assert sum(held) <= MOST_BYTES_TOGETHER and held[0] == 0 and held[-1] == MOST_BYTES


def test_the_bound_holds_also_while_calls_grow_that_began_small(unfinished: Unfinished) -> None:
    """Every village may be cut off at once."""
    data = bytes(1 << 20)
    bodies = [Remembered(Body({"wsgi.input": BytesIO(data), "CONTENT_LENGTH": str(len(data) + 1)})) for _ in range(100)]
    for terminal, body in enumerate(bodies, 1):
        unfinished.begin(head(terminal, f"{terminal:016x}"), body)
    for body in bodies:
        assert sum(map(len, iter(lambda body=body: body.read(1 << 18), b""))) == len(data), "it is read all the same"
    assert sum(len(body.copy) for body in bodies) <= MOST_BYTES_TOGETHER
    assert unfinished.held(1, f"{1:016x}") == 0 and unfinished.held(100, f"{100:016x}") == len(data)
