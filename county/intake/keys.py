"""The county's signing keys, files that one account may read.

The first is `county.key` and is called 1; later ones are `county-2.key` and so on. A key that was replaced
stays: it opens sticks that were sealed to it, and reprints receipts it signed.
"""

import os
import re
from pathlib import Path

from casework.signing import SigningKey

FILE_NAME = "county.key"
_NAMES = re.compile(r"county(?:-(\d{1,4}))?\.key")
_known: dict[Path, SigningKey] = {}
"""By file: a key never changes."""


class NoKey(Exception):
    """The county has no signing key yet: `county init` makes it."""


def create(folder: Path, seed: bytes, name: str = "1") -> SigningKey:
    """Write a new key. Raises FileExistsError when there is one: a key is never overwritten."""
    path = folder / (FILE_NAME if name == "1" else f"county-{name}.key")
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(seed.hex())
        file.flush()
        os.fsync(file.fileno())
    return SigningKey.from_seed(seed)


def load(folder: Path) -> SigningKey:
    """Read the county's newest key. Raises NoKey."""
    found = ring(folder)
    if not found:
        raise NoKey
    return list(found.values())[-1]


def ring(folder: Path) -> dict[str, SigningKey]:
    """Read all keys by name, oldest first."""
    return {name: _read(path) for name, path in files(folder).items()}


def files(folder: Path) -> dict[str, Path]:
    """Return where the keys lie, by name, oldest first."""
    paths = folder.iterdir() if folder.is_dir() else ()
    found = {int(match[1] or 1): path for path in paths if (match := _NAMES.fullmatch(path.name))}
    return {str(number): path for number, path in sorted(found.items())}


def _read(path: Path) -> SigningKey:
    if path not in _known:
        _known[path] = SigningKey.from_seed(bytes.fromhex(path.read_text(encoding="ascii")))
    return _known[path]
