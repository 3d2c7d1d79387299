"""Lines and control lines: the smallest parts of a body."""

import base64
import binascii
import json
from dataclasses import dataclass
from typing import Any

from casework.facts import MAX_LINE_BYTES
from casework.signing import SigningKey, read_signature

MAX_CONTROL_BYTES = 64 * 1024
SIGNATURE_BYTES = 64


@dataclass(frozen=True, slots=True)
class Damaged:
    """Bytes that cannot be what they should be. `reason` is a stable code without personal data."""

    reason: str


class LineSplitter:
    """Cuts arriving bytes into lines; keeps the unfinished rest, at most one line long."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, data: bytes) -> list[bytes] | Damaged:
        """Return the lines completed by `data`, without their line breaks."""
        *lines, self._rest = (self._rest + data).split(b"\n")
        if len(self._rest) > MAX_LINE_BYTES or any(len(line) > MAX_LINE_BYTES for line in lines):
            return Damaged("line-too-long")
        return lines

    @property
    def unfinished(self) -> bool:
        """Whether bytes are left that no line break has ended."""
        return bool(self._rest)


@dataclass(frozen=True, slots=True)
class Control:
    """A control line taken apart. `signed` is what its signature covers."""

    word: str
    record: dict[str, Any]
    signed: bytes
    signature: bytes


def write_control(word: str, record: dict[str, Any]) -> bytes:
    """Return an unsigned control line with its line break."""
    return _payload(word, record) + b"\n"


def write_signed(word: str, record: dict[str, Any], key: SigningKey, domain: bytes, *,
                 over: bytes = b"") -> bytes:
    """Return a control line signed over `over` and itself, with its line break."""
    payload = _payload(word, record)
    signature = base64.b64encode(key.sign(domain, over + payload))
    return payload + b"\t" + signature + b"\n"


def read_control(line: bytes) -> Control | Damaged:
    """Take a control line apart; checks no signature."""
    if not line.startswith(b"#") or len(line) > MAX_CONTROL_BYTES:
        return Damaged("control-line")
    payload, _, tail = line.partition(b"\t")
    word, _, text = payload[1:].partition(b" ")
    try:
        record = json.loads(text.decode("utf-8"))
        signature = read_signature(tail)
        name = word.decode("ascii")
    except (ValueError, RecursionError, binascii.Error):
        return Damaged("control-line")
    if not isinstance(record, dict):
        return Damaged("control-line")
    return Control(name, record, payload, signature)


def _payload(word: str, record: dict[str, Any]) -> bytes:
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return f"#{word} {text}".encode()
