"""Where a stick is plugged in: the folder of the settings, or what the system has mounted for people."""

from pathlib import Path

MOUNTS = Path("/proc/self/mounts")
_FOR_PEOPLE = ("/media/", "/run/media/", "/mnt/")


class StickDrives:
    """Looks for sticks; with `folder` that folder is the only one."""

    def __init__(self, folder: Path | None, mounts: Path = MOUNTS) -> None:
        self._folder, self._mounts = folder, mounts

    def places(self) -> list[Path]:
        """Folders of the sticks that are in now, in the order they were put in."""
        if self._folder is not None:
            return [self._folder] if self._folder.is_dir() else []
        try:
            lines = self._mounts.read_text("utf-8", "surrogateescape").splitlines()
        except OSError:
            return []
        found = (Path(_plain(parts[1])) for line in lines if len(parts := line.split(" ")) > 2)
        return [path for path in found if str(path).startswith(_FOR_PEOPLE) and path.is_dir()]


def _plain(text: str) -> str:
    """A path as the kernel writes it: blanks and a few others as three octal digits."""
    return (text.replace("\\040", " ").replace("\\011", "\t").replace("\\012", "\n").replace("\\134", "\\"))
