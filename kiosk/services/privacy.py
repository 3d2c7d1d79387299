"""Nothing of one villager may reach the next: what a session leaves, and wiping it."""

from pathlib import Path


class SessionPrivacy:
    """Knows every place outside the store where a session leaves something, and empties it."""

    def folder(self) -> Path:
        """The only folder for temporary files of this session."""
        raise NotImplementedError

    def wipe(self) -> tuple[str, ...]:
        """Empty all places; returns their names as proof. Never raises: what could not go is named `... !`."""
        raise NotImplementedError
