"""The camera."""

from typing import Protocol


class Camera(Protocol):
    """Takes pictures."""

    def take(self, kind: str) -> bytes | None:
        """One picture as the camera gives it (JPEG or PNG), or None. `kind`: `portrait`, `document`."""
        ...

    def look(self, kind: str) -> bytes | None:
        """What it sees now, without taking: the picture `take` would give."""
        ...
