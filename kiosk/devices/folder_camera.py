"""A camera fed by files: the pictures of a folder, one after the other, round and round."""

from pathlib import Path

_ENDINGS = frozenset({".jpg", ".jpeg", ".png"})


class FolderCamera:
    """Gives `portrait*` or `document*` pictures when there are such, else any, in the order of their names."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._taken: dict[str, int] = {}

    def take(self, kind: str) -> bytes | None:
        """The next picture of that kind, or None where the folder holds none."""
        picture = self.look(kind)
        self._taken[kind] = self._taken.get(kind, 0) + 1
        return picture

    def look(self, kind: str) -> bytes | None:
        """The picture the next `take` gives."""
        pictures = self._pictures(kind)
        return pictures[self._taken.get(kind, 0) % len(pictures)].read_bytes() if pictures else None

    def _pictures(self, kind: str) -> list[Path]:
        if not self._folder.is_dir():
            return []
        found = sorted(file for file in self._folder.iterdir() if file.suffix.lower() in _ENDINGS)
        return [file for file in found if file.name.startswith(kind)] or found
