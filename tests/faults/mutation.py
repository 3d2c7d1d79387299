"""Makes broken bytes out of whole ones: by bytes, by known troublemakers, and by the shape of JSON."""

import json
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

TROUBLE = [
    b"\x00", b"\xff\xfe", b"\xc3\x28", b"\xed\xa0\x80", b"\\ud800", b"\\u0000", b"null", b"true", b"NaN", b"Infinity",
    b"-1", b"1e999", b"0.5", b"9" * 20, b"9" * 400, b"9" * 5000, b"[]", b"{}", b'""', b'"', b"\\", b"\t", b"\n", b"\r",
    b"#", b"=", b" ", b"-", b"[" * 3000, b'{"a":' * 3000, "０１２".encode(), "²".encode(), "٣".encode(), "字".encode(),
    b"\xf0\x9f\x98\x80", b"%s", b"A" * 300, b"#end {}", b"#head {}", b"#ack {}",
]
ODD: list[Any] = [None, True, False, 0, -1, 1, 2**31, 2**63, 10**30, 1.5, "", "0", "x" * 300, "\x00", "字", "²",
                  "\ud800", [], [[]], [None], [0], ["x"], {}, {"": 0}, {"x": []}]


def mutate(chance: Random, samples: Sequence[bytes]) -> bytes:
    """Return one broken input, made of one or two of the samples by up to four changes."""
    data = chance.choice(samples)
    if chance.random() < 0.4:
        data = by_shape(chance, data)
    for _ in range(chance.choice((0, 1, 1, 2, 4))):
        data = chance.choice(CHANGES)(chance, data, samples)
    return data


def by_shape(chance: Random, data: bytes) -> bytes:
    """Put an odd value into one place of the JSON in each of some lines; other bytes stay as they are."""
    lines = data.split(b"\n")
    place = chance.randrange(len(lines))
    head, brace, rest = lines[place].partition(b"{")
    text, tab, tail = (brace + rest).partition(b"\t")
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return data
    lines[place] = head + json.dumps(_odd_inside(chance, value), separators=(",", ":"),
                                     ensure_ascii=chance.random() < 0.9).encode("utf-8", "surrogatepass") + tab + tail
    return b"\n".join(lines)


def _odd_inside(chance: Random, value: Any) -> Any:
    if not isinstance(value, dict | list) or not value or chance.random() < 0.25:
        return chance.choice(ODD)
    if isinstance(value, list):
        place = chance.randrange(len(value))
        return [*value[:place], _odd_inside(chance, value[place]), *value[place + 1:]]
    name = chance.choice(list(value))
    if chance.random() < 0.15:
        return {key: one for key, one in value.items() if key != name}
    return value | {name: _odd_inside(chance, value[name])}


Change = Callable[[Random, bytes, Sequence[bytes]], bytes]


def _flip(chance: Random, data: bytes, samples: Sequence[bytes]) -> bytes:
    if not data:
        return data
    place = chance.randrange(len(data))
    return data[:place] + bytes([data[place] ^ 1 << chance.randrange(8)]) + data[place + 1:]


def _drop(chance: Random, data: bytes, samples: Sequence[bytes]) -> bytes:
    start, end = _slice(chance, data)
    return data[:start] + data[end:]


def _double(chance: Random, data: bytes, samples: Sequence[bytes]) -> bytes:
    start, end = _slice(chance, data)
    return data[:end] + data[start:end] + data[end:]


def _cut(chance: Random, data: bytes, samples: Sequence[bytes]) -> bytes:
    return data[:chance.randrange(len(data) + 1)]


def _trouble(chance: Random, data: bytes, samples: Sequence[bytes]) -> bytes:
    start, end = _slice(chance, data)
    return data[:start] + chance.choice(TROUBLE) + data[end if chance.random() < 0.5 else start:]


def _splice(chance: Random, data: bytes, samples: Sequence[bytes]) -> bytes:
    other = chance.choice(samples)
    return data[:chance.randrange(len(data) + 1)] + other[chance.randrange(len(other) + 1):]


def _swap_digit(chance: Random, data: bytes, samples: Sequence[bytes]) -> bytes:
    places = [place for place, byte in enumerate(data[:4000]) if 0x30 <= byte <= 0x39]
    if not places:
        return data
    place = chance.choice(places)
    return data[:place] + str(chance.randrange(10)).encode() + data[place + 1:]


CHANGES: tuple[Change, ...] = (_flip, _drop, _double, _cut, _trouble, _trouble, _splice, _swap_digit)


def _slice(chance: Random, data: bytes) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.choice((1, 1, 2, 8, 40)))
