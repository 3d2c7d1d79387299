"""Nothing of one villager may reach the next: what a session leaves, and wiping it."""

from collections.abc import Callable
from pathlib import Path
from shutil import rmtree


class SessionPrivacy:
    """Knows every place outside the store where a session leaves something, and empties it.

    A face adds its own places (clipboard, picture cache, word list of the keyboard) with `add`.
    """

    def __init__(self, temporary: Path) -> None:
        self._temporary = temporary
        self._places: dict[str, Callable[[], None]] = {"temporary files": self._empty}

    def folder(self) -> Path:
        """The only folder for temporary files of this session; readable by its owner alone."""
        self._temporary.mkdir(mode=0o700, parents=True, exist_ok=True)
        return self._temporary

    def add(self, name: str, empty: Callable[[], None]) -> None:
        """Name a place and how to empty it."""
        self._places[name] = empty

    def wipe(self) -> tuple[str, ...]:
        """Empty all places; returns their names. What could not be emptied is named with ` !`.

        Never raises: a session must end whatever happens, and the rest must be wiped all the same.
        """
        return tuple(_wiped(name, empty) for name, empty in self._places.items())

    def _empty(self) -> None:
        if self._temporary.exists():
            rmtree(self._temporary)


def _wiped(name: str, empty: Callable[[], None]) -> str:
    try:
        empty()
    except Exception:  # a place of a face may fail in its own way
        return f"{name} !"
    return name
