"""Where one run of the demo keeps everything: one folder, nothing outside it."""

import tempfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Folders:
    """The places of one run; two runs have different `home`s and never meet."""

    home: Path

    @property
    def county(self) -> Path:
        """The county's data: database, keys, attachments."""
        return self.home / "county"

    @property
    def kiosk(self) -> Path:
        """The kiosk's data: encrypted database, key file, side file."""
        return self.home / "kiosk"

    @property
    def machines(self) -> Path:
        """What the file-fed machines read and write: cards, pictures, printed papers."""
        return self.home / "machines"

    @property
    def logs(self) -> Path:
        """What the programs say."""
        return self.home / "logs"

    def make(self) -> "Folders":
        """Create them all."""
        for folder in (self.home, self.county, self.kiosk, self.machines, self.logs):
            folder.mkdir(parents=True, exist_ok=True)
        return self


def temporary() -> Folders:
    """Return new folders in the system's place for temporary files."""
    return Folders(Path(tempfile.mkdtemp(prefix="buchucun-"))).make()
