"""The county's signing key, a file that one account may read."""

import os
from functools import lru_cache
from pathlib import Path

from casework.signing import SigningKey

FILE_NAME = "county.key"


class NoKey(Exception):
    """The county has no signing key yet: `county init` makes it."""


def create(folder: Path, seed: bytes) -> SigningKey:
    """Write a new key. Raises FileExistsError when there is one: a key is never overwritten."""
    descriptor = os.open(folder / FILE_NAME, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(seed.hex())
        file.flush()
        os.fsync(file.fileno())
    return SigningKey.from_seed(seed)


@lru_cache(maxsize=4)
def load(folder: Path) -> SigningKey:
    """Read the county's key. Raises NoKey."""
    try:
        return SigningKey.from_seed(bytes.fromhex((folder / FILE_NAME).read_text(encoding="ascii")))
    except FileNotFoundError as error:
        raise NoKey from error
