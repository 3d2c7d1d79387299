"""A reply before it becomes WSGI."""

from dataclasses import dataclass
from http import HTTPStatus


@dataclass(frozen=True, slots=True)
class Reply:
    """Status, body and the few headers villages read."""

    status: int
    body: bytes
    extra: tuple[tuple[str, str], ...] = ()
    kept: int = 0
    """Facts that came in with this call."""

    @property
    def status_line(self) -> str:
        """As WSGI wants it."""
        return f"{self.status} {HTTPStatus(self.status).phrase}"

    @property
    def headers(self) -> list[tuple[str, str]]:
        """Length and what else was set."""
        return [("Content-Length", str(len(self.body))), *self.extra]
