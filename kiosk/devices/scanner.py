"""The scanner of QR codes on slips."""

from typing import Protocol


class Scanner(Protocol):
    """Reads codes."""

    def read(self) -> str | None:
        """The text read since the last call, or None. Never waits."""
        ...
