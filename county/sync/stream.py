"""Reading a request body as it arrives, and giving up on a line that has gone silent."""

from typing import Any

STALL_S = 30.0
STEP_BYTES = 1024


class Body:
    """The request body as a source of bytes."""

    def __init__(self, environ: dict[str, Any]) -> None:
        self._input = environ["wsgi.input"]
        length = environ.get("CONTENT_LENGTH")
        self._left = int(length) if length and length.isdecimal() else None
        socket = environ.get("gunicorn.socket")
        if socket is not None:
            socket.settimeout(STALL_S)

    def read(self, size: int, /) -> bytes:
        """Return the next bytes, b'' at the end or when the line fell silent or broke."""
        wanted = min(size, STEP_BYTES)
        if self._left is not None:
            wanted = min(wanted, self._left)
        if wanted == 0:
            return b""
        try:
            data = bytes(self._input.read(wanted))
        except OSError:
            return b""
        if self._left is not None:
            self._left -= len(data)
        return data

    @property
    def cut_short(self) -> bool:
        """Whether the line broke before the announced length had come."""
        return bool(self._left)

    def drain(self, most: int) -> None:
        """Read on and forget, at most so many bytes."""
        while most > 0 and (data := self.read(STEP_BYTES)):
            most -= len(data)

    def all(self, most: int) -> bytes | None:
        """Return the whole body, None when it is longer than `most`."""
        parts, total = [], 0
        while data := self.read(STEP_BYTES):
            total += len(data)
            if total > most:
                return None
            parts.append(data)
        return b"".join(parts)
